"""Answers to the core topics, made of standards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.ages import of_age
from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.exceptions import with_exceptions
from knowledge.answers.lookup import (
    WHOLE_CITY,
    in_place,
    on_day,
    parts_of_place,
    with_hourly,
)
from knowledge.answers.places import display, scope_text
from knowledge.answers.reasoning import reasoned
from knowledge.answers.reasoning.narrowing import of_tiers
from knowledge.answers.reasoning.unwritten import unwritten_terms, with_unwritten
from knowledge.answers.tables import table_answer, tiers_answer
from knowledge.answers.uncovered import uncovered, uncovered_sentences
from knowledge.answers.values import value_sentences
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, Aspect, Measure, Question, Standard, Topic
from knowledge.regions import ancestors

# 城镇户口也可以交农村那个养老险吗: whether something may be done is no question for an amount
_DOING = re.compile(
    r"(?:[能可要会得](?:以|不能|不可以)?|需要|是否|可否|允许)[^，。？]{0,10}"
    r"(?:[交缴转买办退补换取停断]|参保|参加|报名|申请|继承)[^，。？]{0,12}(?:[吗么嘛不]|没有|$)"
)
# 还分档吗   |   分不分档: whether there are tiers, not the amount of one
_TIERED = re.compile(
    r"分(?:成|为|作)?[一二三四五六七八、和]{0,6}个?档次?(?:的|了)?[吗么嘛没不]|分不分.{0,6}档"
)
# 老年食堂每餐补几块   |   每次给多少: what no standard by the month answers
_PER = re.compile(r"每一?(?P<per>[餐顿次趟吨]|平方米|公里)|一(?P<one>[餐顿])")
_BY_MONTH = re.compile(r"每个?月|一个?月|月薪")
_AMOUNT = re.compile(r"多少|几(?!千|百|万)|标准|数额|金额|块|元|\d")


def answer_from_standards(question: Question, sources: Sources) -> Answer | None:
    """Answer a core topic from its standards; None where they do not hold what is asked."""
    answer = _answer(question, sources)
    return _completed(answer, question, sources) if answer else None


def answer_with_operands(question: Question, sources: Sources) -> Answer | None:
    """Answer what works with a number of the question: a pay, a household, an income, a claim."""
    if question.topic in (None, Topic.BULLETIN, Topic.DOGS) or question.measure is None:
        return None
    known = sources.of_measure(question.topic, question.measure)
    if _is_per_another(question.text, known):
        return None
    answer = reasoned(question, sources, known, operands=True) if known else None
    return _completed(answer, question, sources) if answer else None


def _is_per_another(text: str, known: Sequence[Standard]) -> bool:
    """Tell whether an amount is asked for each of something (每餐) that no standard is for."""
    asked = None if _BY_MONTH.search(text) else _PER.search(text)
    if asked is None:
        return False
    return not any((asked["per"] or asked["one"]) in standard.unit for standard in known)


def _completed(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with what its notice says of parts of the places asked for, and what it does not."""
    return with_unwritten(with_exceptions(answer, question, sources), question, sources)


def _answer(question: Question, sources: Sources) -> Answer | None:
    if question.topic in (None, Topic.BULLETIN, Topic.DOGS) or question.measure is None:
        return None
    known = sources.of_measure(question.topic, question.measure)
    if not known or _is_per_another(question.text, known):
        return None
    if worked := reasoned(question, sources, known):
        return worked
    newest = max(known, key=lambda standard: standard.validity.begins).citation.document_key
    if question.aspect is Aspect.TEXT and not unwritten_terms(question, sources, newest):
        return None
    if question.aspect is Aspect.VALUE and not _AMOUNT.search(question.text) and _DOING.search(question.text):
        return None
    if _TIERED.search(question.text):
        return None
    places = [place for place in question.regions if place != WHOLE_CITY]
    if len(places) >= 2:
        return _in_places(question, sources, known, places)
    if places:
        return _in_place(question, sources, known, places[0])
    chosen = of_tiers(on_day(known, question.day), question)
    if len({scope_text(s) for s in chosen}) > 1:
        return table_answer(question, sources, chosen)
    return _said(question, sources, chosen, ())


def _in_place(question: Question, sources: Sources, known: Sequence[Standard], place: str) -> Answer:
    chosen = on_day(in_place(known, place), question.day)
    if chosen:
        return _said(question, sources, chosen, (place,))
    parts = on_day(parts_of_place(known, place), question.day)
    if parts:
        return table_answer(question, sources, parts)
    return uncovered(question, sources, known, [place])


def _in_places(
    question: Question, sources: Sources, known: Sequence[Standard], places: Sequence[str]
) -> Answer:
    """List places, or name all that share one standard; one that no standard covers is said to be missing."""
    found = {place: on_day(in_place(known, place), question.day) for place in places}
    missing = [place for place, standards in found.items() if not standards]
    # a place named twice is one: 瑞安呢那瑞安呢
    if len(missing) == len(found):
        return uncovered(question, sources, known, missing)
    chosen = list({id(s): s for standards in found.values() for s in standards}.values())
    covered = [place for place in found if found[place]]
    if all(len(found[place]) == len(chosen) for place in covered):
        answer = _said(question, sources, chosen, covered)
    else:
        answer = table_answer(question, sources, chosen)
    if not missing:
        return answer
    whole = on_day(known, question.day)
    more = uncovered_sentences(question, whole, missing)
    return replace(answer, status=AnswerStatus.PARTIAL, sentences=(*answer.sentences, *more))


def _said(question: Question, sources: Sources, chosen: Sequence[Standard], places: Sequence[str]) -> Answer:
    """Say one standard, or the tiers of one, for the places asked, all of which it holds for."""
    chosen = of_tiers(of_age(chosen, question.age), question)
    if len(chosen) > 1 and chosen[0].tier:
        return tiers_answer(question, sources, chosen, places)
    used = _with_hourly(question, sources, chosen) if places else chosen
    years = sources.settings.staleness_years.get(chosen[0].topic)
    sentences, worked = value_sentences(question, used, places, years)
    history = [said for place in places for said in _history(chosen[0], place)]
    return answered(question, sources, used, [*sentences, *history], worked)


def _history(standard: Standard, place: str) -> list[str]:
    """Say that a place lay in another county when the standard was set (龙港 in 苍南 before 2019)."""
    if place in standard.regions:
        return []
    then = [name for name in ancestors(place, standard.validity.effective_from) if name in standard.regions]
    if not then or then[0] in ancestors(place):
        return []
    return [say("standard.history", place=display(place), parent=then[0])]


def _with_hourly(question: Question, sources: Sources, chosen: Sequence[Standard]) -> Sequence[Standard]:
    """Add the hourly wage where the wage of a place was asked for without a period."""
    first = chosen[0]
    plain = question.aspect is Aspect.VALUE and "月" not in question.text
    if first.measure is not Measure.MONTHLY_WAGE or not plain:
        return chosen
    return with_hourly(first, sources.standards)
