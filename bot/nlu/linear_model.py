"""A linear classifier over weighted features and sentence vectors, kept as plain arrays."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.svm import LinearSVC

Floats = npt.NDArray[np.float32]
_ARRAYS, _NAMES = "model.npz", "model.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """One row of weights per label; the columns are the features of `columns`, then the dense ones."""

    labels: tuple[str, ...]
    columns: dict[str, int]
    idf: Floats
    weights: Floats
    bias: Floats
    dense_weight: float
    sharpness: float

    def probabilities(self, counts: Counter[str], vector: Floats) -> dict[str, float]:
        """Return a confidence per label that sum to 1, from feature counts and a unit vector."""
        columns, values = _weighted(counts, self.columns, self.idf)
        sparse = self.weights[:, columns] @ values
        dense = self.weights[:, len(self.idf) :] @ (vector * self.dense_weight)
        scores = (sparse + dense + self.bias) * self.sharpness
        powers = np.exp(scores - scores.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Write the model as two files into `folder`."""
        np.savez_compressed(folder / _ARRAYS, idf=self.idf, weights=self.weights, bias=self.bias)
        names = {"labels": self.labels, "columns": list(self.columns)}
        settings = {"dense_weight": self.dense_weight, "sharpness": self.sharpness}
        (folder / _NAMES).write_text(json.dumps(names | settings, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """Return the model that `save` wrote into `folder`."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            return cls(
                labels=tuple(names["labels"]),
                columns={name: column for column, name in enumerate(names["columns"])},
                idf=arrays["idf"],
                weights=arrays["weights"],
                bias=arrays["bias"],
                dense_weight=names["dense_weight"],
                sharpness=names["sharpness"],
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """`cost` of an error against the margin, weight of the dense part, sharpness of confidences."""

    cost: float = 1.0
    dense_weight: float = 0.6
    sharpness: float = 3.0
    seed: int = 7


def train_model(
    counts: list[Counter[str]], vectors: Floats, labels: list[str], settings: TrainingSettings
) -> LinearModel:
    """Return a model of the examples: feature counts, `(n, dim)` unit vectors and labels; deterministic."""
    names = sorted({name for count in counts for name in count})
    columns = {name: column for column, name in enumerate(names)}
    frequency = Counter(name for count in counts for name in count)
    idf = np.array([np.log((1 + len(counts)) / (1 + frequency[n])) + 1 for n in names], np.float32)
    sparse = _matrix([_weighted(count, columns, idf) for count in counts], len(names))
    classifier = LinearSVC(C=settings.cost, random_state=settings.seed)
    classifier.fit(hstack([sparse, csr_matrix(vectors * settings.dense_weight)]).tocsr(), labels)
    return LinearModel(
        labels=tuple(classifier.classes_.tolist()),
        columns=columns,
        idf=idf,
        weights=classifier.coef_.astype(np.float32),
        bias=classifier.intercept_.astype(np.float32),
        dense_weight=settings.dense_weight,
        sharpness=settings.sharpness,
    )


def _weighted(
    counts: Counter[str], columns: dict[str, int], idf: Floats
) -> tuple[npt.NDArray[np.int64], Floats]:
    """Return the columns of the known features and their weights (1 + log count) x idf, unit length."""
    known = [(columns[name], count) for name, count in counts.items() if name in columns]
    if not known:
        return np.empty(0, np.int64), np.empty(0, np.float32)
    places = np.array([place for place, _ in known], np.int64)
    values = (1 + np.log([count for _, count in known])) * idf[places]
    return places, (values / np.linalg.norm(values)).astype(np.float32)


def _matrix(rows: list[tuple[npt.NDArray[np.int64], Floats]], width: int) -> csr_matrix:
    lengths = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, lengths), shape=(len(rows), width))
