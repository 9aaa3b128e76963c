"""What a contribution comes to: by what amount a month it is set, and how long it takes to get it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.scopes import Scope, scopes_of
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Measure, Question, Standard, Topic

# 统一按…元/月确定，缴费标准为…元
_BASIS = re.compile(r"按(?:照)?\s*(?P<amount>\d+(?:\.\d+)?)\s*元[/／]\s*月")
# 多少个月能把本钱领回来   |   几年回本   |   多久才够本   |   划算吗
_BACK = re.compile(
    r"回本|够本|保本|本钱|(?:领|拿|赚|收|挣|要)得?回来?(?!家)|(?:领|拿|收)(?:满|够)(?:缴|交|本)|划(?:得来|不划算|算)"
)
# 按每月多少元确定   |   一个月按多少算   |   每月多少
_BY_MONTH = re.compile(r"(?:每个?|一个?|按)月|月(?:标准|多少)")
_YEAR = Decimal(12)


def payback(question: Question, topic: Sequence[Standard]) -> Worked | None:
    """Say for how many months a benefit is received until the contribution is reached; None if not asked."""
    if not _of_contribution(question) or not _BACK.search(question.text):
        return None
    scope, monthly = _contribution(question, topic)
    if scope is None or monthly is None:
        return None
    benefit = _benefit(question, topic)
    monthly = benefit.amount if benefit and benefit.amount else monthly
    months = arithmetic.quotient(scope.amount, monthly, "个月")
    years = arithmetic.quotient(months.result, _YEAR, "年")
    sentence = say(
        "contributions.payback",
        place=scope.place,
        subject=scope.subject,
        amount=money(scope.amount, scope.standard.unit),
        when=scope.when,
        monthly=money(monthly, "元/月"),
        months=_said(months),
        years=_said(years),
        expression=months.expression,
    )
    used = (scope.standard, *([benefit] if benefit else []))
    return Worked(sentences=(sentence,), calculations=(months, years), standards=used)


def monthly_basis(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say the amount a month that a contribution is set by, where one is asked for; None for none."""
    asked = question.pay_period == "month" or _BY_MONTH.search(question.text)
    if question.measure is not Measure.LAND_LOST_CONTRIBUTION or question.aspect is not Aspect.VALUE:
        return None
    scope, monthly = _contribution(question, known)
    if not asked or scope is None or monthly is None:
        return None
    sentence = say(
        "contributions.basis",
        place=scope.place,
        subject=scope.subject,
        monthly=money(monthly, "元/月"),
        amount=money(scope.amount, scope.standard.unit),
        when=scope.when,
    )
    return Worked(sentences=(sentence,), standards=(scope.standard,))


def _of_contribution(question: Question) -> bool:
    return question.topic is Topic.PENSION and question.measure in (
        Measure.LAND_LOST_CONTRIBUTION,
        Measure.LAND_LOST_BENEFIT,
    )


def _contribution(question: Question, standards: Sequence[Standard]) -> tuple[Scope | None, Decimal | None]:
    """Return the contribution in force, with the amount a month that its notice sets it by."""
    known = [s for s in standards if s.measure is Measure.LAND_LOST_CONTRIBUTION]
    scope = scopes_of(question, known).one
    match = _BASIS.search(scope.standard.citation.quote) if scope else None
    return scope, Decimal(match["amount"]) if match else None


def _benefit(question: Question, standards: Sequence[Standard]) -> Standard | None:
    """Return the benefit whose amount the question names, or whose tier (按三档领)."""
    said = {amount.figure for amount in question.amounts}
    tiers = {*question.tiers, question.tier} - {None}
    benefits = [s for s in standards if s.measure is Measure.LAND_LOST_BENEFIT]
    held = (s for s in benefits if s.amount in said or s.tier in tiers)
    return next(held, None)


def _said(calculation: Calculation) -> str:
    about = say("comparisons.about") if arithmetic.is_rounded(calculation) else ""
    return f"{about}{figure(calculation.result)}"
