"""How two arms become one ranking: a convex combination of scores that both lie in 0..1.

Ranks are not used: reciprocal rank fusion gives a weak dense arm the same say as the lexical one and
lost 10 to 20 points of R@1. In the combination an arm that cannot tell passages apart gives all of
them nearly the same score and so leaves the order of the other arm as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from knowledge.index.arms import Positions, Ranking

CANDIDATES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """A passage's position with the score of both arms and their combination, all in 0..1."""

    position: int
    score: float
    lexical: float
    dense: float


def fuse(
    lexical: Ranking, dense: Ranking | None, dense_weight: float, k: int, allowed: Positions | None = None
) -> list[Fused]:
    """Return the best `k` of the candidates of both arms, best first, equal ones by position.

    The score is (1 - w) · lexical + w · dense, without a dense arm the lexical one alone. Each
    candidate gets its exact score from both arms, also from the one that did not propose it.
    """
    pool = max(k, CANDIDATES)
    if dense is None or dense_weight == 0:
        return [
            Fused(position=found.position, score=found.score, lexical=found.score, dense=0.0)
            for found in lexical.best(k, allowed)
        ]
    positions = sorted({s.position for arm in (lexical, dense) for s in arm.best(pool, allowed)})
    words, meanings = np.array(lexical.of(positions)), np.array(dense.of(positions))
    scores = (1 - dense_weight) * words + dense_weight * meanings
    order = np.argsort(-scores, kind="stable")[:k]
    rows = zip(order.tolist(), *(part[order].tolist() for part in (scores, words, meanings)), strict=True)
    return [
        Fused(position=positions[place], score=score, lexical=word, dense=meaning)
        for place, score, word, meaning in rows
    ]
