"""Start vectors without a network: positive pointwise mutual information, factorised, SIF-weighted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

WINDOW = 8
CONTEXT_POWER = 0.75
SIF_CONSTANT = 1e-3
POWER_ITERATIONS = 2

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]


def cooccurrences(ids: Integers, owners: Integers, size: int) -> sparse.csr_matrix:
    """Return the `(size, size)` counts of token pairs at most eight apart, each weighing 1/distance.

    `ids` are the token numbers of all texts in a row; `owners` tells the text that each belongs to:
    pairs across two texts do not count. The matrix is symmetric.
    """
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        same = owners[:-distance] == owners[distance:]
        left, right = ids[:-distance][same], ids[distance:][same]
        weights = np.full(len(left), 1.0 / distance, dtype=np.float32)
        total = total + sparse.coo_matrix((weights, (left, right)), shape=(size, size)).tocsr()
    return (total + total.T).tocsr()


def positive_information(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return PPMI: log of observed over expected, contexts raised to .75, negatives dropped."""
    words = np.asarray(counts.sum(axis=1)).ravel()
    contexts = np.asarray(counts.sum(axis=0)).ravel() ** CONTEXT_POWER
    pairs = counts.tocoo()
    expected = words[pairs.row] * (contexts[pairs.col] / contexts.sum())
    values = np.log(pairs.data / expected)
    kept = values > 0
    cells = (values[kept].astype(np.float32), (pairs.row[kept], pairs.col[kept]))
    return sparse.csr_matrix(cells, shape=counts.shape, dtype=np.float32)


def start_vectors(ids: Integers, owners: Integers, size: int, dimension: int, seed: int) -> Floats:
    """Return `(size, dimension)` float32 rows: PPMI-SVD directions with SIF lengths.

    A token that the texts never show gets a random direction, so that two texts that share it are
    still alike. Row 0, the unknown token, is zero.
    """
    information = positive_information(cooccurrences(ids, owners, size))
    left, strengths, _ = randomized_svd(
        information, dimension, n_oversamples=16, n_iter=POWER_ITERATIONS, random_state=seed
    )
    rows: Floats = (left * np.sqrt(strengths)).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1)
    unseen = lengths < 1e-6
    rows[unseen] = np.random.default_rng(seed).standard_normal((int(unseen.sum()), dimension))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows *= sif_weights(ids, size)[:, None]
    rows[0] = 0.0
    return rows


def sif_weights(ids: Integers, size: int) -> Floats:
    """Return `(size,)` float32 weights a/(a+p): near 1 for rare tokens, near 0 for the commonest."""
    share = np.bincount(ids, minlength=size) / max(1, len(ids))
    weights: Floats = (SIF_CONSTANT / (SIF_CONSTANT + share)).astype(np.float32)
    return weights
