"""What a follow-up keeps of the conversation: entities, aspect, and where needed its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.answers.cues import cue_measure
from knowledge.answers.leaning.context import Context
from knowledge.answers.leaning.standing import MOST_OWN_WORDS, compares, cue, is_fragment, own_words
from knowledge.dates import DateKind, find_dates
from knowledge.records import Aspect, Measure, Topic
from knowledge.regions import find_regions
from knowledge.text import find_numbers
from knowledge.vocabulary import find_breeds

Entities = Mapping[str, Sequence[str]]

# topics whose standards go by place: the place stays when one of them follows another
BY_REGION = frozenset({Topic.MINIMUM_WAGE, Topic.LOW_INCOME, Topic.PENSION})
_PLACES = ("region", "foreign_place")
# what gives way when a message names something else: another breed has another height
_GIVES_WAY = {"region": _PLACES, "foreign_place": _PLACES, "breed": ("breed", "height")}
# what belongs to one measure: 1500 a month is no pay by the hour, 二档 is no tier of a basic pension
_OF_A_MEASURE = ("tier", "hours", "amount", "pay_period")
_OF_A_DOG = ("breed", "height")
_NUMBERS = ("height", "age", "amount", "hours", "people", "days", "months")
# what was wanted of the last place, hour or tier is wanted of the next: 那平阳呢 after 1500合法吗
_KEPT_ASPECTS = frozenset(Aspect) - {Aspect.DIFFERENCE, Aspect.LIST, Aspect.TOTAL}


def with_bare_number(text: str, own: Entities, context: Context) -> Entities:
    """Return the entities of a follow-up with its number as what the number before was (刚好60呢)."""
    numbers = find_numbers(text)
    if own.keys() & set(_NUMBERS) or len(numbers) != 1:
        return own
    number = numbers[0]
    beside = text[: number.start] + text[number.end :]
    name = next((name for name in _NUMBERS if context.entities.get(name)), None)
    if name is None or cue("beside_number").fullmatch(beside) is None:
        return own
    return {**own, name: (str(number.value),)}


def kept_entities(
    text: str, own: Entities, context: Context, topic: Topic | None, measure: Measure | None
) -> Entities:
    """Return the entities of the conversation that a follow-up on `topic` stands on, without its own.

    `measure` is the one that the words of the follow-up ask for, if any.
    """
    if topic is not context.topic:
        names = set(_PLACES) if topic in BY_REGION else set()
    else:
        names = set(context.entities)
        if measure is not None and measure is not context.measure:
            names -= set(_OF_A_MEASURE)
        if topic is Topic.DOGS and (cue_measure(text, topic) or not is_fragment(text)):
            names -= set(_OF_A_DOG)  # 那要办证吗 asks of every dog
    if "date" in own:
        names -= {"pay_period"}  # 2016年呢 after 一年下来呢 asks for the standard
    if _has_unread_number(text, own):
        names -= set(_NUMBERS)
    for name in own:
        if name != "date" or _names_a_time(own):
            names -= set(_GIVES_WAY.get(name, (name,)))
    return {name: context.entities[name] for name in names if name in context.entities}


def merged(own: Entities, kept: Entities, text: str, context: Context) -> dict[str, Sequence[str]]:
    """Return own and kept entities together; a place to compare with goes behind the one before."""
    together = {**kept, **own}
    if "date" in kept:
        together["date"] = [*own.get("date", ()), *kept["date"]]
    places = own.get("region", ())
    if len(places) == 1 and compares(text) and context.regions:
        together["region"] = [context.regions[0], places[0]]
    return together


def kept_aspect(
    aspect: Aspect, text: str, own: Entities, context: Context, measure: Measure | None
) -> Aspect:
    """Return what a follow-up on the same topic wants: what was wanted before, where it says nothing else.

    `measure` is the one that its words ask for, if any.
    """
    if cue("which_year").search(text):
        return Aspect.ISSUED
    if aspect is Aspect.DIFFERENCE and context.aspect is Aspect.COMPLIANCE and not own.get("region"):
        return Aspect.COMPLIANCE  # 差几块 after 1500合法吗
    if aspect is Aspect.YEARLY and is_fragment(text) and keeps_comparing(own, context):
        return Aspect.DIFFERENCE  # 那一年呢 after 这两个差多少
    if aspect is not Aspect.VALUE:
        return aspect
    if len(own_words(text)) > MOST_OWN_WORDS and not own and measure is None:
        return Aspect.TEXT  # 那包吃住呢: what no standard says may stand in the text
    if not is_fragment(text) or "多少" in text:
        return aspect
    if compares(text) and own.get("region"):
        return Aspect.DIFFERENCE
    if context.aspect is Aspect.DIFFERENCE and len(own.get("region", ())) > 1:
        return Aspect.DIFFERENCE
    if keeps_comparing(own, context):
        return Aspect.DIFFERENCE
    if own.get("date"):
        return Aspect.VALIDITY if context.aspect is Aspect.VALIDITY else aspect
    return context.aspect if context.aspect in _KEPT_ASPECTS else aspect


def keeps_comparing(own: Entities, context: Context) -> bool:
    """Return whether places were compared and the follow-up names none: 那小时工呢 after 平阳和苍南哪个高."""
    named = own.keys() & {*_PLACES, "date", "amount"}
    return context.aspect is Aspect.DIFFERENCE and len(context.regions) > 1 and not named


def retold(text: str, own: Entities, context: Context, *, ahead: bool = False) -> str:
    """Return the words of the question before with the place, time or breed of a fragment in their place.

    那9月呢 after 2019年8月的用电量是多少 becomes 2019年9月…; `ahead`: the first place named goes before
    them. `text` itself where there is nothing to replace.
    """
    if not is_fragment(text):
        return text
    for name, find in (("date", find_dates), ("region", find_regions), ("breed", find_breeds)):
        before, now = find(context.text), find(text)
        if not own.get(name) or len(now) != 1 or len(before) > 1:
            continue
        new = text[now[0].start : now[0].end]
        if before:
            return context.text[: before[0].start] + new + context.text[before[0].end :]
        if name == "region" and ahead:
            return new + context.text
    return text


def _has_unread_number(text: str, own: Entities) -> bool:
    """Return whether a follow-up has a number that no entity tells: what was a number before may be meant."""
    if own.keys() & {*_NUMBERS, "date", "pay_period", "tier", "document_number"}:
        return False
    dates = find_dates(text)
    return any(
        not any(date.start <= number.start < date.end for date in dates) for number in find_numbers(text)
    )


def _names_a_time(own: Entities) -> bool:
    """Return whether a time is named that takes the place of the one before; 调整前 and 那时候 do not."""
    kinds = {mention.kind for phrase in own.get("date", ()) for mention in find_dates(phrase)}
    return bool(kinds & {DateKind.PERIOD, DateKind.NOW})
