"""A household against the subsistence standard: its line, and what its income leaves to be made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.claims import Claim, Role, first_of
from knowledge.answers.reasoning.durations import span_of
from knowledge.answers.reasoning.scopes import Scope, scopes_of
from knowledge.answers.reasoning.working import Line, Worked, for_each
from knowledge.answers.values import since
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Measure, Question, Standard

# 人均收入900   |   平均每个人700   |   每人每月收入
_EACH = re.compile(r"人均|平均|每个?人|一个人(?:一个?月|每月)?(?:收入|挣|只有)")
# 一年收入两万   |   年收入
_BY_YEAR = re.compile(r"(?:一|每)年|年收入|全年|年(?:挣|赚)")
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
    title = say("households.title", people=str(home.people))
    return for_each(scopes, single, title, lambda scope: _row(home, scope))


def _household(question: Question) -> Household | None:
    income = first_of(question, Role.INCOME)
    each = income is not None and _EACH.search(income.before) is not None
    if income is None and (question.people is None or question.people < 2):
        return None
    if not each and question.people is None:
        return None
    yearly = income is not None and _BY_YEAR.search(income.before) is not None
    return Household(people=1 if each else question.people or 1, income=income, each=each, yearly=yearly)


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
    return say("households.row", **_values(home, scope, whole)), [whole]


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
        return say(f"households.{key}_over", **values) + say("households.conditions"), worked
    gap = arithmetic.difference(line, income, "元")
    values |= {"gap": arithmetic.yuan(gap), "gap_expression": gap.expression}
    return say(f"households.{key}_under", **values) + say("households.conditions"), [*worked, gap]


def _values(home: Household, scope: Scope, whole: Calculation | None) -> dict[str, str]:
    return {
        "place": scope.place,
        "subject": scope.subject,
        "people": str(home.people),
        "period": say("households.by_year") if home.yearly else say("households.by_month"),
        "amount": money(scope.amount, scope.standard.unit),
        "since": since(scope.standard),
        "total": arithmetic.yuan(whole) if whole else "",
        "expression": f"（{whole.expression}）" if whole else "",
    }
