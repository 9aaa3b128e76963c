"""Several amounts taken together: pension and allowance of one person, or one benefit for several people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.answers.ages import excepted_from, of_age
from knowledge.answers.cues import measure_of
from knowledge.answers.lookup import in_place, of_measure, on_day
from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.durations import span_of
from knowledge.answers.reasoning.people import people_of
from knowledge.answers.reasoning.scopes import asked_places, scope_on, scopes_of
from knowledge.answers.reasoning.wants import wants
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.wording import money, say
from knowledge.records import Aspect, Measure, Question, Standard, Topic

# 基础养老金加高龄补贴   |   养老金和高龄补贴   |   工资跟补贴
_JOINED = re.compile(r"加上?|和|与|跟|还有|以及|、|，")
# what a resident of an age receives every month when both together are asked for
_OF_OLD_AGE = (Measure.BASIC_PENSION, Measure.OLD_AGE_ALLOWANCE)
_PER_PERSON = (
    Measure.BASIC_PENSION,
    Measure.OLD_AGE_ALLOWANCE,
    Measure.LAND_LOST_BENEFIT,
    Measure.LAND_LOST_PAYMENT,
)
# 高龄补贴一共多少 asks for the allowance alone
_ALLOWANCE_ALONE = re.compile(r"高龄|补贴|津贴")
# 高龄补贴加养老金一共多少 asks for both
_PENSION_TOO = re.compile(r"养老金|基础|养老钱|加")


def sums(question: Question, standards: Sequence[Standard]) -> Worked | None:
    """Add up every measure that the question names; None for fewer than two of one unit.

    Each is taken with the amount of the day asked about, none where that is not written.
    """
    adds = wants(question, Aspect.TOTAL)
    may_name_two = _JOINED.search(question.text) is not None
    if not (adds or may_name_two) or question.aspect in (Aspect.DIFFERENCE, Aspect.INCREASE):
        return None
    measures = _measures(question)
    if len(measures) < 2 or not (adds or len(_named(question)) > 1):
        return None
    found = [s for measure in measures for s in _one(question, standards, measure)]
    if len(found) != len(measures) or len({s.unit for s in found}) != 1:
        return None
    scopes = [scope for s in found if (scope := scope_on(s, question))]
    if len(scopes) != len(found):
        return None
    total = arithmetic.total([scope.amount for scope in scopes], found[0].unit)
    parts = "，".join(
        say("sums.part", subject=s.standard.subject, amount=money(s.amount, s.standard.unit), when=s.when)
        for s in scopes
    )
    sentence = say(
        "standard.total", total=money(total.result, total.unit), parts=parts, expression=total.expression
    )
    worked = [total]
    span = span_of(question, found[0].measure)
    if span and found[0].unit.endswith("月"):
        over = span.times(total.result)
        worked.append(over)
        sentence += say("sums.over", span=span.name, total=arithmetic.yuan(over), expression=over.expression)
    limited = next((s for s in found if s.condition), None)
    if limited:
        sentence += say("sums.condition", condition=limited.condition, subject=limited.subject)
    return Worked(sentences=(sentence,), calculations=tuple(worked), standards=tuple(found))


def per_person(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say what a benefit comes to for several people who each receive it."""
    people = people_of(question) or 0
    if question.measure not in _PER_PERSON or people < 2:
        return None
    one = scopes_of(question, known).one
    if one is None or not one.standard.unit.endswith("月"):
        return None
    if one.standard.minimum_age and not _is_of(one.standard, question.age):
        return None
    total = arithmetic.product((one.amount, Decimal(people)), one.standard.unit)
    sentence = say(
        "sums.people",
        people=str(people),
        place=one.place,
        subject=one.subject,
        amount=money(one.amount, one.standard.unit),
        total=money(total.result, total.unit),
        expression=total.expression,
        when=one.when,
    )
    return Worked(sentences=(sentence,), calculations=(total,), standards=(one.standard,))


def _one(question: Question, standards: Sequence[Standard], measure: Measure) -> list[Standard]:
    """Return the one standard of a measure for the place, day and age; none where several differ."""
    known = of_measure(standards, question.topic or Topic.BULLETIN, measure)
    place = next(iter(asked_places(question)), None)
    held = of_age(on_day(in_place(known, place) if place else known, question.day), question.age)
    held = [s for s in held if not s.minimum_age or _is_of(s, question.age)]
    return held[:1] if len({s.tier for s in held}) == 1 else []


def _is_of(standard: Standard, age: int | None) -> bool:
    """Return whether the amount is surely that of the age: reached, and nobody of it taken out."""
    excepted = excepted_from(standard)
    if age is None:
        return standard.tier is None
    return age >= (standard.minimum_age or 0) and (excepted is None or age < excepted)


def _measures(question: Question) -> list[Measure]:
    named = _named(question)
    if len(named) < 2 and question.age is not None and question.topic is Topic.PENSION:
        alone = _ALLOWANCE_ALONE.search(question.text) and not _PENSION_TOO.search(question.text)
        both = question.measure in _OF_OLD_AGE and wants(question, Aspect.TOTAL) and not alone
        return list(_OF_OLD_AGE) if both else named
    return named


def _named(question: Question) -> list[Measure]:
    """Return the measures that the parts of a question name: 基础养老金加高龄补贴 names two.

    A part that only says whose it is (阿公八十三，农保的，…) names none.
    """
    pieces = [piece for piece in _JOINED.split(question.text) if not piece.endswith("的")]
    named = [measure for piece in pieces if (measure := measure_of(piece, question.topic))]
    return list(dict.fromkeys(named))
