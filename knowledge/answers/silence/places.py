"""The places that a question names, and whether evidence holds for them."""

from __future__ import annotations

import functools
import re

from knowledge.answers.silence.evidence import Evidence, places_in
from knowledge.records import DocumentKind, Question
from knowledge.regions import (
    RegionKind,
    ancestors,
    county_of,
    find_foreign_places,
    find_regions,
    is_abroad,
    region,
)

_CITY, _TIER = "温州市", "市区"
# 市区落户, 城区: a text for the urban districts alone
_URBAN = re.compile(r"市区|城区")
# 多少, 几公里: an amount of the whole city is none of one county
_AMOUNT = re.compile(r"多少|几|总")
# 全市建设…公里, 全市完成…亿元: an amount of the whole city
_OF_THE_CITY = re.compile(r"全市|市本级|温州市")


def lacking_place(question: Question, evidence: Evidence) -> str | None:
    """Return the first place that the question names and the evidence does not hold for."""
    named, foreign = _named(question.text)
    for name in named or question.regions:
        if not _holds_for(name, question, evidence):
            return name
    return next((place for place in foreign if place not in evidence.words), None)


def names_place(question: Question) -> bool:
    """Return whether a question names a place, or is asked of one."""
    local, foreign = _named(question.text)
    return bool(local or foreign or question.regions)


@functools.lru_cache(maxsize=64)
def _named(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the divisions of Wenzhou that a question names, and the places elsewhere that it asks about."""
    foreign = (mention.text for mention in find_foreign_places(text))
    local = tuple(mention.name for mention in find_regions(text))
    asked = (place for place in foreign if is_abroad(place) or re.search(f"[在到去]{place}", text))
    return local, tuple(asked)


def _holds_for(name: str, question: Question, evidence: Evidence) -> bool:
    county = county_of(name)
    if county is None or name == _CITY or name in evidence.places or county in evidence.counties:
        return True
    if evidence.passage.kind is not DocumentKind.DOCUMENT:
        return False
    if set(ancestors(name)) & evidence.places - {_CITY}:
        return True
    own = places_in(evidence.document.title) | places_in(evidence.said)
    if own - {_CITY, _TIER}:
        return False
    return not (_AMOUNT.search(question.text) and _is_of_others(county, evidence))


def _is_of_others(county: str, evidence: Evidence) -> bool:
    """Return whether an amount is of the whole city, or of its urban districts and the county is none."""
    if _URBAN.search(f"{evidence.document.title}{evidence.said}"):
        return not _urban(county)
    return bool(_OF_THE_CITY.search(evidence.said))


def _urban(county: str) -> bool:
    return region(county).kind is RegionKind.DISTRICT
