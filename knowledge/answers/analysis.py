"""From words, entities and the conversation so far to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypedDict

from knowledge.answers.cues import aspect_of, measure_of, topic_of
from knowledge.courtesies import without_courtesies
from knowledge.dates import DateKind, find_dates, resolve_date
from knowledge.records import Aspect, Measure, Question, Topic
from knowledge.said_numbers import SaidNumber, read_said

_TOPIC_OF_INTENT = {
    "ask_minimum_wage": Topic.MINIMUM_WAGE,
    "ask_pension": Topic.PENSION,
    "ask_low_income": Topic.LOW_INCOME,
    "ask_dogs": Topic.DOGS,
    "ask_bulletin": Topic.BULLETIN,
}
# what a question of a topic asks for when no word says which measure
_MAIN_MEASURE = {Topic.MINIMUM_WAGE: Measure.MONTHLY_WAGE, Topic.LOW_INCOME: Measure.SUBSISTENCE}
# 那瑞安呢？   |   小时工呢   |   那现在还有效吗
_FOLLOWS = re.compile(r"^(?:那|还有|另外)|呢[？?。!！]?$")
_LONGEST_FOLLOW_UP = 16
# a core topic that no word shows: how sure the classifier must be, and how short the message
_SURE = 0.8
_LONGEST_UNSHOWN = 30


_VAGUE = ("height", "age", "amount", "hours")


class _Numbers(TypedDict):
    height_cm: Decimal | None
    age: int | None
    amount: Decimal | None
    hours: Decimal | None
    days: Decimal | None
    months: Decimal | None
    people: int | None
    height_said: SaidNumber | None
    age_said: SaidNumber | None
    amount_said: SaidNumber | None
    hours_said: SaidNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the conversation was about: the last question's fields and the documents cited last."""

    text: str = ""
    topic: Topic | None = None
    regions: tuple[str, ...] = ()
    measure: Measure | None = None
    tier: str | None = None
    breed: str | None = None
    date_phrase: str | None = None
    document_keys: tuple[str, ...] = ()


def analyse(
    text: str,
    today: date,
    entities: Mapping[str, Sequence[str]],
    intent: str | None = None,
    context: Context | None = None,
    confidence: float = 1.0,
) -> Question:
    """Return the analysed question.

    Args:
        text: the normalised words of the message; what is said around its question is taken off.
        today: the day that counts as today.
        entities: entity name → values as the extractor gives them (canonical regions, date phrases …).
        intent: the intent of the classifier.
        context: the conversation so far, for follow-ups.
        confidence: how sure the classifier is, 0 to 1.
    """
    text = without_courtesies(text)
    shown = topic_of(text) or (Topic.DOGS if entities.get("breed") else None)
    follow_up = context is not None and _is_follow_up(text, intent, shown, context)
    before = context if follow_up and context else Context()
    topic = shown or before.topic or _topic_of_intent(text, intent, confidence)
    phrase = _date_phrase(entities) or before.date_phrase
    same = topic is before.topic
    as_of = _day(phrase, today)
    return Question(
        text=text,
        today=today,
        topic=topic,
        regions=tuple(entities.get("region", ())) or before.regions,
        foreign_place=_first(entities, "foreign_place"),
        as_of=as_of,
        date_phrase=phrase,
        measure=_measure(text, topic, entities, before.measure if same else None),
        aspect=_aspect(text, entities),
        tier=_first(entities, "tier") or (before.tier if same else None),
        breed=_first(entities, "breed") or (before.breed if same else None),
        **_numbers(entities),
        breeds=tuple(dict.fromkeys(entities.get("breed", ())))
        or ((before.breed,) if same and before.breed else ()),
        tiers=tuple(dict.fromkeys(entities.get("tier", ()))),
        amounts=_said(entities, "amount"),
        ages=_said(entities, "age"),
        pay_period=_first(entities, "pay_period"),
        document_number=_first(entities, "document_number"),
        intent=intent,
        intent_confidence=confidence,
        follow_up=follow_up,
        document_keys=before.document_keys,
    )


def _numbers(entities: Mapping[str, Sequence[str]]) -> _Numbers:
    """Return the figures of the question, and of those that may be vague how exactly they were said."""
    said = {name: read_said(_first(entities, name)) for name in _VAGUE}
    figures = {name: number.figure if number else None for name, number in said.items()}
    age, people = said["age"], _decimal(_first(entities, "people"))
    return _Numbers(
        height_cm=figures["height"],
        age=age.whole_years() if age else None,
        amount=figures["amount"],
        hours=figures["hours"],
        days=_decimal(_first(entities, "days")),
        months=_decimal(_first(entities, "months")),
        people=int(people) if people else None,
        height_said=said["height"],
        age_said=age,
        amount_said=said["amount"],
        hours_said=said["hours"],
    )


def _topic_of_intent(text: str, intent: str | None, confidence: float) -> Topic | None:
    """Return the topic that the classifier alone shows: a core one only for a short message and for sure."""
    topic = _TOPIC_OF_INTENT.get(intent or "")
    sure = confidence >= _SURE and len(text) <= _LONGEST_UNSHOWN
    return topic if topic is None or sure else Topic.BULLETIN


def _is_follow_up(text: str, intent: str | None, shown: Topic | None, context: Context) -> bool:
    """Return whether the message leans on the one before: it says so, or it lacks a topic of its own."""
    if not context.text:
        return False
    if intent == "follow_up":
        return shown is None or len(text) <= _LONGEST_FOLLOW_UP
    return len(text) <= _LONGEST_FOLLOW_UP and bool(_FOLLOWS.search(text))


def _measure(
    text: str, topic: Topic | None, entities: Mapping[str, Sequence[str]], before: Measure | None
) -> Measure | None:
    period = _first(entities, "pay_period")
    if topic is Topic.MINIMUM_WAGE and (period == "hour" or entities.get("hours")):
        return Measure.HOURLY_WAGE
    return measure_of(text, topic) or before or (_MAIN_MEASURE.get(topic) if topic else None)


def _aspect(text: str, entities: Mapping[str, Sequence[str]]) -> Aspect:
    aspect = aspect_of(text)
    hours = read_said(_first(entities, "hours"))
    several = hours is not None and hours.figure > 1
    if aspect in (Aspect.VALUE, Aspect.HOURS):
        aspect = Aspect.HOURS if several else Aspect.VALUE
    if aspect is Aspect.VALUE and any(m.kind is DateKind.BEFORE for m in find_dates(text)):
        return Aspect.BEFORE
    return aspect


def _date_phrase(entities: Mapping[str, Sequence[str]]) -> str | None:
    return next((phrase for phrase in entities.get("date", ()) if re.search(r"\d|[年月天]", phrase)), None)


def _day(phrase: str | None, today: date) -> date | None:
    """Return the last day of the period that `phrase` names, not after today."""
    span = resolve_date(phrase, today) if phrase else None
    return min(span.last, today) if span else None


def _first(entities: Mapping[str, Sequence[str]], name: str) -> str | None:
    return next(iter(entities.get(name, ())), None)


def _said(entities: Mapping[str, Sequence[str]], name: str) -> tuple[SaidNumber, ...]:
    return tuple(number for value in entities.get(name, ()) if (number := read_said(value)))


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
