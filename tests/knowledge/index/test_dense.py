from __future__ import annotations

import numpy as np
import pytest

from knowledge.errors import EncoderError
from knowledge.index.arms import Scored, Vectors
from knowledge.index.dense import FlatDense


def unit(rows: Vectors) -> Vectors:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return unit(np.random.default_rng(7).normal(size=(50, 16)))


@pytest.fixture(scope="module")
def index(vectors: Vectors) -> FlatDense:
    return FlatDense.build(vectors)


def test_each_vector_finds_itself_first(index: FlatDense, vectors: Vectors) -> None:
    for position, vector in enumerate(vectors):
        (first,) = index.rank(vector).best(1)
        assert first.position == position
        assert first.score == pytest.approx(1.0, abs=1e-5)


def test_order_and_scores_are_those_of_the_inner_products(index: FlatDense, vectors: Vectors) -> None:
    products = vectors @ vectors[3]
    expected = [int(p) for p in np.argsort(-products) if products[p] > 0]
    found = index.rank(vectors[3]).best(50)
    assert [one.position for one in found] == expected
    assert [one.score for one in found] == pytest.approx([float(products[p]) for p in expected], abs=1e-5)


@pytest.mark.parametrize("k", [51, 10_000])
def test_more_asked_than_there_are_gives_no_padding(index: FlatDense, vectors: Vectors, k: int) -> None:
    found = index.rank(vectors[0]).best(k)
    positions = [one.position for one in found]
    assert -1 not in positions
    assert len(set(positions)) == len(positions) <= 50


@pytest.mark.parametrize("k", [0, -1])
def test_nothing_asked_gives_nothing(index: FlatDense, vectors: Vectors, k: int) -> None:
    assert index.rank(vectors[0]).best(k) == []


def test_only_allowed_positions_are_found(index: FlatDense, vectors: Vectors) -> None:
    found = index.rank(vectors[5]).best(10, np.array([9, 5, 2]))
    assert found[0].position == 5
    assert {one.position for one in found} <= {2, 5, 9}
    assert index.rank(vectors[5]).best(10, np.array([], dtype=np.int64)) == []


def test_equal_vectors_come_in_their_order_and_negative_ones_not_at_all() -> None:
    rows = unit(np.array([[1, 0], [0, 1], [1, 0], [-1, 0]], dtype=np.float32))
    ranking = FlatDense.build(rows).rank(rows[0])
    assert ranking.best(4) == [Scored(0, 1.0), Scored(2, 1.0)]
    assert ranking.of([3, 0, 1]) == [0.0, 1.0, 0.0]
    assert ranking.of([]) == []


def test_a_text_without_a_vector_is_never_found() -> None:
    index = FlatDense.build(np.array([[0, 0], [1, 0]], dtype=np.float32))
    assert index.rank(np.array([1, 0], dtype=np.float32)).best(5) == [Scored(1, 1.0)]
    assert index.rank(np.zeros(2, dtype=np.float32)).best(5) == []


def test_an_empty_index_finds_nothing() -> None:
    index = FlatDense.build(np.zeros((0, 4), dtype=np.float32))
    assert len(index) == 0
    assert index.rank(np.ones(4, dtype=np.float32)).best(3) == []


def test_vectors_of_another_form_are_refused(index: FlatDense) -> None:
    with pytest.raises(EncoderError, match="unit rows"):
        FlatDense.build(np.full((2, 4), 3.0, dtype=np.float32))
    with pytest.raises(EncoderError, match=r"\(3,\), expected \(16,\)"):
        index.rank(np.ones(3, dtype=np.float32))
    with pytest.raises(EncoderError):
        index.rank(np.full(16, np.nan, dtype=np.float32))
