"""Whether what somebody is paid reaches the minimum wage: by the hour or month, or over a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.claims import Claim, Role, first_of
from knowledge.answers.reasoning.durations import Span, span_of
from knowledge.answers.reasoning.polarity import verdict_of
from knowledge.answers.reasoning.scopes import Scope, asked_places, scopes_of
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.wording import money, say
from knowledge.records import Aspect, Calculation, Measure, Question, Standard, Topic

# 够不够   |   合法吗   |   算低于最低工资吗   |   少了吗   |   合理不
_JUDGED = re.compile(
    r"够|合法|违法|违规|合规|达标|达到|达得到|符合|低于|低不低|不低|太低|太少|少了|低了|偏低|[行能可对](?:不[行能可对]|吗|不)|可以(?:吗|不|嘛)"
    r"|[少差亏缺够低][不没][少差亏缺够低]|合理|正常|亏|克扣|少给|少发|吃亏|犯法|有没有问题|没问题|合不合|行得通|说得过去|不合|该不该|能不能|差(?:了|着)?(?:多少|几)"
)
_BY = {
    # 一个月给我…   |   月薪…   |   每月发…
    "month": re.compile(
        r"(?:(?<![两三四五六七八九十\d几半])一?个|每个?|按|/)月|月(?:薪|工资|收入|给|发|拿)|底薪"
    ),
    # 一小时15   |   时薪…   |   每个钟头
    "hour": re.compile(r"(?:一个?|每个?|/)(?:小时|钟头|钟)|时薪|小时工|钟点工"),
    "day": re.compile(r"(?:一|每)[天日]|日[薪结]|天薪|/[天日]"),
    "week": re.compile(r"(?:一个?|每个?)(?:周|星期|礼拜)|周[薪结]"),
    "year": re.compile(r"(?:一|每)年|年薪|全年|/年"),
}
# 干了三个月一共给了…
_WHOLE = re.compile(r"一共|总共|总计|合计|加起来|全部|共")
# 上了8天班，每天10个钟，给了…: how long a day is, not by what the pay is counted
_LENGTH_OF_DAY = re.compile(r"[一每][天日][^，。]{0,6}(?:小时|钟)")
_NEAR_BEFORE, _NEAR_AFTER = 10, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """What is paid over a span (None: one hour or one month) of a measure."""

    claim: Claim
    measure: Measure
    span: Span | None

    @property
    def amount(self) -> Decimal:
        """Return the amount said."""
        return self.claim.said.figure


def pay(question: Question, wages: Sequence[Standard]) -> Worked | None:
    """Say whether what the question says is paid reaches the minimum of the place, or of each tier."""
    claim = first_of(question, Role.PAY)
    if question.topic is not Topic.MINIMUM_WAGE or claim is None or not _is_judged(question):
        return None
    payment = _payment(question, claim, wages)
    if payment is None:
        return None
    scopes = scopes_of(question, [s for s in wages if s.measure is payment.measure])
    if not scopes.found:
        return None
    one = scopes.one
    if one and not (not asked_places(question) and len(scopes.found) > 1):
        sentence, worked = _verdict(question, payment, one)
        return Worked(
            sentences=(sentence,), calculations=worked, standards=(one.standard,), missing=scopes.missing
        )
    return _by_tier(question, payment, scopes.found)


def _by_tier(question: Question, payment: Payment, found: Sequence[Scope]) -> Worked:
    """Say in which places a pay is enough: in all, in none, or below in some."""
    reached = [_reaches(payment, scope) for scope in found]
    key = "everywhere" if all(reached) else "depends" if any(reached) else "nowhere"
    lead = verdict_of(question.text, key != "nowhere") if key != "depends" else ""
    lines: list[str] = []
    worked: list[Calculation] = []
    for scope in found:
        calculation = _calculations(payment, scope)
        worked += calculation
        ending = say(f"pay.row_{'meets' if _reaches(payment, scope) else 'below'}", **_values(payment, scope))
        lines.append(f"{scope.place}：{ending}")
    title = say(f"pay.{key}", lead=lead, paid=payment.claim.yuan)
    return Worked(
        sentences=(title, *lines),
        rows=tuple((scope.place, line) for scope, line in zip(found, lines, strict=True)),
        calculations=tuple(dict.fromkeys(worked)),
        standards=tuple(scope.standard for scope in found),
        open_place=True,
    )


def _verdict(question: Question, payment: Payment, scope: Scope) -> tuple[str, tuple[Calculation, ...]]:
    enough = _reaches(payment, scope)
    worked = _calculations(payment, scope)
    key = "undecided" if enough is None else "meets" if enough else "below"
    lead = verdict_of(question.text, bool(enough)) if enough is not None else ""
    return say(f"pay.{key}", lead=lead, **_values(payment, scope)), worked


def _payment(question: Question, claim: Claim, wages: Sequence[Standard]) -> Payment | None:
    """Return the payment with its span; None where it is by the day or week without the hours worked."""
    by = _period(question, claim)
    if by in ("hour", "month"):
        measure = Measure.HOURLY_WAGE if by == "hour" else Measure.MONTHLY_WAGE
        return Payment(claim=claim, measure=measure, span=None)
    if by == "year":
        span = Span(name=say("durations.year"), factors=(Decimal(12),))
        return Payment(claim=claim, measure=Measure.MONTHLY_WAGE, span=span)
    if question.hours is not None:
        days = None if by == "day" else question.days
        worked = span_of(replace(question, days=days), Measure.HOURLY_WAGE)
        return Payment(claim=claim, measure=Measure.HOURLY_WAGE, span=worked)
    if by in ("day", "week"):
        return None
    months = span_of(question, Measure.MONTHLY_WAGE)
    if months:
        return Payment(claim=claim, measure=Measure.MONTHLY_WAGE, span=months)
    return Payment(claim=claim, measure=_nearest(claim.said.figure, wages), span=None)


def _period(question: Question, claim: Claim) -> str | None:
    """Return by what a payment is counted, as the words nearest to it say; None for a sum over a time."""
    before, after = claim.before[-_NEAR_BEFORE:], claim.after[:_NEAR_AFTER]
    if _WHOLE.search(before) and (question.months or question.hours or question.days):
        return None
    # 一个月才拿…，一年下来少多少 is counted by the month: another clause is farther than the same
    mark = re.search("[，。；,;]", after)
    after_it = {
        name: match.start() + (_NEAR_BEFORE if mark and mark.start() < match.start() else 0)
        for name, by in _BY.items()
        if (match := by.search(after))
    }
    before_it = {
        name: len(before) - found[-1].end()
        for name, by in _BY.items()
        if (found := list(by.finditer(before)))
    }
    nearest = sorted([*after_it.items(), *before_it.items()], key=lambda item: item[1])
    by = nearest[0][0] if nearest else None
    if by == "day" and question.days and question.hours and _LENGTH_OF_DAY.search(question.text):
        return None
    if by:
        return by
    return question.pay_period if question.months is None and question.hours is None else None


def _nearest(amount: Decimal, wages: Sequence[Standard]) -> Measure:
    """Return the measure whose amounts are of the size of a payment that names no period."""
    sized = [s for s in wages if s.amount and s.measure in (Measure.MONTHLY_WAGE, Measure.HOURLY_WAGE)]
    nearest = min(sized, key=lambda s: abs((amount / (s.amount or amount)).ln()), default=None)
    return nearest.measure if nearest else Measure.MONTHLY_WAGE


def _is_judged(question: Question) -> bool:
    return question.aspect is Aspect.COMPLIANCE or _JUDGED.search(question.text) is not None


def _least(payment: Payment, scope: Scope) -> Decimal:
    return payment.span.times(scope.amount).result if payment.span else scope.amount


def _reaches(payment: Payment, scope: Scope) -> bool | None:
    return payment.claim.said.reaches(_least(payment, scope))


def _calculations(payment: Payment, scope: Scope) -> tuple[Calculation, ...]:
    worked = [payment.span.times(scope.amount)] if payment.span else []
    least = _least(payment, scope)
    if payment.claim.said.exact and payment.amount < least:
        worked.append(arithmetic.difference(least, payment.amount, "元"))
    return tuple(worked)


def _values(payment: Payment, scope: Scope) -> dict[str, str]:
    worked = _calculations(payment, scope)
    over = (
        say(
            "pay.over",
            span=payment.span.name,
            total=arithmetic.yuan(worked[0]),
            expression=worked[0].expression,
        )
        if payment.span
        else ""
    )
    gap = worked[-1] if payment.claim.said.exact and payment.amount < _least(payment, scope) else None
    return {
        "place": scope.place,
        "subject": scope.subject,
        "amount": money(scope.amount, scope.standard.unit),
        "when": scope.when,
        "over": over,
        "paid": payment.claim.yuan,
        "gap": say("pay.gap", gap=arithmetic.yuan(gap), expression=gap.expression) if gap else "",
    }
