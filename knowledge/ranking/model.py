"""The re-ranker's model: one weight a feature, and a logistic curve that makes a score of their sum."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.errors import RerankerError
from knowledge.ranking.features import NAMES
from knowledge.ranking.matches import Floats

SHIPPED_MODEL = Path(__file__).with_name("model.json")
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingModel:
    """A linear model over `NAMES`; `training` says what it was trained on.

    The score of a passage is 1 / (1 + exp(-(slope · sum + intercept))), in 0..1: how likely such a
    passage answered its question among the questions of the training.
    """

    weights: tuple[float, ...]
    slope: float
    intercept: float
    training: dict[str, str | int | float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise RerankerError for a model that fits no feature row or turns the order around."""
        numbers = (*self.weights, self.slope, self.intercept)
        if len(self.weights) != len(NAMES) or not all(map(math.isfinite, numbers)) or self.slope <= 0:
            raise RerankerError(
                f"the re-ranker has {len(self.weights)} weights and slope {self.slope}, expected "
                f"{len(NAMES)} finite weights and a slope above 0; run `ouwen train-reranker`"
            )

    @property
    def unread(self) -> frozenset[str]:
        """Return the features without a weight, whose numbers change no score."""
        return frozenset(name for name, weight in zip(NAMES, self.weights, strict=True) if not weight)

    def scores(self, rows: Floats) -> Floats:
        """Return a score in 0..1 for each row of features: (n, len(NAMES)) → (n,) float64."""
        sums = self.slope * (rows @ np.array(self.weights)) + self.intercept
        scores: Floats = 1 / (1 + np.exp(-np.clip(sums, -50, 50)))
        return scores

    def save(self, path: Path) -> None:
        """Write the model as JSON that a person can read."""
        content = {
            "format_version": FORMAT_VERSION,
            "weights": dict(zip(NAMES, self.weights, strict=True)),
            **{name: value for name, value in asdict(self).items() if name != "weights"},
        }
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@lru_cache(maxsize=4)
def load_model(path: Path = SHIPPED_MODEL) -> RankingModel:
    """Read what `save` wrote; raise RerankerError for a file of another form or other features."""
    try:
        content = json.loads(path.read_bytes())
        version, weights = content["format_version"], content["weights"]
        if version != FORMAT_VERSION or tuple(weights) != NAMES:
            raise ValueError(f"format {version} with {len(weights)} features")
        return RankingModel(
            weights=tuple(float(weight) for weight in weights.values()),
            slope=float(content["slope"]),
            intercept=float(content["intercept"]),
            training=dict(content["training"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RerankerError(
            f"{path} is no re-ranker of format {FORMAT_VERSION} with the {len(NAMES)} features of this "
            f"version ({error}); run `ouwen train-reranker`"
        ) from error
