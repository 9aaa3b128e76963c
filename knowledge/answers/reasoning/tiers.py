"""Which tier a place is in, where the notice sets its amounts by groups of places from high to low."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.reasoning.scopes import Scope
from knowledge.records import Standard

_NAMES = ("一档", "二档", "三档", "四档", "五档", "六档")


def tier_rank(scope: Scope, standards: Sequence[Standard]) -> int | None:
    """Return the place of a scope among the amounts of all places, 0 for the highest; None for one amount."""
    amounts = sorted({s.amount for s in standards if s.amount is not None}, reverse=True)
    if len(amounts) < 2 or scope.standard.amount not in amounts or len(amounts) > len(_NAMES):
        return None
    return amounts.index(scope.standard.amount)


def rank_name(rank: int) -> str:
    """Return the name of a tier by its place: 一档 for 0."""
    return _NAMES[rank]
