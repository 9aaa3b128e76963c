"""The standards that a question asks to work with: one a place, a tier or an age, with the amount meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.answers.ages import of_age
from knowledge.answers.lookup import WHOLE_CITY, in_place, on_day, parts_of_place
from knowledge.answers.places import covered_text, display_in, scope_text
from knowledge.answers.reasoning.narrowing import of_tiers
from knowledge.answers.values import since, subject_of
from knowledge.answers.wording import say
from knowledge.records import Aspect, Question, Standard, ValidityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A standard under the name that the answer gives its place; `amount` is that of the day asked about.

    `earlier` is the standard of the same place that went before it, where an issue has one.
    """

    standard: Standard
    place: str
    amount: Decimal
    earlier: Standard | None = None

    @property
    def subject(self) -> str:
        """Return what the amount is, with its tier."""
        return subject_of(self.standard)

    @property
    def when(self) -> str:
        """Return since when the amount holds, or before what day it held: 2019年10月1日起, …以前."""
        before = self.amount != self.standard.amount
        return say("days.until" if before else "days.from", day=since(self.standard))

    @property
    def previous(self) -> Decimal | None:
        """Return the amount before: that of the same notice, else that of the standard that it replaced."""
        if self.standard.previous_amount is not None or self.earlier is None:
            return self.standard.previous_amount
        return self.earlier.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """What was found for a question: the scopes in their order, and the places that no standard covers."""

    found: tuple[Scope, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def standards(self) -> list[Standard]:
        """Return the standards without repeats."""
        return list({id(scope.standard): scope.standard for scope in self.found}.values())

    @property
    def with_earlier(self) -> tuple[Standard, ...]:
        """Return the standards with those that went before them."""
        earlier = {id(scope.earlier): scope.earlier for scope in self.found if scope.earlier}
        return (*self.standards, *earlier.values())

    @property
    def one(self) -> Scope | None:
        """Return the only scope, or one of those that all have the same amount and tier; else None."""
        kinds = {(s.amount, s.standard.unit, s.standard.tier) for s in self.found}
        return self.named_together if len(kinds) == 1 else None

    @property
    def named_together(self) -> Scope:
        """Return the first scope under the names of all places found: 平阳县、苍南县."""
        return replace(self.found[0], place="、".join(dict.fromkeys(scope.place for scope in self.found)))


def asked_places(question: Question) -> list[str]:
    """Return the places that a question names, the whole city apart."""
    return [place for place in question.regions if place != WHOLE_CITY]


def scopes_of(
    question: Question, known: Sequence[Standard], *, before: bool = False, together: bool = True
) -> Scopes:
    """Return the scopes of `known` for the places, day, tier and age of a question.

    Args:
        question: what is asked.
        known: the standards of one measure.
        before: take the amounts before the adjustment, whatever the aspect of the question.
        together: where no place is named and the amount is the same in all, name them as one.
    """
    before = before or question.aspect is Aspect.BEFORE
    places = asked_places(question)
    if not places:
        chosen = _narrowed(on_day(known, question.day), question)
        scopes = _with_earlier(_scopes(question, chosen, None, before), known, None)
        return Scopes(found=_together(scopes) if together else scopes)
    found: list[Scope] = []
    missing = []
    for place in places:
        held = _narrowed(on_day(in_place(known, place), question.day), question)
        parts = on_day(parts_of_place(known, place), question.day) if not held else []
        here = _scopes(question, held, place, before) or _scopes(question, parts, None, before)
        found += _with_earlier(here, known, place)
        missing += [place] if not held and not parts else []
    return Scopes(found=tuple(found), missing=tuple(missing))


def amount_on(standard: Standard, question: Question, *, before: bool = False) -> Decimal | None:
    """Return the amount of the day asked about: the one before where the standard did not hold yet."""
    not_yet = question.as_of is not None and standard.validity.status(question.day) is ValidityStatus.NOT_YET
    return standard.previous_amount if before or not_yet else standard.amount


def scope_on(standard: Standard, question: Question) -> Scope | None:
    """Return the scope of a standard with the amount of the day asked about; None where none is written."""
    return next(iter(_scopes(question, [standard], None, before=False)), None)


def _scopes(
    question: Question, standards: Sequence[Standard], place: str | None, before: bool
) -> tuple[Scope, ...]:
    named = [(s, amount_on(s, question, before=before)) for s in standards]
    return tuple(
        Scope(standard=s, place=display_in(s, place) if place else scope_text(s), amount=amount)
        for s, amount in named
        if amount is not None
    )


def _with_earlier(
    scopes: tuple[Scope, ...], known: Sequence[Standard], place: str | None
) -> tuple[Scope, ...]:
    """Return the scopes with the standard that went before each in its place, for those that print none."""
    return tuple(
        scope
        if scope.standard.previous_amount is not None
        else replace(scope, earlier=_earlier(scope.standard, known, place))
        for scope in scopes
    )


def _earlier(standard: Standard, known: Sequence[Standard], place: str | None) -> Standard | None:
    here = place or next(iter(standard.regions), None)
    same = in_place(known, here) if here else known
    before = [
        s
        for s in same
        if s.tier == standard.tier
        and s.unit == standard.unit
        and s.amount is not None
        and s.validity.begins < standard.validity.begins
    ]
    return max(before, key=lambda s: s.validity.begins, default=None)


def _together(scopes: tuple[Scope, ...]) -> tuple[Scope, ...]:
    """Return one scope that names every place where the amount is the same in all of them."""
    same = len({(s.amount, s.standard.unit, s.standard.tier) for s in scopes}) == 1
    if len(scopes) < 2 or not same:
        return scopes
    name = covered_text([scope.standard for scope in scopes])
    return tuple(Scope(standard=s.standard, place=name, amount=s.amount) for s in scopes)


def _narrowed(standards: Sequence[Standard], question: Question) -> list[Standard]:
    """Return the standards of the age and of the tiers that the question names, where it names some."""
    ages = [age.whole_years() for age in question.ages] if len(question.ages) > 1 else [question.age]
    held = list({id(s): s for age in ages for s in of_age(standards, age)}.values())
    return of_tiers(held, question)
