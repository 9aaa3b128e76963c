"""What a question says that a standard rose by, or rose from: confirmed, or corrected by what is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.rises import rises
from knowledge.answers.reasoning.said_figures import SaidFigure, figure_at, money_behind
from knowledge.answers.reasoning.scopes import Scope, Scopes, scopes_of
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.values import since
from knowledge.answers.wording import money, say
from knowledge.numerals import find_numbers
from knowledge.records import Aspect, Question, Standard

# 涨了…块   |   每月提高…元   |   比原来多了…
_BY = re.compile(r"(?:涨|提高|增加|上调|调高|(?<!最)多|加)(?:了|出来?)?$")
# 涨了百分之…   |   涨幅是…%   |   提高了…个百分点
_BY_SHARE = re.compile(r"(?:涨|提高|增加|上调|调高|[涨增升]幅|幅度)(?:了|是|为|有|达到?)?(?P<share>百分之)?$")
_SHARE = re.compile(r"[%％]|个?(?:百分)?点")
# 从…涨到   |   由…元调整为
_FROM = re.compile(r"(?:从|由)(?:原来的?|以前的?|之前的?|每月|一个月|每人每月)?$")
_TO = re.compile(r"(?![年月日号])(?:块钱?|元)?(?:[每一]个?月)?[^，。\d]{0,3}?[到至为成](?:了|每月)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is claimed of a rise: its amount or its share in per cent, the amounts before and after."""

    by: SaidFigure | None = None
    share: SaidFigure | None = None
    before: SaidFigure | None = None
    after: SaidFigure | None = None

    def holds(self, scope: Scope) -> bool:
        """Tell whether a scope that rose from an amount that is written did so."""
        now, before = scope.standard.amount or Decimal(0), scope.previous or Decimal(1)
        written = (
            (self.by, now - before),
            (self.share, arithmetic.share(now - before, before).result),
            (self.before, before),
            (self.after, now),
        )
        return all(said is None or said.names(amount) for said, amount in written)


def claimed_change(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Compare the rise that a question claims, or the amount before it; None where it claims neither."""
    change = change_in(question.text)
    if change is None:
        return None
    asked = replace(question, aspect=Aspect.INCREASE, as_of=None, date_phrase=None)
    scopes = scopes_of(asked, known, together=False)
    if any(scope.previous is None for scope in scopes.found):
        return _unwritten(scopes)
    told = rises(asked, known)
    if told is None:
        return None
    right = sum(change.holds(scope) for scope in scopes.found)
    key = "right" if right == len(scopes.found) else "partly" if right else "wrong"
    first, *rest = told.sentences
    return replace(told, sentences=(say(f"premises.{key}") + first, *rest), settled=True)


def change_in(text: str) -> Change | None:
    """Return the change that a text claims, if any."""
    numbers = find_numbers(text)
    for first, second in pairwise(numbers):
        if _FROM.search(text[: first.start]) and _TO.fullmatch(text[first.end : second.start]):
            return Change(before=figure_at(text, first), after=figure_at(text, second))
    for number in numbers:
        by = _BY_SHARE.search(text[: number.start])
        if by and (by["share"] or _SHARE.match(text[number.end :])):
            return Change(share=figure_at(text, number))
    said = money_behind(text, _BY)
    return Change(by=said) if said else None


def _unwritten(scopes: Scopes) -> Worked:
    """Say that the amount before is not written, so that no rise is confirmed."""
    lines = (
        say(
            "standard.before_unknown",
            place=scope.place,
            subject=scope.subject,
            since=since(scope.standard),
            amount=money(scope.standard.amount, scope.standard.unit),
        )
        for scope in scopes.found
    )
    return Worked(sentences=tuple(lines), standards=tuple(scopes.standards), settled=True)
