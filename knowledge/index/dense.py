"""The dense arm: exact inner products of unit vectors in FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import faiss
import numpy as np

from knowledge.errors import EncoderError
from knowledge.index.arms import Positions, Scored, Vectors


@dataclass(frozen=True, slots=True)
class FlatRanking:
    """One question's vector before the index; the cosine is the score, a negative one counts 0."""

    index: faiss.IndexFlatIP
    vector: Vectors

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        """Return at most `k` passages with a score above 0, best first, equal ones by position."""
        pairs = zip(*(found.tolist() for found in self._found(k, allowed)), strict=True)
        found = [Scored(position, min(score, 1.0)) for position, score in pairs]
        return sorted(found, key=lambda scored: (-scored.score, scored.position))

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        """Return the positions of `best`, in any order: (found,) int64."""
        return self._found(k, allowed)[0]

    def _found(self, k: int, allowed: Positions | None) -> tuple[Positions, Vectors]:
        """Return the positions and scores of at most `k` passages with a score above 0: (found,) each."""
        within = self.index.ntotal if allowed is None else len(allowed)
        k = min(k, within)
        if k < 1:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        parameters = None
        if allowed is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(np.unique(allowed)))
        (scores,), (positions,) = self.index.search(self.vector[None], k, params=parameters)
        kept = (positions >= 0) & (scores > 0)
        return positions[kept], scores[kept]

    def of(self, positions: Sequence[int] | Positions) -> list[float]:
        """Return the scores of these positions, in their order."""
        if not len(positions):
            return []
        vectors = self.index.reconstruct_batch(np.asarray(positions, dtype=np.int64))
        # einsum stays on this thread; a threaded product of so few rows waits for busy cores
        products = np.einsum("nd,d->n", vectors, self.vector)
        scores: list[float] = np.clip(products, 0.0, 1.0).tolist()
        return scores


class FlatDense:
    """An exact index of unit vectors, position n being the n-th vector given."""

    def __init__(self, index: faiss.IndexFlatIP) -> None:
        """Wrap a FAISS index."""
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> FlatDense:
        """Index (n, dim) float32, rows unit-length or zero; raise EncoderError for anything else."""
        check_rows(vectors)
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def rank(self, vector: Vectors) -> FlatRanking:
        """Return the ranking for one unit vector of shape (dim,); raise EncoderError for another shape."""
        check_question(vector, self.dimension)
        return FlatRanking(self._index, np.ascontiguousarray(vector, dtype=np.float32))


def check_rows(vectors: Vectors) -> None:
    """Raise EncoderError for anything but (n, dim) with rows unit-length or zero."""
    # einsum needs no squares of all numbers beside the vectors, a gigabyte for a million of them
    lengths = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))
    if vectors.ndim != 2 or not np.all((lengths == 0) | (np.abs(lengths - 1) < 1e-3)):
        raise EncoderError(f"passage vectors have shape {vectors.shape}, expected (n, dim) with unit rows")


def check_question(vector: Vectors, dimension: int) -> None:
    """Raise EncoderError for anything but (dim,) finite numbers."""
    if vector.shape != (dimension,) or not np.isfinite(vector).all():
        raise EncoderError(f"the question's vector has shape {vector.shape}, expected ({dimension},)")
