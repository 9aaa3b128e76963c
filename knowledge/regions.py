"""Divisions of Wenzhou and places elsewhere, found in a text under any of their everyday names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import jieba

from knowledge.divisions import (
    Region,
    RegionKind,
    all_regions,
    ancestors,
    counties,
    county_of,
    covered_parts,
    covers,
    other_counties,
    region,
)
from knowledge.vocabulary import load_yaml

__all__ = [
    "Region",
    "RegionKind",
    "RegionMention",
    "all_regions",
    "ancestors",
    "counties",
    "county_of",
    "covered_parts",
    "covers",
    "find_foreign_places",
    "find_regions",
    "other_counties",
    "region",
]

# 瑞安市塘下镇, 瑞安 塘下, 瑞安那边的塘下
_INWARD = re.compile(r"\s?(?:[市县区]?的?|[那这][边里]的?|下面的?|管的)\s?")
# 灵昆街道属于洞头
_OUTWARD = re.compile(r"(?:是|属|归|在)?(?:属于|隶属于?|属|归|在|是)(?:温州市?的?)?")
# G市, A7县, M2区: a place whose name somebody took out is none of Wenzhou
_LETTERED = re.compile(r"(?<![A-Za-z0-9])[A-Z](?:\d{0,3}[省市县州]|\d{1,3}[区镇])")
# 台州市 is one word for the dictionary, the place in it is 台州
_DIVISION = re.compile("[省市县区州]")
# 永嘉路, 瓯海大道: a street, not the place; 街道, 街头 and 路段 do not make a street
_STREET_AFTER = re.compile(r"大道|路(?![段边上])|街(?![道头上边])|巷|弄")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMention:
    """A place found in a text: canonical `name`; `text` is `source[start:end]` as written."""

    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surface:
    text: str
    name: str
    needs_county: bool = False
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    bare: bool = False

    def stands_at(self, text: str, start: int) -> bool:
        """Tell whether this spelling stands at `start` and nothing around it makes it another word."""
        if not text.startswith(self.text, start):
            return False
        after = text[start + len(self.text) : start + len(self.text) + 4]
        if (self.bare and _STREET_AFTER.match(after)) or after.startswith(self.not_before):
            return False
        return not text[:start].endswith(self.not_after)


def find_regions(text: str) -> list[RegionMention]:
    """Return the divisions of Wenzhou that `text` names, in order, each as its most specific part.

    瑞安市塘下镇 is one mention of 塘下镇; 洞头、灵昆 are two.
    """
    mentions: list[RegionMention] = []
    for mention, needs_county in _raw_mentions(text):
        last = mentions[-1] if mentions else None
        merged = (
            _merge(last, mention, text) if last and not (needs_county and last.name == "温州市") else None
        )
        if merged:
            mentions[-1] = merged
        elif not needs_county:
            mentions.append(mention)
    return mentions


def find_foreign_places(text: str) -> list[RegionMention]:
    """Return the Chinese places outside Wenzhou that `text` names, no street names; G市 is one."""
    local = [(m.start, m.end) for m in find_regions(text)]
    found = [m for m in _scan(text, _foreign_surfaces()) if not any(_overlap(m, span) for span in local)]
    lettered = [_mention(match) for match in _LETTERED.finditer(text)]
    if not found:
        return lettered
    edges = {edge for _, start, end in jieba.tokenize(text) for edge in (start, end)}
    whole = [m for m in found if m.start in edges and (m.end in edges or _DIVISION.match(text, m.end))]
    return sorted(whole + lettered, key=lambda mention: mention.start)


def _mention(match: re.Match[str]) -> RegionMention:
    return RegionMention(name=match[0], start=match.start(), end=match.end(), text=match[0])


def _overlap(mention: RegionMention, span: tuple[int, int]) -> bool:
    return mention.start < span[1] and span[0] < mention.end


def _merge(first: RegionMention, second: RegionMention, text: str) -> RegionMention | None:
    """Return both mentions as one when one lies in the other and only a joining word is between."""
    gap = text[first.end : second.start]
    inward = first.name in ancestors(second.name) or first.name == second.name
    if inward and _INWARD.fullmatch(gap):
        return replace(second, start=first.start, text=text[first.start : second.end])
    if second.name in ancestors(first.name) and _OUTWARD.fullmatch(gap):
        return replace(first, end=second.end, text=text[first.start : second.end])
    return None


def _raw_mentions(text: str) -> Iterator[tuple[RegionMention, bool]]:
    needing = _needing_county()
    for mention in _scan(text, _surfaces()):
        yield mention, mention.text in needing


def _scan(text: str, surfaces: dict[str, tuple[_Surface, ...]]) -> list[RegionMention]:
    """Return the surfaces found from left to right, the longest at each place, without overlap."""
    mentions: list[RegionMention] = []
    start = 0
    while start < len(text):
        candidates = surfaces.get(text[start : start + 2], ())
        found = next((surface for surface in candidates if surface.stands_at(text, start)), None)
        if found is None:
            start += 1
            continue
        end = start + len(found.text)
        mentions.append(RegionMention(name=found.name, start=start, end=end, text=found.text))
        start = end
    return mentions


@functools.lru_cache(maxsize=1)
def _surfaces() -> dict[str, tuple[_Surface, ...]]:
    content = load_yaml("regions.yml")
    ambiguous = frozenset(content["ambiguous"])
    by_text: dict[str, _Surface] = {}
    for entry in all_regions().values():
        for spelling in (entry.name, *entry.aliases, *_short_spellings(entry)):
            by_text.setdefault(
                spelling,
                _Surface(
                    text=spelling,
                    name=entry.name,
                    needs_county=spelling in ambiguous or (entry.former and spelling != entry.name),
                    not_before=tuple(content["not_before"].get(spelling, ())),
                    not_after=tuple(content["not_after"].get(spelling, ())),
                    bare=spelling == entry.short_name,
                ),
            )
    return _by_first_two(by_text)


def _short_spellings(entry: Region) -> tuple[str, ...]:
    if entry.kind is not RegionKind.TOWNSHIP:
        return ()
    if "畲族" in entry.name:
        return entry.name.replace("畲族", ""), entry.short_name
    return (entry.short_name,)


@functools.lru_cache(maxsize=1)
def _needing_county() -> frozenset[str]:
    return frozenset(s.text for group in _surfaces().values() for s in group if s.needs_county)


@functools.lru_cache(maxsize=1)
def _foreign_surfaces() -> dict[str, tuple[_Surface, ...]]:
    content = load_yaml("foreign_places.yml")
    names = (name for field in ("provinces", "cities", "counties") for name in content[field])
    return _by_first_two(
        {
            name: _Surface(
                text=name,
                name=name,
                not_before=tuple(content["not_before"]),
                not_after=tuple(content["not_after"]),
            )
            for name in names
        }
    )


def _by_first_two(by_text: dict[str, _Surface]) -> dict[str, tuple[_Surface, ...]]:
    grouped: dict[str, list[_Surface]] = {}
    for surface in sorted(by_text.values(), key=lambda s: (-len(s.text), s.text)):
        grouped.setdefault(surface.text[:2], []).append(surface)
    return {first_two: tuple(group) for first_two, group in grouped.items()}
