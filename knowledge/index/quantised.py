"""The dense arm over very many passages: a scan of short codes proposes, the vectors themselves decide.

Each pair of numbers of a vector is one of 16 codes (product quantisation, 4 bits), 64 bytes for 256 numbers;
FAISS scans all of them in registers. The best by code are scored again by their own vectors, so a score is
the exact cosine, and only a passage that was not proposed can be missed. No tree, graph or lists to wait for:
a million vectors are coded in seconds when the index is opened. Measured in benchmarks/scale.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import faiss
import numpy as np

from knowledge.index.arms import DenseIndex, Positions, Scored, Vectors
from knowledge.index.dense import FlatDense, check_question, check_rows

# From so many passages on: the exact scan takes some 4 ms a question there, twice that for twice as many.
FROM_PASSAGES = 100_000
CODE_BITS = 4
NUMBERS_A_CODE = 2
# What the codes are learnt from; more changes nothing that can be measured.
SAMPLE = 50_000
# So many are proposed for each one wanted, and at least so many.
PROPOSED, LEAST_PROPOSED = 5, 500
# Fewer allowed passages than this are all scored by their vectors, so many at a time.
SCORED_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class QuantisedRanking:
    """One question's vector before codes and vectors; the cosine is the score, a negative one counts 0."""

    codes: faiss.IndexPQFastScan
    vectors: Vectors
    vector: Vectors

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        """Return at most `k` passages with a score above 0, best first, equal ones by position."""
        pairs = zip(*(found.tolist() for found in self._found(k, allowed)), strict=True)
        return [Scored(position, min(score, 1.0)) for position, score in pairs]

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        """Return the positions of `best`, in its order: (found,) int64."""
        return self._found(k, allowed)[0]

    def _found(self, k: int, allowed: Positions | None) -> tuple[Positions, Vectors]:
        """Return the positions and scores of `best`, in its order: (found,) each."""
        if k < 1:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        positions = self._proposed(k) if allowed is None else self._proposed_among(np.unique(allowed), k)
        scores = self._products(positions)
        order = np.lexsort((positions, -scores))[:k]
        order = order[scores[order] > 0]
        return positions[order], scores[order]

    def of(self, positions: Sequence[int] | Positions) -> list[float]:
        """Return the scores of these positions, in their order."""
        scores: list[float] = np.clip(
            self._products(np.asarray(positions, dtype=np.int64)), 0.0, 1.0
        ).tolist()
        return scores

    def _proposed(self, k: int, share: float = 1.0) -> Positions:
        """Return the best positions by their codes, all where most are wanted; `share` is what is of use."""
        wanted = int(max(PROPOSED * k, LEAST_PROPOSED) / share)
        if wanted >= len(self.vectors):
            return np.arange(len(self.vectors))
        positions = self.codes.search(self.vector[None], wanted)[1][0]
        found: Positions = positions[positions >= 0]
        return found

    def _proposed_among(self, allowed: Positions, k: int) -> Positions:
        """Return those proposed that are allowed; all allowed ones where they are few."""
        if len(allowed) <= SCORED_AT_ONCE:
            return allowed
        proposed = self._proposed(k, len(allowed) / len(self.vectors))
        found: Positions = proposed[np.isin(proposed, allowed, assume_unique=True)]
        return found if len(found) >= k else allowed

    def _products(self, positions: Positions) -> Vectors:
        """Return the exact inner products: (n,) float32."""
        parts = [positions[i : i + SCORED_AT_ONCE] for i in range(0, len(positions), SCORED_AT_ONCE)]
        products = [np.einsum("nd,d->n", self.vectors[part], self.vector) for part in parts]
        return np.concatenate([np.zeros(0, dtype=np.float32), *products])


class QuantisedDense:
    """Unit vectors and their codes, position n being the n-th vector given."""

    def __init__(self, codes: faiss.IndexPQFastScan, vectors: Vectors) -> None:
        """Take the codes of the vectors."""
        self._codes = codes
        self._vectors = vectors

    @classmethod
    def build(cls, vectors: Vectors) -> QuantisedDense:
        """Index (n, dim) float32, rows unit-length or zero, dim even; raise EncoderError for other rows.

        The same vectors give the same codes: both the sample and FAISS' own start are seeded.
        """
        check_rows(vectors)
        count, dimension = vectors.shape
        codes = faiss.IndexPQFastScan(
            dimension, dimension // NUMBERS_A_CODE, CODE_BITS, faiss.METRIC_INNER_PRODUCT
        )
        sample = np.random.default_rng(0).choice(count, min(SAMPLE, count), replace=False)
        with _one_thread():
            codes.train(vectors[np.sort(sample)])
            codes.add(vectors)
        return cls(codes, vectors)

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._vectors.shape[1])

    def __len__(self) -> int:
        """Return the number of vectors."""
        return len(self._vectors)

    def rank(self, vector: Vectors) -> QuantisedRanking:
        """Return the ranking for one unit vector of shape (dim,); raise EncoderError for another shape."""
        check_question(vector, self.dimension)
        return QuantisedRanking(self._codes, self._vectors, np.ascontiguousarray(vector, dtype=np.float32))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let FAISS use this thread alone: its many short steps wait for busy cores longer than they take."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def dense_of(vectors: Vectors) -> DenseIndex:
    """Return the arm for so many vectors: exact for few, by codes for very many."""
    if len(vectors) < FROM_PASSAGES or vectors.shape[1] % NUMBERS_A_CODE:
        return FlatDense.build(vectors)
    return QuantisedDense.build(np.ascontiguousarray(vectors, dtype=np.float32))
