"""How well a ranking puts first what answers: recall, reciprocal rank and discounted gain at ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DEPTH = 10
RECALLS = (1, 5, 10)
# the figures that two rankings are compared by
COMPARED = ("R@1", "MRR@10")

Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What one ranking made of one question.

    `ranks` are the places from 1 of the passages that answer, among the first ten, ascending; `positives`
    is how many passages answer at all, at least 1.
    """

    ranks: tuple[int, ...]
    positives: int

    @property
    def first(self) -> int:
        """Return the place of the first passage that answers, 0 where none is among the first ten."""
        return self.ranks[0] if self.ranks else 0


def ranked(found: Sequence[str], positives: frozenset[str]) -> Ranked:
    """Return where in a ranking of ids, best first, the `positives` stand."""
    places = [place for place, name in enumerate(found[:DEPTH], 1) if name in positives]
    return Ranked(ranks=tuple(places), positives=len(positives))


def by_question(rows: Sequence[Ranked]) -> dict[str, Values]:
    """Return each figure's value for every question: arrays of shape (len(rows),) in 0..1.

    R@k is 1 where a passage that answers is among the first k (with one such passage: recall); MRR@10 is
    one over the place of the first; nDCG@10 counts each passage that answers with 1 / log2(place + 1).
    """
    first = np.array([row.first for row in rows], dtype=np.float64)
    values = {f"R@{k}": ((first > 0) & (first <= k)).astype(np.float64) for k in RECALLS}
    values["MRR@10"] = np.where(first > 0, 1 / np.maximum(first, 1), 0.0)
    values["nDCG@10"] = np.array([_discounted_gain(row) for row in rows], dtype=np.float64)
    return values


def means(rows: Sequence[Ranked]) -> dict[str, float]:
    """Return the mean of each figure over the questions, none without questions."""
    return {name: float(values.mean()) for name, values in by_question(rows).items()} if rows else {}


def _discounted_gain(row: Ranked) -> float:
    best = sum(1 / np.log2(place + 1) for place in range(1, min(row.positives, DEPTH) + 1))
    return float(sum(1 / np.log2(place + 1) for place in row.ranks) / best)
