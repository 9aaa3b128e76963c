"""The values of a question's entities: figures, how exactly they were said, the first of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TypedDict

from knowledge.said_numbers import SaidNumber, read_said

_VAGUE = ("height", "age", "amount", "hours")


class _Numbers(TypedDict):
    height_cm: Decimal | None
    age: int | None
    amount: Decimal | None
    hours: Decimal | None
    days: Decimal | None
    months: Decimal | None
    people: int | None
    height_said: SaidNumber | None
    age_said: SaidNumber | None
    hours_said: SaidNumber | None


def numbers_of(entities: Mapping[str, Sequence[str]]) -> _Numbers:
    """Return the figures of the question, and of those that may be vague how exactly they were said."""
    said = {name: read_said(first_of(entities, name)) for name in _VAGUE}
    figures = {name: number.figure if number else None for name, number in said.items()}
    age, people = said["age"], _decimal(first_of(entities, "people"))
    return _Numbers(
        height_cm=figures["height"],
        age=age.whole_years() if age else None,
        amount=figures["amount"],
        hours=figures["hours"],
        days=_decimal(first_of(entities, "days")),
        months=_decimal(first_of(entities, "months")),
        people=int(people) if people else None,
        height_said=said["height"],
        age_said=age,
        hours_said=said["hours"],
    )


def first_of(entities: Mapping[str, Sequence[str]], name: str) -> str | None:
    """Return the first value of an entity, if it was found."""
    return next(iter(entities.get(name, ())), None)


def said_of(entities: Mapping[str, Sequence[str]], name: str) -> tuple[SaidNumber, ...]:
    """Return all numbers of an entity as they were said, in order."""
    return tuple(number for value in entities.get(name, ()) if (number := read_said(value)))


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
