"""Very many vectors by their codes: what is found and scored is as good as exact."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.errors import EncoderError
from knowledge.index import quantised
from knowledge.index.arms import Vectors
from knowledge.index.dense import FlatDense
from knowledge.index.quantised import QuantisedDense, dense_of
from tests.knowledge.index.fakes import unit

RANDOM = np.random.default_rng(11)
# 300 subjects with passages around each, as texts have
VECTORS = unit(np.repeat(RANDOM.normal(size=(300, 32)), 20, axis=0) + 0.6 * RANDOM.normal(size=(6_000, 32)))
QUESTIONS = unit(VECTORS[::200] + 0.1 * RANDOM.normal(size=(30, 32)))


@pytest.fixture(scope="module")
def index() -> QuantisedDense:
    return QuantisedDense.build(VECTORS)


@pytest.fixture(scope="module")
def exact() -> FlatDense:
    return FlatDense.build(VECTORS)


def test_the_best_ten_are_those_of_the_exact_index_with_their_scores(
    index: QuantisedDense, exact: FlatDense
) -> None:
    shares = []
    for question in QUESTIONS:
        found, expected = index.rank(question).best(10), exact.rank(question).best(10)
        shares.append(len({one.position for one in found} & {one.position for one in expected}) / 10)
        assert [one.score for one in found[:1]] == pytest.approx([expected[0].score], abs=1e-6)
    assert np.mean(shares) >= 0.98


def test_scores_of_given_positions_are_exact(index: QuantisedDense, exact: FlatDense) -> None:
    positions = [5_999, 0, 17, 0]
    for question in QUESTIONS[:3]:
        assert index.rank(question).of(positions) == pytest.approx(
            exact.rank(question).of(positions), abs=1e-6
        )
    assert index.rank(QUESTIONS[0]).of([]) == []


@pytest.mark.parametrize("at_once", [50_000, 100], ids=["few allowed", "many allowed"])
def test_only_allowed_ones_are_found_and_enough_of_them(
    index: QuantisedDense, exact: FlatDense, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(quantised, "SCORED_AT_ONCE", at_once)
    allowed = np.arange(0, 6_000, 3)
    found = index.rank(QUESTIONS[4]).best(10, allowed)
    assert all(one.position % 3 == 0 for one in found)
    assert [one.position for one in found] == [
        one.position for one in exact.rank(QUESTIONS[4]).best(10, allowed)
    ]
    assert index.rank(QUESTIONS[4]).best(10, np.array([], dtype=np.int64)) == []


def test_allowed_ones_far_from_the_question_are_found_too(
    index: QuantisedDense, exact: FlatDense, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quantised, "SCORED_AT_ONCE", 100)
    question = QUESTIONS[0]
    far = np.argsort(VECTORS @ question)[2_500:3_500]
    expected = exact.rank(question).best(20, far)
    found = index.rank(question).best(20, far)
    assert {one.position for one in found} <= set(far.tolist())
    # so far off, codes tell hardly more than chance; what is found scores nearly as well all the same
    assert [one.score for one in found] == pytest.approx([one.score for one in expected], abs=0.01)


def test_more_asked_than_there_are_gives_all_above_zero_once(index: QuantisedDense) -> None:
    found = [one.position for one in index.rank(QUESTIONS[1]).best(100_000)]
    assert sorted(found) == np.flatnonzero(VECTORS @ QUESTIONS[1] > 0).tolist()
    assert index.rank(QUESTIONS[1]).best(0) == []


def test_built_twice_all_is_equal(index: QuantisedDense) -> None:
    again = QuantisedDense.build(VECTORS.copy())
    for question in QUESTIONS[:5]:
        assert again.rank(question).best(20) == index.rank(question).best(20)


def test_few_vectors_keep_the_exact_index(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(dense_of(VECTORS), FlatDense)
    monkeypatch.setattr(quantised, "FROM_PASSAGES", 6_000)
    assert isinstance(dense_of(VECTORS), QuantisedDense)
    assert isinstance(dense_of(unit(VECTORS[:, :31])), FlatDense)


def test_vectors_of_another_form_are_refused(index: QuantisedDense) -> None:
    with pytest.raises(EncoderError, match="unit rows"):
        QuantisedDense.build(np.full((20, 4), 3.0, dtype=np.float32))
    wrong: Vectors = np.ones(5, dtype=np.float32)
    with pytest.raises(EncoderError, match=r"shape \(5,\), expected \(32,\)"):
        index.rank(wrong)
