from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge.index.arms import Positions, Scored
from knowledge.index.fusion import CANDIDATES, fuse


class Fixed:
    """A ranking with given scores."""

    def __init__(self, scores: Sequence[float]) -> None:
        self.scores = scores

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        within = range(len(self.scores)) if allowed is None else [int(p) for p in allowed]
        order = sorted((p for p in within if self.scores[p] > 0), key=lambda p: (-self.scores[p], p))
        return [Scored(p, self.scores[p]) for p in order[:k]]

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        return np.array([one.position for one in self.best(k, allowed)], dtype=np.int64)

    def of(self, positions: Positions) -> list[float]:
        return [self.scores[p] for p in positions]


def test_the_score_is_the_weighted_sum() -> None:
    found = fuse(Fixed([0.8, 0.2, 0.0]), Fixed([0.1, 0.9, 0.5]), 0.25, 3)
    assert found.positions.tolist() == [0, 1, 2]
    assert found.scores.tolist() == pytest.approx([0.625, 0.375, 0.125])
    assert found.lexical.tolist() == [0.8, 0.2, 0.0]
    assert found.dense.tolist() == [0.1, 0.9, 0.5]


@pytest.mark.parametrize("weight", [0.1, 0.5, 0.9])
def test_an_arm_that_cannot_tell_leaves_the_order_of_the_other(weight: float) -> None:
    scores = [0.1, 0.7, 0.3, 0.5]
    assert fuse(Fixed(scores), Fixed([0.6] * 4), weight, 4).positions.tolist() == [1, 3, 2, 0]


def test_without_a_dense_arm_or_weight_the_lexical_one_decides_alone() -> None:
    lexical = Fixed([0.1, 0.7, 0.0])
    for found in (fuse(lexical, None, 0.5, 5), fuse(lexical, Fixed([1.0, 0.0, 1.0]), 0.0, 5)):
        assert found.positions.tolist() == [1, 0]
        assert found.scores.tolist() == found.lexical.tolist() == [0.7, 0.1]
        assert found.dense.tolist() == [0.0, 0.0]


def test_what_one_arm_proposes_gets_its_exact_score_from_the_other() -> None:
    n = 3 * CANDIDATES
    lexical = Fixed([0.9 - i / 1000 for i in range(n)])
    dense = Fixed([0.1 + i / 1000 for i in range(n)])
    found = fuse(lexical, dense, 0.5, n)
    assert found.lexical[found.positions == n - 1].tolist() == pytest.approx([0.9 - (n - 1) / 1000])


def test_equal_scores_come_by_position_and_filters_hold() -> None:
    lexical, dense = Fixed([0.5] * 5), Fixed([0.5] * 5)
    assert fuse(lexical, dense, 0.3, 2).positions.tolist() == [0, 1]
    assert fuse(lexical, dense, 0.3, 9, np.array([4, 2])).positions.tolist() == [2, 4]
