"""Figures that residents expect to be worked out: each with its operands, nothing rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from knowledge.answers.places import display
from knowledge.answers.values import Said, place_of, since
from knowledge.answers.wording import figure, money, say
from knowledge.records import Calculation, Measure, Question, Standard

_MONTHS = Decimal(12)


def yearly(question: Question, standard: Standard, place: str | None) -> Said:
    """Say what twelve months of a monthly amount come to."""
    amount = _amount(standard)
    total = amount * _MONTHS
    expression = f"{figure(amount)} × 12 = {figure(total)}"
    sentence = say(
        "standard.yearly",
        place=place_of(standard, place),
        subject=standard.subject,
        amount=money(amount, standard.unit),
        total=f"{figure(total)}元",
        expression=expression,
    )
    return [sentence], [Calculation(expression=expression, result=total, unit="元")]


def hours(question: Question, standard: Standard, place: str | None) -> Said:
    """Say what a number of hours come to at an hourly amount."""
    count = question.hours or Decimal(1)
    total = _amount(standard) * count
    expression = f"{figure(_amount(standard))} × {figure(count)} = {figure(total)}"
    sentence = say(
        "standard.hours",
        place=place_of(standard, place),
        hours=figure(count),
        subject=standard.subject,
        amount=money(standard.amount, standard.unit),
        since=since(standard),
        total=f"{figure(total)}元",
        expression=expression,
    )
    return [sentence], [Calculation(expression=expression, result=total, unit="元")]


def total(standards: Sequence[Standard]) -> Said:
    """Say what several amounts of one unit come to together."""
    amount = sum((_amount(s) for s in standards), Decimal(0))
    expression = f"{' + '.join(figure(_amount(s)) for s in standards)} = {figure(amount)}"
    parts = "，".join(f"{s.subject}{money(s.amount, s.unit)}" for s in standards)
    unit = standards[0].unit
    sentence = say("standard.total", total=money(amount, unit), parts=parts, expression=expression)
    return [sentence], [Calculation(expression=expression, result=amount, unit=unit)]


def difference(first: Standard, second: Standard, places: tuple[str, str]) -> Said:
    """Say how far two places are apart, the higher one first."""
    names = tuple(display(place) for place in places)
    if _amount(first) == _amount(second):
        sentence = say(
            "standard.no_difference",
            first=names[0],
            second=names[1],
            subject=first.subject,
            amount=money(first.amount, first.unit),
        )
        return [sentence], []
    if _amount(first) < _amount(second):
        first, second, names = second, first, names[::-1]
    gap = _amount(first) - _amount(second)
    expression = f"{figure(_amount(first))} − {figure(_amount(second))} = {figure(gap)}"
    sentence = say(
        "standard.difference",
        subject=first.subject,
        period="小时" if first.measure is Measure.HOURLY_WAGE else "月",
        difference=f"{figure(gap)}元",
        first=names[0],
        first_amount=money(first.amount, first.unit),
        second=names[1],
        second_amount=money(second.amount, second.unit),
        expression=expression,
    )
    return [sentence], [Calculation(expression=expression, result=gap, unit=first.unit)]


def compliance(question: Question, standard: Standard, place: str | None) -> Said:
    """Say whether the amount of the question reaches the standard."""
    paid = question.amount or Decimal(0)
    values = {
        "place": place_of(standard, place),
        "subject": standard.subject,
        "amount": money(standard.amount, standard.unit),
        "paid": f"{figure(paid)}元",
    }
    if paid >= _amount(standard):
        return [say("standard.meets", **values)], []
    gap = _amount(standard) - paid
    expression = f"{figure(_amount(standard))} − {figure(paid)} = {figure(gap)}"
    sentence = say("standard.below", expression=expression, **values)
    return [sentence], [Calculation(expression=expression, result=gap, unit=standard.unit)]


def _amount(standard: Standard) -> Decimal:
    return standard.amount or Decimal(0)
