"""How long a question reckons with: months at a monthly amount, hours and days at an hourly one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.scopes import Scope, asked_places, scopes_of
from knowledge.answers.reasoning.wants import wants
from knowledge.answers.reasoning.working import Line, Worked, for_each
from knowledge.answers.wording import figure, money, say
from knowledge.numerals import read_number
from knowledge.records import Aspect, Calculation, Measure, Question, Standard

_YEAR = Decimal(12)
_NAMES = {Decimal(6): "durations.half_year", _YEAR: "durations.year"}
# 养老保险交了15年   |   工龄10年   |   住了三年   |   三年后: a time that is not paid by the month
_NOT_PAID = re.compile(r"缴|交(?!通)|参保|投保|工龄|合同|居住|住了|住满|[年月](?:以|之)?[后前]")
# 两年一共   |   三年下来
_YEARS = re.compile(r"(?<!\d)([一两三四五六七八九十]|\d{1,2})年(?:一共|总共|合计|加起来|下来)")
# 一年多拿多少
_YEARLY = re.compile(r"一年多[拿领发得]")
# 一个季度多少   |   每季度
_QUARTER = re.compile(r"(?:一个?|每个?|按)季度?(?!节)")
_MONTHS_OF_A_QUARTER = Decimal(3)
# 一周多少   |   一个星期   |   每个礼拜
_WEEK = re.compile(r"(?:一个?|每个?|按)(?:周(?!岁|年|末)|星期|礼拜)")
# 做了3个星期   |   两周
_WEEKS = re.compile(
    r"([一二两三四五六七八九十]|\d{1,2})个?(?:周(?!岁|年|末|[一二三四五六日])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天]))"
)
_WAGES = (Measure.MONTHLY_WAGE, Measure.HOURLY_WAGE)
_MONTHLY = (
    Measure.BASIC_PENSION,
    Measure.OLD_AGE_ALLOWANCE,
    Measure.LAND_LOST_BENEFIT,
    Measure.LAND_LOST_PAYMENT,
)
# what is written in place of a standard by the day, and by what it is counted
_WRITTEN = {**dict.fromkeys(_WAGES, _WAGES), **{m: (m,) for m in (*_MONTHLY, Measure.SUBSISTENCE)}}
_PERIODS = {**dict.fromkeys(Measure, "durations.by_month"), Measure.HOURLY_WAGE: "durations.by_hour"}
_ASPECTS = (
    Aspect.VALUE,
    Aspect.YEARLY,
    Aspect.TOTAL,
    Aspect.HOURS,
    Aspect.COMPLIANCE,
    Aspect.BEFORE,
    Aspect.LIST,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """By what an amount is multiplied, and how that is said; `factors` are none for a single period."""

    name: str
    factors: tuple[Decimal, ...]

    def times(self, amount: Decimal, unit: str = "元") -> Calculation:
        """Return what an amount comes to over the span."""
        return arithmetic.product((amount, *self.factors), unit)


def span_of(question: Question, measure: Measure | None) -> Span | None:
    """Return the span that a question names for a measure: months, or hours (of each of some days)."""
    if measure is Measure.HOURLY_WAGE:
        return _hours(question)
    if summed := _years(question.text):
        return summed
    if _QUARTER.search(question.text) and question.months is None:
        return Span(name=say("durations.quarter"), factors=(_MONTHS_OF_A_QUARTER,))
    months = question.months
    yearly = (
        question.aspect is Aspect.YEARLY
        or question.pay_period == "year"
        or (question.aspect is Aspect.TOTAL and wants(question, Aspect.YEARLY))
        or _YEARLY.search(question.text)
    )
    if months is None and yearly:
        months = _YEAR
    if months is None or months == 1 or _NOT_PAID.search(question.text):
        return None
    name = say(_NAMES.get(months, "durations.counted_months"), months=figure(months))
    return Span(name=name, factors=(months,))


def _years(text: str) -> Span | None:
    """Return the span of several years that are summed up, which are no duration on their own."""
    match = _YEARS.search(text)
    count = read_number(match[1]) if match else None
    if count is None or count < 2:
        return None
    return Span(name=say("durations.years", years=figure(count)), factors=(_YEAR, count))


def durations(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say what the standard comes to over the time that the question names."""
    span = span_of(question, question.measure)
    monthly = question.measure is not Measure.HOURLY_WAGE
    if span is None or question.aspect not in _ASPECTS or (monthly and not _is_monthly(known)):
        return None
    key = "months" if monthly else "hours"

    def single(scope: Scope) -> Line:
        calculation = span.times(scope.amount)
        return say(f"durations.{key}", **_values(scope, span, calculation)), [calculation]

    def row(scope: Scope) -> Line:
        calculation = span.times(scope.amount)
        return say("durations.row", **_values(scope, span, calculation)), [calculation]

    title = say("durations.title", span=span.name)
    return for_each(scopes_of(question, known), single, title, row)


def unwritten_period(question: Question, topic: Sequence[Standard]) -> Worked | None:
    """Say that a standard by the day or the week is not written, and give those that are."""
    asked = "week" if _WEEK.search(question.text) else "day" if question.pay_period == "day" else None
    plain = question.aspect in (Aspect.VALUE, Aspect.COMPLIANCE, Aspect.TOTAL)
    if asked is None or not plain or question.hours is not None or question.days is not None:
        return None
    measures = [m for m in _WRITTEN.get(question.measure or Measure.PROVISION, ()) if of(topic, m)]
    held = [scopes_of(question, of(topic, measure)) for measure in measures]
    if not held or not all(scopes.found for scopes in held):
        return None
    periods = dict.fromkeys(_PERIODS[scopes.found[0].standard.measure] for scopes in held)
    units = say("durations.and").join(map(say, periods))
    one = [scopes.one for scopes in held if scopes.one] if asked_places(question) or len(held) == 1 else []
    written = [
        say("durations.written", subject=s.subject, amount=money(s.amount, s.standard.unit)) for s in one
    ]
    first = held[0].found[0]
    period = say(f"durations.{asked}")
    sentence = say("durations.unwritten", subject=first.standard.subject, period=period, units=units)
    if one and one[0]:
        place = say(
            "durations.written_in",
            place=one[0].place,
            written="、".join(written),
            when=first.when,
        )
        sentence += place
    return Worked(
        sentences=(sentence,),
        standards=tuple(s for scopes in held for s in scopes.standards),
        missing=held[0].missing,
        open_place=not one,
    )


def of(standards: Sequence[Standard], measure: Measure) -> list[Standard]:
    """Return the standards of one measure."""
    return [standard for standard in standards if standard.measure is measure]


def _hours(question: Question) -> Span | None:
    if question.hours is None:
        return None
    weeks = _WEEKS.search(question.text)
    count = next(iter(_numbers(weeks)), None)
    factors = [question.hours, *([question.days] if question.days else []), *([count] if count else [])]
    if question.hours == 1 and len(factors) == 1:
        return None
    name = say("durations.single_hours", hours=figure(question.hours))
    if question.days:
        name = say("durations.hours_a_day", hours=figure(question.hours), days=figure(question.days))
    if count:
        name += say("durations.weeks", weeks=figure(count))
    return Span(name=name, factors=tuple(factors))


def _numbers(match: re.Match[str] | None) -> list[Decimal]:
    value = read_number(match[1]) if match else None
    return [value] if value is not None and value > 1 else []


def _is_monthly(known: Sequence[Standard]) -> bool:
    return bool(known) and known[0].unit.endswith("月")


def _values(scope: Scope, span: Span, calculation: Calculation) -> dict[str, str]:
    return {
        "place": scope.place,
        "subject": scope.subject,
        "amount": money(scope.amount, scope.standard.unit),
        "when": scope.when,
        "span": span.name,
        "total": arithmetic.yuan(calculation),
        "expression": calculation.expression,
    }
