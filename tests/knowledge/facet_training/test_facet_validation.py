"""Precision, recall and thresholds of what was said of questions that were not learnt from."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from knowledge.facet_training.validation import FOLDS, HeldOut, held_out

DOGS = frozenset({"dogs"})
SAID = HeldOut(
    right=("dogs", "dogs", "elsewhere", "dogs"),
    said=("dogs", "dogs", "dogs", "elsewhere"),
    sure=(0.95, 0.9, 0.8, 0.7),
    sharpness=1.0,
)


def test_the_threshold_is_the_least_that_is_precise_enough() -> None:
    assert SAID.threshold(1.0, DOGS) == 0.9
    assert SAID.threshold(0.6, DOGS) == 0.8


def test_precision_and_recall_from_a_threshold_on() -> None:
    assert SAID.claims(0.9, DOGS) == (1.0, pytest.approx(2 / 3))
    assert SAID.claims(0.5, DOGS) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert SAID.accuracy == 0.5


def test_each_question_is_said_by_heads_that_did_not_learn_its_group() -> None:
    labels = ["dogs", "pension"] * 2 * FOLDS
    rows = csr_matrix([[1.0, 0.0], [0.0, 1.0]] * 2 * FOLDS)
    rows.resize((len(labels), (1 << 16) + 1))
    groups = [place // 2 for place in range(len(labels))]
    held = held_out(rows, labels, np.ones(len(labels)), groups)
    assert held.said == tuple(labels)
    assert held.accuracy == 1.0
    assert held.error < 0.2
