"""All entities of a question, found by rules: places, times, breeds, quantities, document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.document_numbers import find_document_numbers
from bot.nlu.mentions import Mention, without_overlaps
from bot.nlu.quantities import (
    find_ages,
    find_amounts,
    find_days,
    find_heights,
    find_hours,
    find_months,
    find_pay_periods,
    find_people,
    find_tiers,
)
from knowledge.dates import find_dates
from knowledge.regions import find_foreign_places, find_regions
from knowledge.vocabulary import find_breeds

_LONGEST = 2000
# a digit, a numeral or 半: no document number and no quantity is without, three questions of four are
_COUNTS = re.compile(r"[\d零〇○一二两俩三仨四五六七八九十百千万壹贰叁肆伍陆柒捌玖半]")


def find_entities(text: str) -> list[Mention]:
    """Return the entities of a normalised `text` by place; only its first 2000 characters are read."""
    shown = text[:_LONGEST]
    found = without_overlaps(_by_precedence(shown))
    taken = [m for m in found if m.entity in {"date", "region", "document_number", "age"}]
    periods = [m for m in find_pay_periods(shown) if not any(m.overlaps(other) for other in taken)]
    return sorted([*found, *without_overlaps(periods)], key=lambda m: (m.start, m.end))


def _by_precedence(text: str) -> Iterator[Mention]:
    """Yield mentions so that those that explain more of the text come first."""
    counts = _COUNTS.search(text) is not None
    if counts:
        yield from find_document_numbers(text)
        yield from find_heights(text)
        yield from find_ages(text)
        yield from find_people(text)
    yield from find_tiers(text)
    yield from _dates(text)
    if counts:
        yield from find_amounts(text)
        yield from find_hours(text)
        yield from find_months(text)
        yield from find_days(text)
    yield from _breeds_and_places(text)


def _dates(text: str) -> Iterator[Mention]:
    for found in find_dates(text):
        yield Mention(entity="date", value=found.phrase, start=found.start, end=found.end)


def _breeds_and_places(text: str) -> Iterator[Mention]:
    """Yield breeds before places: 德国 in 德国牧羊犬 is none."""
    for breed in find_breeds(text):
        yield Mention(entity="breed", value=breed.name, start=breed.start, end=breed.end)
    for place in find_regions(text, spoken=True):
        yield Mention(entity="region", value=place.name, start=place.start, end=place.end)
    for place in find_foreign_places(text):
        yield Mention(entity="foreign_place", value=place.name, start=place.start, end=place.end)
