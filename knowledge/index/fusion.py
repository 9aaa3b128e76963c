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
    lexical: Ranking,
    dense: Ranking | None,
    dense_weight: float,
    k: int,
    allowed: Positions | None = None,
    pool: int = CANDIDATES,
) -> list[Fused]:
    """Return the best `k` of the candidates of both arms, best first, equal ones by position.

    The score is (1 - w) · lexical + w · dense, without a dense arm the lexical one alone. Each arm proposes
    its best `pool`, or `k` if that is more; each candidate gets its exact score from both arms, also from
    the one that did not propose it.
    """
    pool = max(k, pool)
    if dense is None or dense_weight == 0:
        return [
            Fused(position=found.position, score=found.score, lexical=found.score, dense=0.0)
            for found in lexical.best(k, allowed)
        ]
    proposed = [np.asarray(arm.proposed(pool, allowed), dtype=np.int64) for arm in (lexical, dense)]
    positions = np.unique(np.concatenate(proposed))
    words, meanings = (np.asarray(arm.of(positions), dtype=np.float64) for arm in (lexical, dense))
    scores = (1 - dense_weight) * words + dense_weight * meanings
    order = np.argsort(-scores, kind="stable")[:k]
    columns = (part[order].tolist() for part in (positions, scores, words, meanings))
    return [
        Fused(position=position, score=score, lexical=word, dense=meaning)
        for position, score, word, meaning in zip(*columns, strict=True)
    ]
