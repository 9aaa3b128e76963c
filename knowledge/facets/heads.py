"""Linear heads over the features of a question, kept as eight-bit weights in one file without pickle."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from knowledge.errors import KnowledgeError
from knowledge.facets.features import BUCKETS, Floats, Sparse

_HALF = 127


class FacetsError(KnowledgeError):
    """The weights of the facets cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One row of weights per label over the buckets, then over the encoder's vector; softmax.

    `weights` is `(labels, BUCKETS + dimension)`, `bias` `(labels,)`; `sharpness` was fitted so that
    a confidence is how often it is right.
    """

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats
    sharpness: float

    def shares(self, scores: Floats) -> dict[str, float]:
        """Return a confidence per label that sum to 1, for what the weights give without the bias."""
        scores = (scores + self.bias) * self.sharpness
        powers = np.exp(scores - scores.max())
        return dict(zip(self.labels, (powers / powers.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """All heads by name, the rarity of the buckets, the encoder they were trained with, the thresholds."""

    heads: dict[str, Head]
    rarity: Floats
    encoder_digest: str
    thresholds: dict[str, float]
    _side_by_side: Floats = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put the weights of all heads side by side, `(BUCKETS + dimension, labels of all)`: one look-up.

        Each head then has its part of that, nothing is held twice.
        """
        together = np.concatenate([head.weights.T for head in self.heads.values()], axis=1)
        ends = np.cumsum([len(head.labels) for head in self.heads.values()])
        parts = np.split(together, ends[:-1], axis=1)
        heads = {
            name: replace(head, weights=part.T)
            for (name, head), part in zip(self.heads.items(), parts, strict=True)
        }
        object.__setattr__(self, "heads", heads)
        object.__setattr__(self, "_side_by_side", together)

    def chances(self, sparse: Sparse, vector: Floats) -> dict[str, dict[str, float]]:
        """Return what each head gives for features and the `(dimension,)` vector."""
        weights = self._side_by_side
        scores = sparse.values @ weights[sparse.columns] + vector @ weights[BUCKETS:]
        found, first = {}, 0
        for name, head in self.heads.items():
            last = first + len(head.labels)
            found[name] = head.shares(scores[first:last])
            first = last
        return found

    def save(self, file: Path) -> None:
        """Write all to one compressed `.npz` of plain arrays; the names are JSON in a byte array."""
        arrays = {"rarity": self.rarity.astype(np.float16)}
        for name, head in self.heads.items():
            scale = np.abs(head.weights).max(axis=1, keepdims=True) / _HALF
            arrays[f"{name}.weights"] = np.round(head.weights / scale).astype(np.int8)
            arrays[f"{name}.scale"] = scale.astype(np.float32)
            arrays[f"{name}.bias"] = head.bias.astype(np.float32)
        names = {name: [list(head.labels), head.sharpness] for name, head in self.heads.items()}
        told = {"heads": names, "encoder": self.encoder_digest, "thresholds": self.thresholds}
        text = np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), np.uint8)
        np.savez_compressed(file, told=text, **arrays)


def load_heads(file: Path) -> Heads:
    """Return the heads that `Heads.save` wrote.

    Raises:
        FacetsError: the file is missing or damaged.
    """
    try:
        with np.load(file, allow_pickle=False) as arrays:
            told = json.loads(arrays["told"].tobytes())
            heads = {
                name: Head(
                    labels=tuple(labels),
                    weights=arrays[f"{name}.weights"].astype(np.float32) * arrays[f"{name}.scale"],
                    bias=arrays[f"{name}.bias"],
                    sharpness=sharpness,
                )
                for name, (labels, sharpness) in told["heads"].items()
            }
            rarity = arrays["rarity"].astype(np.float32)
    except (OSError, KeyError, ValueError) as error:
        raise FacetsError(
            f"Weights {file.name} do not load ({error}), expected what `ouwen train-facets` writes: "
            "restore the file or train again"
        ) from error
    return Heads(heads=heads, rarity=rarity, encoder_digest=told["encoder"], thresholds=told["thresholds"])
