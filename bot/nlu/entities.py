"""All entities of a question, found by rules: places, times, breeds, quantities, document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.mentions import Mention, without_overlaps
from bot.nlu.quantities import (
    find_ages,
    find_amounts,
    find_heights,
    find_hours,
    find_pay_periods,
    find_tiers,
)
from knowledge.dates import find_dates
from knowledge.regions import find_foreign_places, find_regions
from knowledge.vocabulary import find_breeds

_LONGEST = 2000
_PREFIX = r"(?:[国浙温民财工发水农司][一-龥]{0,6}?(?:（[一-龥]）)?[发办令函通管企规字]|通告)"
# 温政发〔2015〕59号, 温综法发[2020]32, 浙政发(2015)30号, 温浙集（开）管〔2019〕71号,
# 温政发2018年13号, 温政办2020 59号
_NUMBER_WITH_YEAR = re.compile(
    rf"(?P<prefix>{_PREFIX})\s?[〔\[(（【﹝]?(?P<year>(?:19|20)\d\d)[〕\])）】﹞年]?"
    r"\s?第?(?P<number>\d{1,4})(?:号|(?!\d))"
)
# 温人社发117号: the year is left out
_NUMBER_WITHOUT_YEAR = re.compile(rf"(?P<prefix>{_PREFIX})第?(?P<number>\d{{1,4}})号")
# ZJCC01-2020-0008
_REGISTRATION = re.compile(r"ZJ[A-Z]{2}\d{2}\s?-\s?\d{4}\s?-\s?\d{4}", re.IGNORECASE)


def find_entities(text: str) -> list[Mention]:
    """Return the entities of a normalised `text` by place; only its first 2000 characters are read."""
    shown = text[:_LONGEST]
    found = without_overlaps(_by_precedence(shown))
    taken = [m for m in found if m.entity in {"date", "region", "document_number", "age"}]
    periods = [m for m in find_pay_periods(shown) if not any(m.overlaps(other) for other in taken)]
    return sorted([*found, *without_overlaps(periods)], key=lambda m: (m.start, m.end))


def _by_precedence(text: str) -> Iterator[Mention]:
    """Yield mentions so that those that explain more of the text come first."""
    yield from find_document_numbers(text)
    yield from find_heights(text)
    yield from find_ages(text)
    yield from find_tiers(text)
    yield from _dates(text)
    yield from find_amounts(text)
    yield from find_hours(text)
    yield from _places_and_breeds(text)


def find_document_numbers(text: str) -> Iterator[Mention]:
    """Yield document numbers in the form 温政发〔2015〕59号, and registration numbers in capitals."""
    for match in _NUMBER_WITH_YEAR.finditer(text):
        value = f"{match['prefix']}〔{match['year']}〕{int(match['number'])}号"
        yield Mention(entity="document_number", value=value, start=match.start(), end=match.end())
    for match in _NUMBER_WITHOUT_YEAR.finditer(text):
        value = f"{match['prefix']}{int(match['number'])}号"
        yield Mention(entity="document_number", value=value, start=match.start(), end=match.end())
    for match in _REGISTRATION.finditer(text):
        value = match.group().replace(" ", "").upper()
        yield Mention(entity="document_number", value=value, start=match.start(), end=match.end())


def _dates(text: str) -> Iterator[Mention]:
    for found in find_dates(text):
        yield Mention(entity="date", value=found.phrase, start=found.start, end=found.end)


def _places_and_breeds(text: str) -> Iterator[Mention]:
    for place in find_regions(text):
        yield Mention(entity="region", value=place.name, start=place.start, end=place.end)
    for place in find_foreign_places(text):
        yield Mention(entity="foreign_place", value=place.name, start=place.start, end=place.end)
    for breed in find_breeds(text):
        yield Mention(entity="breed", value=breed.name, start=breed.start, end=breed.end)
