"""From labelled features to a head: one line of separation per label, as the intents have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.svm import LinearSVC

from knowledge.encoder import Encoder
from knowledge.facets.features import BUCKETS, Floats, buckets_of, sparse_features
from knowledge.facets.heads import Head
from knowledge.facets.reading import LONGEST

# the vector of a whole question beside its n-grams, which are of length one
DENSE_WEIGHT = 0.7
COST = 0.7
_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The features of questions: `(n, BUCKETS + dimension)`, and the rarity of the buckets."""

    rows: csr_matrix
    rarity: Floats


def table_of(texts: Sequence[str], encoder: Encoder) -> Table:
    """Return the features of normalised texts; a bucket that few of them have weighs more."""
    frequency = Counter(bucket for text in texts for bucket in buckets_of(text))
    seen = np.array([frequency[bucket] for bucket in range(BUCKETS)], np.float32)
    rarity = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float16).astype(np.float32)
    sparse = _matrix(texts, rarity)
    vectors = encoder.encode_questions([text[:LONGEST] for text in texts]) * DENSE_WEIGHT
    return Table(rows=hstack([sparse, csr_matrix(vectors)]).tocsr().astype(np.float64), rarity=rarity)


def fit_head(
    rows: csr_matrix, labels: Sequence[str], weights: npt.NDArray[np.float64], *, sharpness: float = 1.0
) -> Head:
    """Return the head of labelled rows, each counted with its weight; the same rows give the same head."""
    classifier = LinearSVC(C=COST, random_state=_SEED, tol=1e-3)
    classifier.fit(rows, list(labels), sample_weight=weights)
    weighted, bias = classifier.coef_, classifier.intercept_
    if len(classifier.classes_) == 2:  # scikit-learn gives two labels one row
        weighted, bias = np.vstack([-weighted, weighted]) / 2, np.concatenate([-bias, bias]) / 2
    weighted = weighted.astype(np.float32)
    weighted[:, BUCKETS:] *= DENSE_WEIGHT
    return Head(
        labels=tuple(str(label) for label in classifier.classes_),
        weights=weighted,
        bias=bias.astype(np.float32),
        sharpness=sharpness,
    )


def logits(head: Head, rows: csr_matrix) -> npt.NDArray[np.float64]:
    """Return the `(n, labels)` scores of rows of a table before they are sharpened."""
    weights = head.weights.copy()
    weights[:, BUCKETS:] /= DENSE_WEIGHT
    scores: npt.NDArray[np.float64] = np.asarray(rows @ weights.T) + head.bias
    return scores


def _matrix(texts: Sequence[str], rarity: Floats) -> csr_matrix:
    rows = [sparse_features(text, rarity) for text in texts]
    lengths = np.cumsum([0, *(len(row.columns) for row in rows)])
    columns = np.concatenate([row.columns for row in rows])
    values = np.concatenate([row.values for row in rows])
    return csr_matrix((values, columns, lengths), shape=(len(rows), BUCKETS))
