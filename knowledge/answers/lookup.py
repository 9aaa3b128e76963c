"""Choosing the standards that hold for a place on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.records import Measure, Standard, Topic, ValidityStatus
from knowledge.regions import ancestors, covered_parts, covers
from knowledge.standards import is_local

# 温州市 as a whole asks for every tier, not for one place
WHOLE_CITY = "温州市"


def of_measure(standards: Sequence[Standard], topic: Topic, measure: Measure | None) -> list[Standard]:
    """Return the standards of a topic, of one measure where it is given; none of other cities."""
    return [s for s in standards if s.topic is topic and measure in (None, s.measure) and is_local(s)]


def in_place(standards: Sequence[Standard], place: str) -> list[Standard]:
    """Return the standards that cover `place`, each asked as of the day that it took effect.

    One that names the place, or what it lies in, goes before one of its notice that only means it by 市区.
    """
    covering = [
        s
        for s in standards
        if covers(s.regions, s.excluded_regions, place, s.validity.effective_from)
        or not (s.regions or s.region_text)
    ]
    named = [s for s in covering if {place, *ancestors(place, s.validity.effective_from)} & set(s.regions)]
    naming = {(s.citation.document_key, s.measure) for s in named}
    return [s for s in covering if s in named or (s.citation.document_key, s.measure) not in naming]


def parts_of_place(standards: Sequence[Standard], place: str) -> list[Standard]:
    """Return the standards that cover only parts of `place`."""
    return [
        s for s in standards if covered_parts(s.regions, s.excluded_regions, place, s.validity.effective_from)
    ]


def latest(standards: Sequence[Standard]) -> list[Standard]:
    """Return the newest standard of every measure, tier, name and set of regions."""
    newest: dict[tuple[object, ...], Standard] = {}
    for standard in standards:
        key = _key(standard)
        held = newest.get(key)
        if held is None or held.validity.begins <= standard.validity.begins:
            newest[key] = standard
    return list(newest.values())


def on_day(standards: Sequence[Standard], day: date) -> list[Standard]:
    """Return those in force on `day`, else the last that were before it, else the first after it."""
    begun = [s for s in standards if s.validity.status(day) is not ValidityStatus.NOT_YET]
    if begun:
        held = [s for s in begun if s.validity.status(day) is ValidityStatus.IN_FORCE]
        return latest(held or begun)
    first: dict[tuple[object, ...], Standard] = {}
    for standard in sorted(standards, key=lambda standard: standard.validity.begins):
        first.setdefault(_key(standard), standard)
    return list(first.values())


def with_hourly(standard: Standard, standards: Sequence[Standard]) -> list[Standard]:
    """Return a monthly wage with the hourly one of the same places and days behind it, where there is one."""
    hourly = of_measure(standards, Topic.MINIMUM_WAGE, Measure.HOURLY_WAGE)
    same = [s for s in hourly if s.regions == standard.regions and s.validity == standard.validity]
    return [standard, *same[:1]]


def _key(standard: Standard) -> tuple[object, ...]:
    """Return what the records of one thing share; where no division is known, the words for the place."""
    places = standard.regions or standard.region_text
    return standard.measure, standard.tier, standard.name, places
