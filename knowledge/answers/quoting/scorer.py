"""The learnt score: a weight for each feature, kept as JSON beside this file."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.features import FEATURES
from knowledge.errors import KnowledgeError

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
Matrix = NDArray[np.float64]


class WeightsError(KnowledgeError):
    """The file of weights is missing, or of other features than are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Weights of the features as they are measured: (features,) float64."""

    weights: Matrix

    def scores(self, rows: Matrix) -> Matrix:
        """Return the scores (n,) of rows (n, features); higher is better, differences are log odds."""
        return rows @ self.weights


def save_weights(weights: Matrix, path: Path = WEIGHTS_FILE) -> None:
    """Write the weights by the names of their features."""
    named = {name: round(float(weight), 5) for name, weight in zip(FEATURES, weights, strict=True)}
    path.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


@functools.lru_cache(maxsize=1)
def load_scorer(path: Path = WEIGHTS_FILE) -> Scorer:
    """Return the scorer that is shipped; WeightsError when the file does not fit."""
    try:
        named = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path.name} does not read ({error}): run ouwen train-answers") from error
    if not isinstance(named, dict) or list(named) != list(FEATURES):
        raise WeightsError(f"{path.name} has not the features that are measured: run ouwen train-answers")
    return Scorer(weights=np.array(list(named.values()), dtype=np.float64))
