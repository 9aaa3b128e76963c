"""The exact scores that recall is measured against."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.scaling import measures
from benchmarks.scaling.measures import WANTED, best_scores, recall
from knowledge.index.arms import Scored


def test_the_tenth_best_is_found_across_slices(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(measures, "AT_ONCE", 16)
    chance = np.random.default_rng(7)
    vectors = chance.standard_normal((100, 8)).astype(np.float32)
    questions = chance.standard_normal((3, 8)).astype(np.float32)
    expected = [float(np.sort(vectors @ question)[-WANTED]) for question in questions]
    assert best_scores(vectors, questions) == pytest.approx(expected, abs=1e-5)


def test_recall_counts_scores_as_good_as_the_tenth():
    found = [[Scored(position, 1.0 - position / 10) for position in range(10)]]
    assert recall(found, [0.45]) == pytest.approx(0.6)
