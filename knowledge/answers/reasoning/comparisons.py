"""How far places, tiers or ages are apart: two of them, or the highest and the lowest of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.durations import Span, span_of
from knowledge.answers.reasoning.rises import SHARE_ASKED
from knowledge.answers.reasoning.said_figures import money_behind
from knowledge.answers.reasoning.scopes import Scope, Scopes, scopes_of
from knowledge.answers.reasoning.wants import wants
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Measure, Question, Standard

# 哪里最高   |   最高的地方和最低的地方   |   哪个县最低
_EXTREMES = re.compile(
    r"哪.{0,8}最[高低多少]|最[高低]的?.{0,8}[和跟与].{0,8}最[高低]|最[高低]的(?:地方|县|区|市|是哪)"
)
# 比最低工资低，要多赔我多少: what is paid for it is no difference between places
_PENALTY = re.compile(r"赔|罚")
# 一样吗   |   跟市区一样吧
_SAME = re.compile(r"一样|相同")
# 瑞安的是不是比平阳高   |   乐清比市区低吗
_MORE = re.compile(r"是不是比.{1,12}(?P<way>[高低多少])|比.{1,12}(?P<said>[高低多少])(?:吗|吧|对)")
# 乐清比永嘉高…块   |   相差…元
_GAP = re.compile(r"(?:[高低多少]|相?差)(?:出|了)?$")
_WAY = re.compile(r"比[^，。]{1,14}?(?P<way>[高低多少])")


def comparisons(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say how far apart the amounts are that the question names; None for fewer than two."""
    extremes = _EXTREMES.search(question.text)
    if _PENALTY.search(question.text) or not (extremes or wants(question, Aspect.DIFFERENCE)):
        return None
    scopes = _apart(scopes_of(question, known, before="调整前" in question.text))
    if len(scopes.found) < 2 or len({scope.standard.unit for scope in scopes.found}) > 1:
        return None
    worked = _two(question, scopes) if len(scopes.found) == 2 else _several(question, scopes)
    if question.foreign_place is None:
        return worked
    foreign = say("comparisons.foreign", foreign=question.foreign_place)
    return replace(worked, sentences=(foreign, *worked.sentences))


def _two(question: Question, scopes: Scopes) -> Worked:
    first, second = sorted(scopes.found, key=lambda scope: -scope.amount)
    values = _values(first, second)
    if first.amount == second.amount:
        sentence = say("standard.no_difference", **values)
        return Worked(sentences=(sentence,), standards=tuple(scopes.standards), missing=scopes.missing)
    gap = arithmetic.difference(first.amount, second.amount, first.standard.unit)
    sentence = _lead(question, scopes) + say(
        "standard.difference", **values, difference=arithmetic.yuan(gap), expression=gap.expression
    )
    more, worked = _besides(question, gap, first, second)
    return Worked(
        sentences=(sentence, *more),
        calculations=(gap, *worked),
        standards=tuple(scopes.standards),
        missing=scopes.missing,
    )


def _several(question: Question, scopes: Scopes) -> Worked:
    ordered = sorted(scopes.found, key=lambda scope: -scope.amount)
    first, last = ordered[0], ordered[-1]
    between = ordered[1:-1]
    each = "、".join(f"{_name(s, ordered)}{money(s.amount, s.standard.unit)}" for s in between)
    if first.amount == last.amount:
        names = "、".join(_name(scope, ordered) for scope in ordered)
        sentence = say(
            "comparisons.all_same",
            names=names,
            subject=first.standard.subject,
            amount=money(first.amount, first.standard.unit),
        )
        return Worked(sentences=(sentence,), standards=tuple(scopes.standards), missing=scopes.missing)
    gap = arithmetic.difference(first.amount, last.amount, first.standard.unit)
    sentence = say(
        "comparisons.extremes",
        subject=first.standard.subject,
        first=_name(first, ordered),
        first_amount=money(first.amount, first.standard.unit),
        last=_name(last, ordered),
        last_amount=money(last.amount, last.standard.unit),
        difference=arithmetic.yuan(gap),
        expression=gap.expression,
    )
    more, worked = _besides(question, gap, first, last)
    return Worked(
        sentences=(sentence, *more, say("comparisons.each", each=each)),
        calculations=(gap, *worked),
        standards=tuple(scopes.standards),
        missing=scopes.missing,
    )


def _lead(question: Question, scopes: Scopes) -> str:
    """Return the first words to 一样吗, to a gap that is claimed, and to whether the first has more."""
    if _SAME.search(question.text):
        return say("comparisons.differ")
    first, second = _as_named(question, scopes)
    if claimed := money_behind(question.text, _GAP):
        way = _WAY.search(question.text)
        right = claimed.names(abs(first.amount - second.amount)) and _goes(way and way["way"], first, second)
        return say(f"comparisons.{'yes' if right else 'no'}")
    asked = _MORE.search(question.text)
    if asked is None:
        return ""
    right = _goes(asked["way"] or asked["said"], first, second)
    return say(f"comparisons.{'yes' if right else 'no'}")


def _as_named(question: Question, scopes: Scopes) -> Sequence[Scope]:
    """Return the two scopes in the order in which the question names their tiers, if it names any."""
    order = {tier: place for place, tier in enumerate(question.tiers)}
    return sorted(scopes.found, key=lambda scope: order.get(scope.standard.tier or "", 0))


def _goes(way: str | None, first: Scope, second: Scope) -> bool:
    """Tell whether the first is above or below the second as a word says (高, 少), if one does."""
    return way is None or (first.amount > second.amount) is (way in "高多")


def _besides(
    question: Question, gap: Calculation, first: Scope, last: Scope
) -> tuple[list[str], list[Calculation]]:
    """Return the gap in per cent and over the time that the question names, where it asks for them."""
    sentences, worked = [], []
    if SHARE_ASKED.search(question.text):
        part = arithmetic.share(gap.result, last.amount)
        about = say("comparisons.about") if arithmetic.is_rounded(part) else ""
        sentences.append(
            say("comparisons.share", about=about, share=f"{figure(part.result)}%", expression=part.expression)
        )
        worked.append(part)
    span: Span | None = span_of(question, question.measure)
    if span:
        more = span.times(gap.result)
        sentences.append(
            say("comparisons.over", span=span.name, total=arithmetic.yuan(more), expression=more.expression)
        )
        worked.append(more)
    return sentences, worked


def _apart(scopes: Scopes) -> Scopes:
    """Return one scope for each name that is said, those of one place told apart by their tier."""
    named = {(scope.place, scope.standard.tier): scope for scope in scopes.found}
    return Scopes(found=tuple(named.values()), missing=scopes.missing)


def _name(scope: Scope, beside: Sequence[Scope]) -> str:
    """Return the tier of a place where its tiers are compared, else the place."""
    places = {other.place for other in beside}
    if scope.standard.tier is None:
        return scope.place
    return scope.standard.tier if len(places) == 1 else f"{scope.place}{scope.standard.tier}"


def _values(first: Scope, second: Scope) -> dict[str, str]:
    hourly = first.standard.measure is Measure.HOURLY_WAGE
    period = "hour" if hourly else "year" if first.standard.unit.endswith("年") else "month"
    return {
        "subject": first.standard.subject,
        "period": say(f"comparisons.{period}"),
        "first": _name(first, (first, second)),
        "first_amount": money(first.amount, first.standard.unit),
        "second": _name(second, (first, second)),
        "second_amount": money(second.amount, second.standard.unit),
        "amount": money(first.amount, first.standard.unit),
    }
