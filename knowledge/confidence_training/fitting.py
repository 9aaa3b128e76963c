"""Fitting a logistic model whose weights have the sign that their signal must have."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from knowledge.answers.silence.certainty import Certainty, Logistic, Matrix
from knowledge.answers.silence.signals import SIGNALS
from knowledge.confidence_training.examples import Example

# More evidence never makes less sure, more that is missing never more: without this a long letter, of which
# everything else is missing, seemed well proven, for letters were not among the questions.
_LOWERING = frozenset(
    (
        *("missing", "no_sign", "no_unit", "no_label", "rival", "no_figures", "of_list", "open", "heading"),
        *("unknown", "unknown_words", "lacking_words", "amountless"),
    )
)
_FREE = frozenset(("of_document", "of_section"))
_PENALTY = 10.0
_FOLDS = 8


def fit(examples: Sequence[Example]) -> Certainty:
    """Return both models with the least weighted log loss on the examples with evidence."""
    rows, counts = _arrays(examples)
    known = [example for example in examples if example.signals is not None]
    return Certainty(
        answer=_fit(rows, np.array([e.right for e in known], dtype=np.float64), counts),
        document=_fit(rows, np.array([e.right_document for e in known], dtype=np.float64), counts),
    )


def _fit(rows: Matrix, right: Matrix, counts: Matrix) -> Logistic:
    middle, width = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - middle) / width

    def loss(point: Matrix) -> tuple[float, Matrix]:
        weights, logits = point[:-1], scaled @ point[:-1] + point[-1]
        off = counts * (1.0 / (1.0 + np.exp(-logits)) - right)
        value = (counts * (np.logaddexp(0, logits) - right * logits)).sum() + _PENALTY / 2 * (
            weights @ weights
        )
        return float(value), np.append(scaled.T @ off + _PENALTY * weights, off.sum())

    start, bounds = np.zeros(len(SIGNALS) + 1), [*map(_bounds, SIGNALS), (None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    weights = found[:-1] / width
    return Logistic(weights=weights, bias=float(found[-1] - weights @ middle))


def cross_validated(examples: Sequence[Example], seed: int) -> list[tuple[float, float]]:
    """Return for each example both chances by models without its document; 0 without evidence."""
    chance = random.Random(seed)
    fold_of = {group: chance.randrange(_FOLDS) for group in sorted({e.case.group for e in examples})}
    chances = [(0.0, 0.0)] * len(examples)
    for fold in range(_FOLDS):
        model = fit([e for e in examples if fold_of[e.case.group] != fold])
        for place, example in enumerate(examples):
            if fold_of[example.case.group] == fold and example.signals is not None:
                chances[place] = model.answer.of(example.signals), model.document.of(example.signals)
    return chances


def _arrays(examples: Sequence[Example]) -> tuple[Matrix, Matrix]:
    """Return signals (n, signals) and what each example counts (n,), float64."""
    known = [example for example in examples if example.signals is not None]
    rows = np.array([example.signals for example in known], dtype=np.float64)
    return rows, np.array([example.case.kind.weight for example in known], dtype=np.float64)


def _bounds(signal: str) -> tuple[float | None, float | None]:
    if signal in _FREE:
        return None, None
    return (None, 0.0) if signal in _LOWERING else (0.0, None)
