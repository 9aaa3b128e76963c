"""Heads give confidences that sum to 1, and come back from their file as they were."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.facets.features import BUCKETS, Sparse
from knowledge.facets.heads import FacetsError, Head, Heads, load_heads


def _head() -> Head:
    weights = np.zeros((2, BUCKETS + 3), np.float32)
    weights[0, 5], weights[1, BUCKETS] = 2.0, 1.0
    return Head(labels=("dogs", "pension"), weights=weights, bias=np.zeros(2, np.float32), sharpness=1.5)


def _heads() -> Heads:
    return Heads(
        heads={"topic": _head()},
        rarity=np.ones(BUCKETS, np.float32),
        encoder_digest="abc",
        thresholds={"topic": 0.9},
    )


SEEN = Sparse(columns=np.array([5]), values=np.array([1.0], np.float32))
NOTHING = np.zeros(3, np.float32)


def test_the_label_whose_bucket_is_seen_is_likelier() -> None:
    chances = _heads().chances(SEEN, NOTHING)["topic"]
    assert chances["dogs"] == pytest.approx(1 / (1 + np.exp(-3.0)))
    assert sum(chances.values()) == pytest.approx(1.0)


def test_the_vector_of_the_encoder_counts_too() -> None:
    chances = _heads().chances(SEEN, np.array([4.0, 0, 0], np.float32))["topic"]
    assert chances["pension"] > chances["dogs"]


def test_heads_come_back_as_they_were_saved(tmp_path: Path) -> None:
    _heads().save(tmp_path / "heads.npz")
    loaded = load_heads(tmp_path / "heads.npz")
    assert loaded.encoder_digest == "abc"
    assert loaded.thresholds == {"topic": 0.9}
    expected = _heads().chances(SEEN, NOTHING)["topic"]
    assert loaded.chances(SEEN, NOTHING)["topic"] == pytest.approx(expected, abs=0.02)


def test_the_weights_are_held_once() -> None:
    first, second = _head(), _head()
    heads = Heads(
        heads={"topic": first, "aspect": second},
        rarity=np.ones(BUCKETS, np.float32),
        encoder_digest="abc",
        thresholds={},
    )
    for name, given in (("topic", first), ("aspect", second)):
        assert np.array_equal(heads.heads[name].weights, given.weights)
        assert np.shares_memory(heads.heads[name].weights, heads._side_by_side)


@pytest.mark.parametrize("content", [None, b"no archive"])
def test_a_missing_or_damaged_file_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "heads.npz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FacetsError, match="ouwen train-facets"):
        load_heads(file)
