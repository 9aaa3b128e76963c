"""Standards that later notices replace, place by place: linear in their number."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.records import Bound, Measure, Standard, Topic
from knowledge.regions import ancestors, covered_parts, covers
from knowledge.standards.homes import home_of_citation

_Key = tuple[object, ...]
_LISTS = {Measure.BANNED_BREED, Measure.HEIGHT_LIMIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """From when, and by which document, a standard is replaced in one place."""

    since: date
    by: str | None


@dataclass(slots=True)
class _Later:
    """What later notices set, by place and people: the earliest day of each and its document."""

    changes: dict[tuple[str, str], _Change] = field(default_factory=dict)
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, place: str, standard: Standard, since: date) -> None:
        """Keep a notice as what holds in `place` from `since`, where no other begins earlier."""
        key = (place, _people(standard))
        held = self.changes.get(key)
        if held is None or since < held.since:
            self.changes[key] = _Change(since=since, by=standard.citation.document_number)
        self.people[place].add(key[1])

    def change(self, place: str, old: Standard, since: date) -> _Change | None:
        """Return what replaces `old`, in force from `since`, in `place`; not before it began."""
        people = _people(old)
        found = [
            change
            for other in self.people[place]
            if not (people and other and people != other) and (change := self.changes.get((place, other)))
        ]
        if not found:
            return None
        first = min(found, key=lambda change: change.since)
        return replace(first, since=max(first.since, since))


def supersede(standards: Sequence[Standard]) -> list[Standard]:
    """Mark each standard as replaced from the day that a later notice on the same thing takes effect.

    One that is replaced in some of its places only becomes several: an amount still holds where no
    later notice set another.
    """
    groups: dict[_Key, list[int]] = defaultdict(list)
    for position, standard in enumerate(standards):
        if standard.validity.effective_from and _is_compared(standard):
            groups[_key(standard)].append(position)
    results: dict[int, list[Standard]] = {}
    for positions in groups.values():
        results.update(_replaced(standards, positions))
    return [part for position, one in enumerate(standards) for part in results.get(position, [one])]


def _replaced(
    standards: Sequence[Standard], positions: Sequence[int]
) -> Iterator[tuple[int, list[Standard]]]:
    """Yield the parts of each standard of one group, from the last notice to the first."""
    universe = tuple(dict.fromkeys(place for p in positions for place in _places(standards[p])))
    later = _Later()
    ordered = sorted(positions, key=lambda p: _order(standards[p]), reverse=True)
    for _, layer in itertools.groupby(ordered, key=lambda p: _order(standards[p])):
        same = list(layer)
        yield from ((p, list(_parts(standards[p], later))) for p in same)
        for p in same:
            for place in universe:
                if _holds_in(standards[p], place):
                    later.add(place, standards[p], standards[p].validity.begins)


def _parts(old: Standard, later: _Later) -> Iterator[Standard]:
    """Yield `old` once for each change that its places see, those without one first."""
    if not old.regions:
        yield _marked(old, _last([later.change(place, old, old.validity.begins) for place in _places(old)]))
        return
    by_change: dict[_Change | None, list[str]] = defaultdict(list)
    for place in old.regions:
        by_change[later.change(place, old, old.validity.begins)].append(place)
    inner = _inner_places(old, later, by_change.get(None, ()))
    for place in inner:
        by_change[later.change(place, old, old.validity.begins)].append(place)
    if len(by_change) == 1:
        yield _marked(old, next(iter(by_change)))
        return
    for change, places in sorted(by_change.items(), key=lambda item: item[0] is not None):
        yield _marked(_narrowed(old, places, inner if change is None else ()), change)


def _last(changes: Sequence[_Change | None]) -> _Change | None:
    """Return the last of the changes of all places; None where one of them sees no change."""
    found = [change for change in changes if change is not None]
    return max(found, key=lambda change: change.since) if len(found) == len(changes) else None


def _inner_places(old: Standard, later: _Later, kept: Sequence[str]) -> list[str]:
    """Return the places inside those of `old` that a later notice changes, but not the whole."""
    day, excluded = old.validity.begins, old.excluded_regions
    named = tuple(place for place in later.people if place not in old.regions)
    found = [part for place in kept for part in covered_parts(named, excluded, place, day)]
    return [
        part
        for part in dict.fromkeys(found)
        if covers(old.regions, excluded, part, day) and later.change(part, old, day)
    ]


def _narrowed(old: Standard, places: Sequence[str], without: Sequence[str]) -> Standard:
    """Return `old` for some of its places, with the words for them: 文成县、洞头区（灵昆街道除外）."""
    if list(places) == list(old.regions):
        names = "、".join(without)
        return replace(
            old,
            excluded_regions=(*old.excluded_regions, *without),
            region_text=f"{old.region_text}（不含{names}）",
        )
    excluded = tuple(
        part
        for part in (*old.excluded_regions, *without)
        if any(place in ancestors(part) or place == "市区" for place in places)
    )
    text = "、".join(places) + (f"（不含{'、'.join(excluded)}）" if excluded else "")
    return replace(old, regions=tuple(places), excluded_regions=excluded, region_text=text)


def _marked(old: Standard, change: _Change | None) -> Standard:
    if change is None:
        return old
    validity = replace(old.validity, superseded_from=change.since, superseded_by=change.by)
    return replace(old, validity=validity)


def _is_compared(standard: Standard) -> bool:
    """Tell whether a standard says by itself what it replaces; no general provision and no 藏獒等 does."""
    return standard.topic is not Topic.BULLETIN and not _is_open_list(standard)


def _is_open_list(standard: Standard) -> bool:
    return standard.measure is Measure.BANNED_BREED and standard.bound is Bound.AT_LEAST


def _key(standard: Standard) -> _Key:
    """Return what standards on the same thing share; places and tiers are compared apart."""
    whose = "" if standard.regions else home_of_citation(standard.citation).name
    if standard.measure is Measure.OLD_AGE_ALLOWANCE:
        return standard.topic, standard.measure, standard.minimum_age, whose
    if standard.measure is Measure.PROVISION:
        return standard.topic, standard.measure, standard.subject, standard.tier, whose
    return standard.topic, standard.measure, whose


def _people(standard: Standard) -> str:
    """Return 城镇 or 农村 where a subsistence standard is for these alone: one does not replace the other."""
    words = standard.tier or standard.subject
    found = re.match("城镇|农村", words) if standard.measure is Measure.SUBSISTENCE else None
    return found[0] if found else ""


def _order(standard: Standard) -> tuple[date, date]:
    """Return the days that tell the later notice: when it was signed, then from when it holds."""
    return standard.citation.signed_date or standard.validity.begins, standard.validity.begins


def _places(standard: Standard) -> tuple[str, ...]:
    """Return the places of a standard: its divisions, else its own words for them; a list of dogs has one."""
    if standard.regions:
        return (*standard.regions, *standard.excluded_regions)
    if standard.measure in _LISTS:
        return ("",)
    return tuple(re.split(r"[、，]", re.sub(r"（[^（）]*）", "", standard.region_text)))


def _holds_in(standard: Standard, place: str) -> bool:
    if standard.regions:
        return _covers(standard.regions, standard.excluded_regions, place, standard.validity.begins)
    return place in _places(standard)


@functools.lru_cache(maxsize=4096)
def _covers(regions: tuple[str, ...], excluded: tuple[str, ...], place: str, day: date) -> bool:
    return covers(regions, excluded, place, day)
