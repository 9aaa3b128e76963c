"""From words, entities and the conversation so far to a `Question`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers.asked_period import without_dates
from knowledge.answers.cues import aspect_of, is_elsewhere, is_pay_alone, measure_of, topic_of
from knowledge.answers.entity_values import first_of, numbers_of, said_of
from knowledge.answers.leaning.context import Context
from knowledge.answers.leaning.keeping import (
    BY_REGION,
    keeps_comparing,
    kept_aspect,
    kept_entities,
    merged,
    retold,
    with_bare_number,
)
from knowledge.answers.leaning.standing import TOPIC_OF_INTENT, is_fragment, leans
from knowledge.answers.leaning.years import with_year
from knowledge.courtesies import without_courtesies
from knowledge.dates import DateKind, find_dates, resolve_date
from knowledge.records import Aspect, Measure, Question, Topic
from knowledge.said_numbers import read_said

# what a question of a topic asks for when no word says which measure
_MAIN_MEASURE = {Topic.MINIMUM_WAGE: Measure.MONTHLY_WAGE, Topic.LOW_INCOME: Measure.SUBSISTENCE}
# 平阳小时工多少钱一小时: only the minimum wage has a standard by the hour; 找钟点工打扫卫生多少钱… is longer
_BY_HOUR = re.compile(r"小时工|钟点工|时薪")
_LONGEST_HOURLY = 14
# a core topic that no word shows: how sure the classifier must be, and how short the message
_SURE = 0.8
_LONGEST_UNSHOWN = 30
# 八十岁以上另外加的   |   80岁还能多拿吗   |   满八十的补多少
_ON_TOP = re.compile(r"加|补|另外|额外|多(?:拿|领|给|发|得)")


def analyse(
    text: str,
    today: date,
    entities: Mapping[str, Sequence[str]],
    intent: str | None = None,
    context: Context | None = None,
    confidence: float = 1.0,
    *,
    later: bool = False,
    instead: bool = False,
) -> Question:
    """Return the analysed question.

    Args:
        text: the normalised words of the message; what is said around its question is taken off.
        today: the day that counts as today.
        entities: entity name → values as the extractor gives them (canonical regions, date phrases …).
        intent: the intent of the classifier.
        context: the conversation so far, for follow-ups.
        confidence: how sure the classifier is, 0 to 1.
        later: the text is a later question of a message with several.
        instead: the text says what is meant instead of the question before, of which it keeps all else.
    """
    text = without_courtesies(text)
    before = context or Context()
    shown = shown_topic(text, entities)
    goes_on = leans(text, intent, shown, before, later) or _is_own_pay(text, entities, shown, before)
    if before.text and (instead or goes_on):
        return _following(text, today, entities, before, shown or before.topic, (intent, confidence), instead)
    topic = shown or (Topic.MINIMUM_WAGE if is_pay_alone(text) else None)
    topic = topic or _topic_of_intent(text, intent, confidence)
    measure, aspect = _measure(text, topic, entities), _aspect(text, entities)
    return _question(
        text, today, entities, topic, measure or _main_measure(topic), aspect, (intent, confidence)
    )


def restored(context: Context, today: date) -> Question:
    """Return the question that `context` remembers, as it was analysed."""
    classified = (context.intent, context.confidence)
    question = _question(
        context.text, today, context.entities, context.topic, context.measure, context.aspect, classified
    )
    leaned_on = context.leaned_on
    return replace(question, follow_up=leaned_on is not None, document_keys=leaned_on or ())


def remembered(question: Question, document_keys: tuple[str, ...] = ()) -> Context:
    """Return what to remember of a question whose answer cited `document_keys`."""
    return Context(
        text=question.text,
        topic=question.topic,
        measure=question.measure,
        aspect=question.aspect,
        entities=question.entities,
        document_keys=document_keys or question.document_keys,
        intent=question.intent,
        confidence=question.intent_confidence,
        leaned_on=question.document_keys if question.follow_up else None,
    )


def shown_topic(text: str, entities: Mapping[str, Sequence[str]]) -> Topic | None:
    """Return the core topic that words and entities show, if any."""
    if found := topic_of(text):
        return found
    if entities.get("breed"):
        return Topic.DOGS
    return Topic.MINIMUM_WAGE if len(text) <= _LONGEST_HOURLY and _BY_HOUR.search(text) else None


def _is_own_pay(
    text: str, entities: Mapping[str, Sequence[str]], shown: Topic | None, before: Context
) -> bool:
    """Return whether somebody tells their pay after the standard of a place: 我才拿…，少给我多少."""
    if shown is not before.topic or shown is not Topic.MINIMUM_WAGE or "我" not in text:
        return False
    return bool(entities.get("amount")) and not (entities.get("region") or entities.get("foreign_place"))


def _following(
    text: str,
    today: date,
    own: Mapping[str, Sequence[str]],
    before: Context,
    topic: Topic | None,
    classified: tuple[str | None, float],
    instead: bool,
) -> Question:
    """Return the question of a follow-up: what it says, on what it keeps of the conversation."""
    same = topic is before.topic
    own = with_year(with_bare_number(text, own, before), before)
    measure = _following_measure(text, topic, own, before)
    kept = kept_entities(text, own, before, topic, measure)
    entities = merged(own, kept, text, before)
    aspect = _aspect(text, own)
    if same and aspect is Aspect.DIFFERENCE and before.aspect is Aspect.BEFORE and not own:
        aspect = Aspect.INCREASE  # 差多少 after 调整前呢
    if same or instead:
        aspect = kept_aspect(aspect, text, own, before, measure)
    elif aspect is Aspect.VALUE and topic in BY_REGION and is_fragment(text) and keeps_comparing(own, before):
        aspect = Aspect.DIFFERENCE  # 低保呢 after 平阳和苍南哪个最低工资高
    if same:
        measure = measure or before.measure
        # what was wanted before is said in the words of before
        if aspect is Aspect.COMPLIANCE is before.aspect and is_fragment(text) and not own:
            text = before.text  # 差几块, 这样违法吗 after 一个月拿1500够不够
        told_before = aspect is before.aspect is not Aspect.VALUE and _aspect(text, own) is not aspect
        if told_before or aspect is Aspect.TEXT or topic in (None, Topic.BULLETIN):
            text = retold(text, own, before, ahead=told_before)
    question = _question(text, today, entities, topic, measure or _main_measure(topic), aspect, classified)
    return replace(question, follow_up=True, document_keys=before.document_keys if same else ())


def _following_measure(
    text: str, topic: Topic | None, own: Mapping[str, Sequence[str]], before: Context
) -> Measure | None:
    """Return the measure that a follow-up names, if any; by itself or with the words before it."""
    if own.get("days") and before.measure is Measure.HOURLY_WAGE and not re.search(r"工资|薪", text):
        return None  # 一个月做22天呢 after a question by the hour
    if own.get("age") and before.measure is Measure.BASIC_PENSION and _ON_TOP.search(text):
        return Measure.OLD_AGE_ALLOWANCE  # 那八十岁以上另外加的呢
    named = _measure(without_dates(text), topic, own)
    if named is None and topic is Topic.PENSION and topic is before.topic and not is_fragment(text):
        named = measure_of(f"{before.text}，{text}", topic)  # 一次性要交多少 after 被征地农民…
    return named


def _question(
    text: str,
    today: date,
    entities: Mapping[str, Sequence[str]],
    topic: Topic | None,
    measure: Measure | None,
    aspect: Aspect,
    classified: tuple[str | None, float],
) -> Question:
    """Return the question with the values of its entities."""
    phrase = _date_phrase(entities)
    return Question(
        text=text,
        today=today,
        topic=topic,
        regions=tuple(dict.fromkeys(entities.get("region", ()))),
        foreign_place=first_of(entities, "foreign_place"),
        as_of=_day(phrase, today),
        date_phrase=phrase,
        measure=measure,
        aspect=aspect,
        tier=first_of(entities, "tier"),
        breed=first_of(entities, "breed"),
        **numbers_of(entities),
        breeds=tuple(dict.fromkeys(entities.get("breed", ()))),
        tiers=tuple(dict.fromkeys(entities.get("tier", ()))),
        amounts=said_of(entities, "amount"),
        ages=said_of(entities, "age"),
        pay_period=first_of(entities, "pay_period"),
        document_number=first_of(entities, "document_number"),
        intent=classified[0],
        intent_confidence=classified[1],
        entities={name: tuple(values) for name, values in entities.items()},
    )


def _topic_of_intent(text: str, intent: str | None, confidence: float) -> Topic | None:
    """Return the topic that the classifier alone shows: a core one only for a short message and for sure."""
    topic = TOPIC_OF_INTENT.get(intent or "")
    sure = confidence >= _SURE and len(text) <= _LONGEST_UNSHOWN and not is_elsewhere(text)
    return topic if topic is None or sure else Topic.BULLETIN


def _measure(text: str, topic: Topic | None, entities: Mapping[str, Sequence[str]]) -> Measure | None:
    """Return the measure of `topic` that the words ask for, if any."""
    period = first_of(entities, "pay_period")
    if topic is Topic.MINIMUM_WAGE and (period == "hour" or entities.get("hours")):
        return Measure.HOURLY_WAGE
    return measure_of(text, topic)


def _main_measure(topic: Topic | None) -> Measure | None:
    return _MAIN_MEASURE.get(topic) if topic else None


def _aspect(text: str, entities: Mapping[str, Sequence[str]]) -> Aspect:
    aspect = aspect_of(text)
    hours = read_said(first_of(entities, "hours"))
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
