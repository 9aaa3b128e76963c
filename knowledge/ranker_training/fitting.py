"""Fitting: weights by pairwise logistic loss, none against the sense of its feature, then the curve."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from knowledge.errors import RerankerError
from knowledge.ranker_training.examples import Example
from knowledge.ranking.features import NAMES
from knowledge.ranking.matches import Floats

# A passage may be long or short; in all else more is better, whatever a set of questions may suggest.
EITHER_SIGN = frozenset({"length"})
# The penalty on squared standardised weights: questions about other matters than those of the training
# were ranked alike over 0.3 to 10 and worse below.
PENALTY = 3.0
_PAIRS_IN_ALL = 4000.0
# The share of questions whose right passage is taken out of the candidates when the curve is fitted.
_ABSENT = 0.4


def fit_weights(*sets: Sequence[Example]) -> Floats:
    """Return one weight a feature: (features,) float64; all sets that hold a pair count alike.

    Raises:
        RerankerError: there is no pair of passages to learn from.
    """
    drawn = [[rows for rows in map(_differences, examples) if len(rows)] for examples in sets]
    kept = [one for one in drawn if one]
    if not kept:
        raise RerankerError("no question has its right passage beside a wrong one among the candidates")
    rows = np.concatenate([one for questions in kept for one in questions])
    # every question of a set counts alike, however many candidates it has
    importance = np.concatenate(
        [
            np.full(len(one), _PAIRS_IN_ALL / len(kept) / len(questions) / len(one))
            for questions in kept
            for one in questions
        ]
    )
    spread = rows.std(axis=0) + 1e-6
    standard = rows / spread

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = standard @ weights
        value = importance @ np.logaddexp(0.0, -sums) + PENALTY / 2 * weights @ weights
        return float(value), PENALTY * weights - (importance * expit(-sums)) @ standard

    bounds = [(None, None) if name in EITHER_SIGN else (0.0, None) for name in NAMES]
    found = minimize(loss, np.zeros(len(NAMES)), jac=True, bounds=bounds, method="L-BFGS-B")
    weights: Floats = found.x / spread
    return weights


def fit_curve(examples: Sequence[Example], weights: Floats, chance: random.Random) -> tuple[float, float]:
    """Return slope and intercept of the logistic curve that makes a probability of a sum.

    For some of the questions the right passage is taken out: a bot is asked for what is not there, too.
    """
    sums: list[Floats] = []
    right: list[Floats] = []
    for example in examples:
        kept = ~example.right if chance.random() < _ABSENT else np.ones(len(example.right), dtype=bool)
        sums.append(example.rows[kept] @ weights)
        right.append(example.right[kept].astype(np.float64))
    x, y = np.concatenate(sums), np.concatenate(right)

    def loss(curve: Floats) -> tuple[float, Floats]:
        z = curve[0] * x + curve[1]
        error = expit(z) - y
        value = np.logaddexp(0.0, z) - y * z
        return float(value.mean()), np.array([error @ x, error.sum()]) / len(x)

    found = minimize(loss, np.array([1.0, -1.0]), jac=True, bounds=[(1e-3, None), (None, None)])
    return float(found.x[0]), float(found.x[1])


def _differences(example: Example) -> Floats:
    """Return the right rows minus each wrong one: (pairs, features)."""
    right, wrong = example.rows[example.right], example.rows[~example.right]
    pairs: Floats = (right[:, None] - wrong[None]).reshape(-1, example.rows.shape[1])
    return pairs
