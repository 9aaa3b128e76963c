"""How sure an answer is: the chance (0..1) that it is right, learnt from questions with known answers."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.silence.signals import SIGNALS
from knowledge.errors import KnowledgeError

CERTAINTY_FILE = Path(__file__).parent / "certainty.json"
Matrix = NDArray[np.float64]


class CertaintyError(KnowledgeError):
    """The file of the confidence is missing, or of other signals than are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A logistic model: `weights` (signals,) float64 of the signals as they are measured, and a bias."""

    weights: Matrix
    bias: float

    def of(self, row: Sequence[float]) -> float:
        """Return the chance (0..1) for evidence with these signals."""
        return float(1.0 / (1.0 + np.exp(-(np.array(row, dtype=np.float64) @ self.weights + self.bias))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """The chance that what would be said is right, and the chance that its document is the right one."""

    answer: Logistic
    document: Logistic


def save_certainty(certainty: Certainty, path: Path = CERTAINTY_FILE) -> None:
    """Write both models, their weights by the names of the signals."""
    content = {"answer": _content(certainty.answer), "document": _content(certainty.document)}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


@functools.lru_cache(maxsize=1)
def load_certainty(path: Path = CERTAINTY_FILE) -> Certainty:
    """Return the models that are shipped.

    Raises:
        CertaintyError: The file does not read or has other signals than `SIGNALS`.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        models = {name: _model(content[name]) for name in ("answer", "document")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CertaintyError(f"{path.name} does not read ({error}): run ouwen train-confidence") from error
    return Certainty(**models)


def _content(model: Logistic) -> dict[str, Any]:
    named = {name: round(float(weight), 5) for name, weight in zip(SIGNALS, model.weights, strict=True)}
    return {"bias": round(model.bias, 5), "weights": named}


def _model(content: dict[str, Any]) -> Logistic:
    named = dict(content["weights"])
    if list(named) != list(SIGNALS):
        raise CertaintyError(
            f"the confidence has {len(named)} signals, expected {len(SIGNALS)}: run ouwen train-confidence"
        )
    return Logistic(weights=np.array(list(named.values()), dtype=np.float64), bias=float(content["bias"]))
