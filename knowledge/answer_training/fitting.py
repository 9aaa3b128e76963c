"""A weight for each feature, so that the spans that answer score above the others of their question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.answer_training.samples import Sample
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.scorer import Matrix

# how strongly weights of standardised features are drawn to what is known, 0 for most
_RIDGE = 30.0
# what is known before any question is learnt from: a span without the kind of answer asked for, or without
# its unit, hardly ever answers where another of its document that covers as much has it (log odds)
_KNOWN = {"outsigned": -2.0, "outdone": -1.0}
# what a question of the public set counts beside one of ours
READING = 0.2
_SMALL = 1e-6
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stacked:
    """All samples one below the other: rows standardised, what is wanted, where each begins, its weight.

    `known` are the weights (features,) that are held before.
    """

    rows: Matrix
    wanted: Matrix
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    weights: Matrix
    known: Matrix


def fit(own: Sequence[Sample], reading: Sequence[Sample] = ()) -> Matrix:
    """Return weights (features,) of the features as they are measured; the same samples give the same.

    Half of the loss is the chance of any span that answers, half that of each by its share.
    """
    scale = spread(own)
    learnt = [s for s in own if s.wanted.any()]
    stacked = _stacked(learnt, [s for s in reading if s.wanted.any()], scale)
    found = minimize(
        _loss, stacked.known, args=(stacked,), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    weights: Matrix = found.x / scale
    return weights


def spread(samples: Sequence[Sample]) -> Matrix:
    """Return the standard deviation of each feature over all spans."""
    deviation: Matrix = np.concatenate([s.rows for s in samples]).std(axis=0) + _SMALL
    return deviation


def _stacked(own: Sequence[Sample], reading: Sequence[Sample], scale: Matrix) -> _Stacked:
    samples = [*own, *reading]
    lengths = np.array([len(s.rows) for s in samples])
    return _Stacked(
        rows=np.concatenate([s.rows for s in samples]) / scale,
        wanted=np.concatenate([s.wanted for s in samples]),
        starts=np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        lengths=lengths,
        weights=np.array([1.0] * len(own) + [READING] * len(reading)),
        known=np.array([_KNOWN.get(name, 0.0) for name in FEATURES]) * scale,
    )


def _loss(weights: Matrix, stacked: _Stacked) -> tuple[float, Matrix]:
    """Return the loss of the weights and its gradient."""
    scores = stacked.rows @ weights
    best = np.maximum.reduceat(scores, stacked.starts)
    powers = np.exp(scores - np.repeat(best, stacked.lengths))
    answering = powers * (stacked.wanted > 0)
    whole = np.add.reduceat(powers, stacked.starts)
    right = np.add.reduceat(answering, stacked.starts) + _TINY
    shares = powers / np.repeat(whole, stacked.lengths)
    logs = scores - np.repeat(best + np.log(whole), stacked.lengths)
    each = np.repeat(stacked.weights, stacked.lengths)
    loss = -(stacked.weights * np.log(right / whole)).sum() - (each * stacked.wanted * logs).sum()
    step = 2 * shares - answering / np.repeat(right, stacked.lengths) - stacked.wanted
    drawn = weights - stacked.known
    gradient = stacked.rows.T @ (each * step) / 2 + _RIDGE * drawn
    return float(loss / 2 + _RIDGE * (drawn @ drawn) / 2), gradient
