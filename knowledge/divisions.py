"""The administrative divisions of Wenzhou as a tree, with its history and what a list of them covers."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.errors import VocabularyError
from knowledge.vocabulary import load_yaml

_PREFECTURE = "温州市"
_TIER = "市区"
_Tier = dict[str, tuple[str, ...]]
_TOWNSHIP_SUFFIXES = ("街道", "畲族镇", "畲族乡", "镇", "乡")


class RegionKind(enum.Enum):
    """What a division is; a tier (市区) is a group of divisions, not one of its own."""

    PREFECTURE = "prefecture"
    TIER = "tier"
    DISTRICT = "district"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A division: `parent` it lies in, `zone` that administers it, `former` when it is no more."""

    name: str
    kind: RegionKind
    parent: str | None = None
    zone: str | None = None
    aliases: tuple[str, ...] = ()
    former: bool = False

    @property
    def short_name(self) -> str:
        """Return the name without its generic ending: 塘下镇 gives 塘下, 瑞安市 gives 瑞安."""
        if self.kind is RegionKind.TOWNSHIP:
            return next(self.name.removesuffix(s) for s in _TOWNSHIP_SUFFIXES if self.name.endswith(s))
        if self.kind in {RegionKind.DISTRICT, RegionKind.CITY, RegionKind.COUNTY, RegionKind.PREFECTURE}:
            return self.name[:-1]
        return self.name


@functools.lru_cache(maxsize=1)
def all_regions() -> dict[str, Region]:
    """Return every division by its canonical name, counties before their townships."""
    content = load_yaml("regions.yml")
    zones = {township: zone["name"] for zone in content["zones"] for township in zone["townships"]}
    regions = [
        _division(content["prefecture"], RegionKind.PREFECTURE, None),
        *(_division(tier, RegionKind.TIER, _PREFECTURE) for tier in content["tiers"]),
        *(_division(zone, RegionKind.ZONE, zone.get("parent", _PREFECTURE)) for zone in content["zones"]),
    ]
    for county in content["counties"]:
        regions.append(_division(county, RegionKind(county["kind"]), _PREFECTURE))
        regions.extend(_townships(county, zones))
    return {region.name: region for region in regions}


def region(name: str) -> Region:
    """Return the division with the canonical name `name`; VocabularyError when there is none."""
    found = all_regions().get(name)
    if found is None:
        raise VocabularyError(
            f"no division of Wenzhou is called {name!r}; expected a canonical name such as 瑞安市"
        )
    return found


@functools.lru_cache(maxsize=1)
def counties() -> tuple[str, ...]:
    """Return the twelve county-level divisions in their official order."""
    kinds = {RegionKind.DISTRICT, RegionKind.CITY, RegionKind.COUNTY}
    return tuple(region.name for region in all_regions().values() if region.kind in kinds)


@functools.lru_cache(maxsize=2048)
def ancestors(name: str, day: date | None = None) -> tuple[str, ...]:
    """Return what `name` lies in on `day` (default: now), nearest first; the parent before the zone."""
    found = all_regions().get(name)
    if found is None or found.parent is None:
        return ()
    parent = _parent_on(found, day)
    nearest = tuple(part for part in (parent, found.zone) if part and part != _PREFECTURE)
    further = tuple(above for part in nearest for above in ancestors(part, day) if above != _PREFECTURE)
    return (*nearest, *(above for above in further if above not in nearest), _PREFECTURE)


@functools.lru_cache(maxsize=2048)
def county_of(name: str, day: date | None = None) -> str | None:
    """Return the county-level division that `name` is or lies in, None for 温州市, 市区 and the zones."""
    return next((level for level in (name, *ancestors(name, day)) if level in counties()), None)


def covers(regions: tuple[str, ...], excluded: tuple[str, ...], name: str, day: date | None = None) -> bool:
    """Tell whether a text for `regions` without `excluded` holds in all of `name` on `day`.

    The nearest statement decides: 洞头区 without 灵昆街道 does not cover 灵昆街道; 洞头区 taken out
    and 灵昆街道 named covers it. A parent of which only a part is named is not covered.
    """
    if name in _tiers() and name not in regions:
        return all(covers(regions, excluded, division, day) for division in _tiers()[name]["core"])
    for level in (name, *ancestors(name, day)):
        if level in excluded:
            return False
        if level in regions or (_TIER in regions and _is_implied(level, regions, day)):
            return True
    return False


def other_counties(
    named: tuple[str, ...], kinds: frozenset[RegionKind], day: date | None = None
) -> tuple[str, ...]:
    """Return the counties of these kinds on `day` that are not `named`: what 其余各县（市） means.

    A county of which only parts are named stays; one that `named` covers by 市区 does not.
    """
    return tuple(
        name
        for name in counties()
        if name not in named
        and _kind_on(name, day) in kinds
        and _parent_on(all_regions()[name], day) == _PREFECTURE
        and not covers(named, (), name, day)
    )


def _is_implied(part: str, regions: tuple[str, ...], day: date | None) -> bool:
    """Tell whether 市区 means `part`: a list of its districts means no other district.

    洞头 was a county, and no part of 市区, until 2015.
    """
    if part not in _tiers()[_TIER]["parts"]:
        return False
    if all_regions()[part].kind is RegionKind.ZONE:
        return True
    listed = any(district in regions for district in _tiers()[_TIER]["core"])
    return not listed and _kind_on(part, day) is RegionKind.DISTRICT


def _kind_on(name: str, day: date | None) -> RegionKind:
    for entry in load_yaml("regions.yml")["former_kinds"]:
        if entry["division"] == name and day is not None and day < entry["before"]:
            return RegionKind(entry["kind"])
    return all_regions()[name].kind


def covered_parts(
    regions: tuple[str, ...], excluded: tuple[str, ...], name: str, day: date | None = None
) -> tuple[str, ...]:
    """Return the named `regions` that lie inside `name`: what a partly covered parent has."""
    inside = _tiers()[name]["parts"] if name in _tiers() else ()
    return tuple(
        part
        for part in regions
        if part != name
        and part not in excluded
        and (name in ancestors(part, day) or any(level in inside for level in (part, *ancestors(part, day))))
    )


def former_parents(name: str) -> tuple[str, ...]:
    """Return what `name` once lay in: 龙港市 in 苍南县."""
    return tuple(parent for division, _, parent in _history() if division == name)


@functools.lru_cache(maxsize=1)
def _tiers() -> dict[str, _Tier]:
    """Return the divisions of each tier: those that it is without doubt, and all that may belong to it."""
    tiers = load_yaml("regions.yml")["tiers"]
    return {t["name"]: {"core": tuple(t["core"]), "parts": tuple(t["parts"])} for t in tiers}


def _division(entry: dict[str, Any], kind: RegionKind, parent: str | None) -> Region:
    return Region(name=entry["name"], kind=kind, parent=parent, aliases=tuple(entry["aliases"]))


def _townships(county: dict[str, Any], zones: dict[str, str]) -> Iterator[Region]:
    for field in ("townships", "former"):
        for name in county.get(field, ()):
            yield Region(
                name=name,
                kind=RegionKind.TOWNSHIP,
                parent=county["name"],
                zone=zones.get(name),
                former=field == "former",
            )


def _parent_on(found: Region, day: date | None) -> str | None:
    for name, before, parent in _history():
        if name == found.name and day is not None and day < before:
            return parent
    return found.parent


@functools.lru_cache(maxsize=1)
def _history() -> tuple[tuple[str, date, str], ...]:
    return tuple(
        (entry["division"], entry["before"], entry["parent"]) for entry in load_yaml("regions.yml")["history"]
    )
