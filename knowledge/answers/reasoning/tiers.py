"""Which tier a place is in, where the notice sets its amounts by groups of places from high to low."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.lookup import on_day
from knowledge.answers.places import display_in
from knowledge.answers.reasoning.narrowing import TIER_NAMES
from knowledge.answers.reasoning.scopes import Scope, asked_places, scopes_of
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.values import since
from knowledge.answers.wording import money, say
from knowledge.records import Question, Standard

# 瑞安属于市区那档吧   |   和市区同一档   |   跟乐清一档的
_SAME = re.compile(r"(?:那|同|同一|一|这)(?:一|个)?(?:档|等级|级别)")
# 泰顺是第几档   |   属于哪一档   |   算什么档
_WHICH = re.compile(r"(?:第?几|哪一?个?|什么|啥)(?:档次?|等级|级别)")


def tier_rank(scope: Scope, standards: Sequence[Standard]) -> int | None:
    """Return the place of a scope among the amounts of all places, 0 for the highest; None for one amount."""
    amounts = sorted({s.amount for s in standards if s.amount is not None}, reverse=True)
    if len(amounts) < 2 or scope.standard.amount not in amounts or len(amounts) > len(TIER_NAMES):
        return None
    return amounts.index(scope.standard.amount)


def tiers(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say which tier each place that is asked about is in; None where no tier is asked for."""
    places = asked_places(question)
    if not places or not _WHICH.search(question.text):
        return None
    return _told(question, known, places, lambda ranks: "")


def claimed_tier(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Compare the tier that a question puts a place into, by name or beside another place."""
    places = asked_places(question)
    if len(places) == 2 and _SAME.search(question.text):
        return _told(question, known, places, lambda ranks: _lead(ranks[0] == ranks[1]))
    if len(places) == 1 and question.tiers:
        return _told(question, known, places, lambda ranks: _lead(ranks[0] == question.tiers[0]))
    return None


def _told(
    question: Question, known: Sequence[Standard], places: Sequence[str], lead: Callable[[list[str]], str]
) -> Worked | None:
    """Say the tier of each place behind what `lead` makes of their names; None where one has none."""
    ranked = [_ranked(question, known, place) for place in places]
    held = [found for found in ranked if found is not None]
    if len(held) < len(places):
        return None
    said = [_sentence(place, *found) for place, found in zip(places, held, strict=True)]
    said[0] = lead([rank for _, rank in held]) + said[0]
    standards = {id(scope.standard): scope.standard for scope, _ in held}
    return Worked(sentences=tuple(said), standards=tuple(standards.values()))


def _ranked(question: Question, known: Sequence[Standard], place: str) -> tuple[Scope, str] | None:
    """Return the only scope of a place with the name of its tier."""
    scope = scopes_of(replace(question, regions=(place,), tiers=(), tier=None), known).one
    rank = tier_rank(scope, on_day(known, question.day)) if scope else None
    return None if scope is None or rank is None else (scope, TIER_NAMES[rank])


def _sentence(place: str, scope: Scope, rank: str) -> str:
    return say(
        "premises.tier",
        place=display_in(scope.standard, place),
        subject=scope.subject,
        amount=money(scope.amount, scope.standard.unit),
        since=since(scope.standard),
        rank=rank,
    )


def _lead(right: bool) -> str:
    return say(f"premises.{'right' if right else 'wrong_day'}")
