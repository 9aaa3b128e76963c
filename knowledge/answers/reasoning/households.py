"""A household against the subsistence standard: its line, and what its income leaves to be made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.claims import Claim, Role, first_of
from knowledge.answers.reasoning.durations import span_of
from knowledge.answers.reasoning.people import people_of
from knowledge.answers.reasoning.scopes import Scope, scopes_of
from knowledge.answers.reasoning.working import Line, Worked, for_each
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Measure, Question, Standard

# 人均收入900   |   平均每个人700   |   每人每月收入
_EACH = re.compile(r"人均|平均|每个?人|一个人(?:一个?月|每月)?(?:收入|挣|只有)")
# 一年收入两万   |   年收入
_BY_YEAR = re.compile(r"(?:一|每)年|年收入|全年|年(?:挣|赚)")
# 能吃低保吗   |   够不够条件   |   符合低保吗   |   可以申请不
_WHETHER = re.compile(
    r"能不能|可不可以|[能可够](?:以|够)?[^，。多少几]{0,10}(?:[吗不么嘛]|$)|符合|够不够|有没有资格|算不算"
)
_MONTHS = Decimal(12)
_ASPECTS = (
    Aspect.VALUE,
    Aspect.TOTAL,
    Aspect.YEARLY,
    Aspect.COMPLIANCE,
    Aspect.TEXT,
    Aspect.LIST,
    Aspect.DIFFERENCE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """How many live in it (1 where the income is that of each), and its income, where that is said."""

    people: int
    income: Claim | None
    each: bool
    yearly: bool
    asked: bool


def households(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say what the standard comes to for a household, and how its income stands to that."""
    if question.measure is not Measure.SUBSISTENCE or question.aspect not in _ASPECTS:
        return None
    home = _household(question)
    if home is None:
        return None

    def single(scope: Scope) -> Line:
        return _against(home, scope) if home.income else _line(question, home, scope)

    scopes = scopes_of(question, known)
    if not scopes.found:
        return None
    title = say("households.title", people=_people(home))
    return for_each(scopes, single, title, lambda scope: _row(home, scope))


def _household(question: Question) -> Household | None:
    income, people = first_of(question, Role.INCOME), people_of(question)
    each = income is not None and _EACH.search(income.before) is not None
    if income is None and (people is None or people < 2):
        return None
    if not each and people is None:
        return None
    asked = _WHETHER.search(question.text) is not None
    yearly = income is not None and _BY_YEAR.search(income.before) is not None
    return Household(people=1 if each else people or 1, income=income, each=each, yearly=yearly, asked=asked)


def _line(question: Question, home: Household, scope: Scope) -> Line:
    """Say what the standard comes to for all members, over the months asked for too."""
    whole = arithmetic.product((scope.amount, Decimal(home.people)), "元/月")
    values = _values(home, scope, whole)
    span = span_of(question, Measure.SUBSISTENCE)
    over = ""
    worked: list[Calculation] = [whole]
    if span:
        total = span.times(whole.result)
        over = say(
            "households.over", span=span.name, total=arithmetic.yuan(total), expression=total.expression
        )
        worked.append(total)
    return say("households.line", over=over, **values) + say("households.paid"), worked


def _row(home: Household, scope: Scope) -> Line:
    whole = arithmetic.product((scope.amount, Decimal(home.people)), "元/月")
    values = _values(home, scope, whole) | {"place": f"{scope.place}{scope.standard.tier or ''}"}
    return say("households.row", **values), [whole]


def _against(home: Household, scope: Scope) -> Line:
    """Say whether the income is under the line, and what is missing at most."""
    income = home.income.said.figure if home.income else Decimal(0)
    factors = [
        scope.amount,
        *([Decimal(home.people)] if home.people > 1 else []),
        *([_MONTHS] if home.yearly else []),
    ]
    worked = [arithmetic.product(factors, "元")] if len(factors) > 1 else []
    line = worked[-1].result if worked else scope.amount
    values = _values(home, scope, worked[-1] if worked else None) | {
        "income": f"{figure(income)}元",
        "line": f"{figure(line)}元",
    }
    key = "each" if home.each else "whole"
    if income >= line:
        return say(f"households.{key}_over", lead=_lead(home, "no"), **values) + say(
            "households.conditions"
        ), worked
    gap = arithmetic.difference(line, income, "元")
    values |= {"gap": arithmetic.yuan(gap), "gap_expression": gap.expression}
    said = say(f"households.{key}_under", lead=_lead(home, "yes"), **values)
    return said + say("households.conditions"), [*worked, gap]


def _lead(home: Household, verdict: str) -> str:
    """Return the first words where it is asked whether a household may have the allowance."""
    return say(f"households.{verdict}") if home.asked else ""


def _people(home: Household) -> str:
    return say("households.alone") if home.people == 1 else say("households.several", people=str(home.people))


def _values(home: Household, scope: Scope, whole: Calculation | None) -> dict[str, str]:
    return {
        "place": scope.place,
        "subject": scope.subject,
        "people": _people(home),
        "period": say("households.by_year") if home.yearly else say("households.by_month"),
        "amount": money(scope.amount, scope.standard.unit),
        "when": scope.when,
        "total": arithmetic.yuan(whole) if whole else "",
        "expression": f"（{whole.expression}）" if whole else "",
    }
