"""Co-occurrence counts, PPMI and SIF weights on streams small enough to work out by hand."""

from __future__ import annotations

import numpy as np

from knowledge.encoder_training.initialisation import (
    cooccurrences,
    positive_information,
    sif_weights,
    start_vectors,
)


def _stream(*texts: list[int]) -> tuple[np.ndarray, np.ndarray]:
    ids = np.concatenate([np.array(text, dtype=np.int32) for text in texts])
    return ids, np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) for text in texts])


def test_pairs_weigh_one_over_distance_and_stop_at_the_end_of_a_text() -> None:
    counts = cooccurrences(*_stream([1, 2, 3], [1]), size=4).toarray()
    np.testing.assert_allclose(counts, [[0, 0, 0, 0], [0, 0, 1, 0.5], [0, 1, 0, 1], [0, 0.5, 1, 0]])


def test_information_is_the_log_of_observed_over_expected() -> None:
    counts = cooccurrences(*_stream([1, 2], [1, 2], [1, 3]), size=4)
    found = positive_information(counts).toarray()
    contexts = np.array([3.0, 2.0, 1.0]) ** 0.75
    np.testing.assert_allclose(found[1, 2], np.log(2 / (3 * contexts[1] / contexts.sum())), rtol=1e-5)
    assert found[2, 3] == 0.0
    assert (found >= 0).all()


def test_sif_weights_fall_with_frequency() -> None:
    weights = sif_weights(np.array([1, 1, 1, 2], dtype=np.int32), size=4)
    np.testing.assert_allclose(weights, [1, 1e-3 / (1e-3 + 0.75), 1e-3 / (1e-3 + 0.25), 1], rtol=1e-6)


def test_unknown_is_zero_unseen_is_random_and_both_are_seeded() -> None:
    ids, owners = _stream([1, 2, 3, 4], [1, 2, 4, 3])
    rows = start_vectors(ids, owners, 7, 3, seed=1)
    np.testing.assert_array_equal(rows, start_vectors(ids, owners, 7, 3, seed=1))
    np.testing.assert_array_equal(rows[0], np.zeros(3))
    np.testing.assert_allclose(np.linalg.norm(rows[5:], axis=1), 1.0, rtol=1e-5)
    assert abs(float(rows[5] @ rows[6])) < 0.999
