"""Cross-validation of a head: what it says of questions put in ways that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from knowledge.evaluation.calibration import expected_calibration_error, reliability
from knowledge.facet_training.fitting import fit_head, logits

FOLDS = 4
_SHARPNESS = np.geomspace(0.5, 12.0, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """What a head said of questions that it did not learn from.

    `right` is the label of each, `said` the best one, `sure` its confidence after calibration.
    """

    right: tuple[str, ...]
    said: tuple[str, ...]
    sure: tuple[float, ...]
    sharpness: float

    @property
    def accuracy(self) -> float:
        """Return the share of right labels."""
        return sum(a == b for a, b in zip(self.right, self.said, strict=True)) / max(1, len(self.right))

    @property
    def error(self) -> float:
        """Return the expected calibration error over ten bins of confidence."""
        sure = [min(1.0, one) for one in self.sure]
        verdicts = [a == b for a, b in zip(self.right, self.said, strict=True)]
        return expected_calibration_error(reliability(sure, verdicts)) or 0.0

    def threshold(self, precision: float, labels: frozenset[str]) -> float:
        """Return the least confidence from which what is said of `labels` is as precise as wanted."""
        claims = sorted(
            (
                (sure, right == said)
                for right, said, sure in zip(self.right, self.said, self.sure, strict=True)
                if said in labels
            ),
            reverse=True,
        )
        least, hits = 1.0, 0
        for count, (sure, hit) in enumerate(claims, start=1):
            hits += hit
            if hits / count >= precision:
                least = sure
        return round(max(least, 0.5), 4)

    def claims(self, threshold: float, labels: frozenset[str]) -> tuple[float, float]:
        """Return precision and recall of what is said of `labels` from `threshold` on."""
        pairs = [
            (right, said)
            for right, said, sure in zip(self.right, self.said, self.sure, strict=True)
            if said in labels and sure >= threshold
        ]
        hits = sum(right == said for right, said in pairs)
        return hits / max(1, len(pairs)), hits / max(1, sum(right in labels for right in self.right))


def held_out(
    rows: csr_matrix, labels: Sequence[str], weights: npt.NDArray[np.float64], groups: Sequence[int]
) -> HeldOut:
    """Return what heads said of each fold, learnt on the others; a group stays in one fold."""
    names = sorted(set(labels))
    folds = np.array([group % FOLDS for group in groups])
    scores = np.full((len(labels), len(names)), -30.0)
    for fold in range(FOLDS):
        kept = folds != fold
        head = fit_head(
            rows[kept], [label for label, k in zip(labels, kept, strict=True) if k], weights[kept]
        )
        columns = [names.index(label) for label in head.labels]
        scores[np.ix_(~kept, columns)] = logits(head, rows[~kept])
    right = np.array([names.index(label) for label in labels])
    sharpness = min(_SHARPNESS, key=lambda s: _surprise(scores * s, right, weights))
    chances = _softmax(scores * sharpness)
    best = chances.argmax(axis=1)
    return HeldOut(
        right=tuple(labels),
        said=tuple(names[place] for place in best),
        sure=tuple(chances[np.arange(len(best)), best].tolist()),
        sharpness=float(sharpness),
    )


def _surprise(
    scores: npt.NDArray[np.float64], right: npt.NDArray[np.int64], weights: npt.NDArray[np.float64]
) -> float:
    chances = _softmax(scores)[np.arange(len(right)), right]
    return float(np.average(-np.log(np.maximum(chances, 1e-12)), weights=weights))


def _softmax(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: npt.NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares
