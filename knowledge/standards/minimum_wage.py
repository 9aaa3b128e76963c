"""Minimum wages: tiers of regions with a monthly amount, and hourly amounts by position, tier or clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw, effective
from knowledge.standards.figures import Period, Sum
from knowledge.standards.homes import home_of
from knowledge.standards.masks import masked
from knowledge.standards.places import groups
from knowledge.standards.readings import Reading, readings
from knowledge.standards.scope import Scope, scopes_of
from knowledge.standards.source import SourceText
from knowledge.standards.tabled import cells
from knowledge.standards.tiers import rank_of, tier_places

_MONTHLY, _HOURLY, _ANY = "monthly", "hourly", "any"
_SUBJECTS = {
    # 调整后的最低月工资标准   |   月最低工资标准
    _MONTHLY: re.compile(r"最低月工资|月最低工资"),
    # 非全日制工作的最低小时工资标准   |   小时最低工资标准
    _HOURLY: re.compile(r"最低小时工资|小时最低工资|最低时工资"),
    # 调整后的最低工资标准分三档：…元/月   |   最低月工资标准和最低小时工资标准分别为：…元/月、…元/小时
    _ANY: re.compile(
        r"最低工资(?!标准的通知)"
        r"|(?:最低月工资|月最低工资)(?:标准)?[和、与及](?:非全日制(?:工作|用工)?的?)?(?:最低小时工资|小时最低工资)"
        r"|(?:最低小时工资|小时最低工资)(?:标准)?[和、与及](?:最低月工资|月最低工资)"
    ),
}
_COLUMNS = {
    # 最低月工资标准（元/月）
    Measure.MONTHLY_WAGE.value: re.compile(r"最低月工资|月最低工资|月工资|月标准|元/月"),
    # 最低小时工资标准（元/小时）
    Measure.HOURLY_WAGE.value: re.compile(r"小时"),
}
_NAMES = {
    Measure.MONTHLY_WAGE: ("最低月工资标准", "元/月"),
    Measure.HOURLY_WAGE: ("非全日制工作最低小时工资标准", "元/小时"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wage:
    """One amount of one measure: the words for its places, or its rank among the tiers (from 1)."""

    measure: Measure
    reading: Reading
    sum: Sum
    place: str | None
    rank: int | None


def minimum_wages(source: SourceText) -> Iterator[Standard]:
    """Yield the monthly standard of each tier and its hourly one; none where places and amounts disagree."""
    title = source.document.title
    if "最低工资" not in title and "最低月工资" not in title:
        return
    drawn = list(_in_sentences(source))
    yield from drawn or _in_table(source)


def _in_sentences(source: SourceText) -> Iterator[Standard]:
    home = home_of(source.bulletin, source.document)
    read = list(readings(source.text, _SUBJECTS, home))
    if not all(reading.understood for reading in read):
        return
    found = [wage for reading in read for wage in _wages(reading)]
    monthly = [wage for wage in found if wage.measure is Measure.MONTHLY_WAGE]
    hourly = [wage for wage in found if wage.measure is Measure.HOURLY_WAGE]
    by_rank = tier_places(masked(source.text), home)
    lead, other = (monthly, hourly) if _places(monthly, by_rank, None) else (hourly, monthly)
    places = _places(lead, by_rank, None)
    if not places or len(Counter(places)) < len(places):
        return
    start = lead[0].reading.statement.start
    scopes = scopes_of(places, home, effective(source, lead[0].reading.day))
    if _overlap(scopes):
        return
    by_place = _places(other, by_rank, places)
    order = [by_place.index(place) for place in places] if sorted(by_place) == sorted(places) else []
    both = [(lead, start), ([other[place] for place in order], start)]
    for wages, quote_from in both if lead is monthly else reversed(both):
        yield from _standards(source, wages, scopes if wages else (), quote_from)


def _in_table(source: SourceText) -> Iterator[Standard]:
    """Yield the wages of a table of tiers; none where a place is not known or stands in two of its rows."""
    found = cells(source, _COLUMNS)
    home = home_of(source.bulletin, source.document)
    for measure in _NAMES:
        column = [cell for cell in found if cell.key == measure.value]
        scopes = scopes_of([cell.places for cell in column], home, effective(source, None))
        if _overlap(scopes) or (home.local and not all(scope.regions for scope in scopes)):
            return
        for position, (cell, scope) in enumerate(zip(column, scopes, strict=True), 1):
            yield _standard(source, measure, scope, position, cell.span, cell.number, cell.previous)


def _wages(reading: Reading) -> Iterator[_Wage]:
    measure = _measure(reading)
    if measure is None:
        return
    sums = reading.statement.sums
    words = _words(reading, len(sums))
    for place, one in enumerate(sums):
        label = one.label or (reading.label if len(sums) == 1 else None)
        rank = rank_of(label) if label else (place + 1 if len(sums) > 1 else None)
        yield _Wage(
            measure=measure, reading=reading, sum=one, place=words[place] if words else None, rank=rank
        )


def _measure(reading: Reading) -> Measure | None:
    """Return the measure by its words; those of both kinds by the unit behind the amount."""
    period = reading.statement.period
    stated = {_MONTHLY: Period.MONTH, _HOURLY: Period.HOUR}.get(reading.subject, period)
    if stated is None or period not in (None, stated):
        return None
    return {Period.MONTH: Measure.MONTHLY_WAGE, Period.HOUR: Measure.HOURLY_WAGE}.get(stated)


def _words(reading: Reading, count: int) -> list[str]:
    """Return the words for the places of each sum of a reading, where it names them."""
    place = reading.place
    if place is None or (place.whole and (reading.label or reading.statement.sums[0].label)):
        return []
    if count == 1:
        return [place.text]
    return groups(place, count) if reading.is_paired else []


def _places(wages: Sequence[_Wage], by_rank: dict[int, str], known: Sequence[str] | None) -> list[str]:
    """Return the places of each amount: its own, those of its tier, those of `known` in order; else none."""
    named = {wage.rank: wage.place for wage in wages if wage.rank and wage.place}
    tiers = {**named, **by_rank}
    ranks = [wage.rank for wage in wages if wage.place is None]
    if known is None and by_rank and ranks and sorted(by_rank) != sorted(rank or 0 for rank in ranks):
        return []
    found = [wage.place or tiers.get(wage.rank or 0) for wage in wages]
    if known is not None and any(place is None for place in found):
        found = _inherited(wages, known)
    return [place for place in found if place is not None] if all(found) else []


def _inherited(wages: Sequence[_Wage], known: Sequence[str]) -> list[str | None]:
    """Return places for hourly amounts without any: the monthly ones, one for one."""
    if len(wages) == len(known):
        return list(known)
    return [None for _ in wages]


def _overlap(scopes: Sequence[Scope]) -> bool:
    """Tell whether one division is named in two tiers."""
    names = Counter(name for scope in scopes for name in scope.regions)
    return any(count > 1 for count in names.values())


def _standards(
    source: SourceText, wages: Sequence[_Wage], scopes: Sequence[Scope], quote_from: int
) -> Iterator[Standard]:
    for position, (wage, scope) in enumerate(zip(wages, scopes, strict=True), 1):
        statement = wage.reading.statement
        together = source.in_one_passage(quote_from, statement.start)
        span = (min(quote_from, statement.start) if together else statement.start, statement.end)
        yield _standard(
            source, wage.measure, scope, position, span, wage.sum.number, wage.sum.previous, wage.reading.day
        )


def _standard(
    source: SourceText,
    measure: Measure,
    scope: Scope,
    position: int,
    span: tuple[int, int],
    number: str,
    previous: str | None,
    day: date | None = None,
) -> Standard:
    subject, unit = _NAMES[measure]
    standard = draw(
        source,
        span,
        scope,
        topic=Topic.MINIMUM_WAGE,
        measure=measure,
        subject=subject,
        amount=number,
        unit=unit,
        previous=previous,
        day=day,
    )
    return replace(standard, position=position)
