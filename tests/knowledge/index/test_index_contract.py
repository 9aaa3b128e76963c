"""What the arms of every backend must do alike: the files of the index, and Milvus beside them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pytest

from knowledge.backend import MilvusAccess
from knowledge.errors import EncoderError
from knowledge.index.arms import Scored, Vectors
from knowledge.index.file_arms import Arms, file_arms
from knowledge.index.segment import Segment
from tests.knowledge.index.fakes import segment, unit

WEIGHTS = (1.0, 1.0, 1.0)
Open = Callable[[Mapping[str, Segment]], Arms]
# more than a backend may name in one request
MANY = unit(np.random.default_rng(7).normal(size=(1_100, 16)))
TEXTS = (
    "瑞安市最低月工资标准",
    "限养区内禁止饲养烈性犬，养犬应当登记",
    "最低生活保障标准调整",
    "犬只应当免疫",
)


@pytest.fixture(scope="module", params=["files", "milvus"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens the arms of a backend over segments; what was opened before is closed."""
    if request.param == "files":
        yield lambda segments: file_arms(segments, WEIGHTS)
        return
    if importlib.util.find_spec("milvus_lite") is None:
        pytest.skip("milvus-lite is not installed: pip install 'ouwen[milvus]'")
    from knowledge.index.milvus import milvus_arms
    from knowledge.index.milvus_client import close

    access = MilvusAccess(uri=str(tmp_path_factory.mktemp("milvus") / "milvus.db"))
    with pytest.MonkeyPatch.context() as patient:
        patient.setattr("knowledge.index.milvus.SEARCH_SECONDS", 30)  # the machine may be busy
        yield lambda segments: milvus_arms(access, segments)
    close(access)


@pytest.fixture(scope="module")
def many(opened: Open) -> Arms:
    """1,100 vectors in three segments, one of them empty."""
    return opened(
        {
            "many-1": segment("2019-12", *["甲"] * 700, vectors=MANY[:700]),
            "many-2": segment("2020-01", vectors=MANY[:0]),
            "many-3": segment("2020-02", *["乙"] * 400, vectors=MANY[700:]),
        }
    )


@pytest.fixture(scope="module")
def texts(opened: Open) -> Arms:
    return opened({"text-1": segment("2019-12", *TEXTS[:2]), "text-2": segment("2020-01", *TEXTS[2:])})


def dense(opened: Open, name: str, rows: list[list[float]]) -> Callable[[Vectors], list[Scored]]:
    vectors = np.array(rows, dtype=np.float32)
    arm = opened({name: segment("2019-12", *["甲"] * len(rows), vectors=vectors)})[1]
    assert arm is not None
    return lambda vector: arm.rank(np.array(vector, dtype=np.float32)).best(10)


def positions(found: list[Scored]) -> list[int]:
    return [one.position for one in found]


def test_each_vector_finds_itself_first(many: Arms) -> None:
    for position in (0, 1, 699, 700, 1_099):
        (first,) = many[1].rank(MANY[position]).best(1)
        assert first.position == position
        assert first.score == pytest.approx(1.0, abs=1e-5)


def test_order_and_scores_are_those_of_the_inner_products(many: Arms) -> None:
    products = MANY @ MANY[3]
    expected = np.argsort(-products)[:50].tolist()
    found = many[1].rank(MANY[3]).best(50)
    assert positions(found) == expected
    assert [one.score for one in found] == pytest.approx(products[expected].tolist(), abs=1e-5)


@pytest.mark.parametrize("k", [1_101, 100_000])
def test_more_asked_than_there_are_gives_all_above_zero_once(many: Arms, k: int) -> None:
    products = MANY @ MANY[0]
    found = positions(many[1].rank(MANY[0]).best(k))
    assert sorted(found) == np.flatnonzero(products > 0).tolist()


@pytest.mark.parametrize("k", [0, -1])
def test_nothing_asked_gives_nothing(many: Arms, texts: Arms, k: int) -> None:
    assert many[1].rank(MANY[0]).best(k) == []
    assert texts[0].rank("养犬").best(k) == []


def test_only_allowed_vectors_are_found(many: Arms) -> None:
    found = many[1].rank(MANY[5]).best(10, np.array([1_050, 9, 5, 2, 9]))
    assert found[0].position == 5
    assert set(positions(found)) <= {2, 5, 9, 1_050}
    assert many[1].rank(MANY[5]).best(10, np.array([], dtype=np.int64)) == []
    but_the_first = np.arange(1, 1_100)
    expected = 1 + np.argsort(-(MANY[1:] @ MANY[5]))[:20]
    assert positions(many[1].rank(MANY[5]).best(20, but_the_first)) == expected.tolist()


def test_scores_of_named_vectors_come_in_their_order(many: Arms) -> None:
    ranking = many[1].rank(MANY[3])
    named = [1_099, 3, 700, 3, 12]
    expected = np.clip(MANY[named] @ MANY[3], 0, 1).tolist()
    assert ranking.of(named) == pytest.approx(expected, abs=1e-5)
    assert ranking.of([]) == []
    ranking.best(5)
    assert ranking.of(range(1_100)) == pytest.approx(np.clip(MANY @ MANY[3], 0, 1).tolist(), abs=1e-5)


def test_equal_vectors_come_in_their_order_and_negative_ones_not_at_all(opened: Open) -> None:
    best = dense(opened, "equal", [[1, 0], [0, 1], [1, 0], [-1, 0], *[[1, 0]] * 20])
    assert best([1, 0]) == [Scored(p, 1.0) for p in (0, 2, *range(4, 12))]


def test_a_text_without_a_vector_is_never_found(opened: Open) -> None:
    best = dense(opened, "zero", [[0, 0], [1, 0]])
    assert best([1, 0]) == [Scored(1, 1.0)]
    assert best([0, 0]) == []


def test_a_vector_of_another_form_is_refused(many: Arms) -> None:
    with pytest.raises(EncoderError, match=r"\(3,\), expected \(16,\)"):
        many[1].rank(np.ones(3, dtype=np.float32))
    with pytest.raises(EncoderError):
        many[1].rank(np.full(16, np.nan, dtype=np.float32))


def test_without_vectors_there_is_no_dense_arm(texts: Arms) -> None:
    assert texts[1] is None


def test_the_passage_with_the_rare_words_comes_first(texts: Arms) -> None:
    assert positions(texts[0].rank("瑞安最低工资是多少").best(2)) == [0, 2]
    assert positions(texts[0].rank("养犬要登记吗").best(1)) == [1]
    assert positions(texts[0].rank("最低标准").best(99)) == [2, 0]
    assert positions(texts[0].rank("最低标准").best(1)) == [2]


def test_a_score_says_how_much_of_the_question_is_covered(texts: Arms) -> None:
    whole = texts[0].rank("瑞安市最低月工资标准").of([0])[0]
    half = texts[0].rank("瑞安市最低月工资标准和比特币价格行情").of([0])[0]
    assert 0.1 < half < whole <= 1.0
    assert half < 0.7 * whole


@pytest.mark.parametrize("question", ["比特币", "", "，。", '" or id != "'])
def test_a_question_that_no_passage_has_a_word_of_finds_nothing(texts: Arms, question: str) -> None:
    ranking = texts[0].rank(question)
    assert ranking.best(5) == []
    assert ranking.of([3, 1]) == [0.0, 0.0]


def test_synonyms_help_but_less_than_the_word_itself(texts: Arms) -> None:
    plain = texts[0].rank("困难家庭补助").of([2])[0]
    helped = texts[0].rank("困难家庭补助", ["最低生活保障"], 0.4).of([2])[0]
    more = texts[0].rank("困难家庭补助", ["最低生活保障"], 0.8).of([2])[0]
    assert 0 == plain < helped < more
    assert positions(texts[0].rank("吃低保", ["最低生活保障"], 0.4).best(1)) == [2]
    assert texts[0].rank("养犬", ["养犬"], 0.4).of([1, 3]) == texts[0].rank("养犬").of([1, 3])


def test_only_allowed_passages_are_found_by_words(texts: Arms) -> None:
    ranking = texts[0].rank("最低标准")
    assert positions(ranking.best(5, np.array([1, 2]))) == [2]
    assert ranking.best(5, np.array([1, 3])) == []


def test_title_and_headings_are_searched(opened: Open) -> None:
    named = segment("2019-12", "第一条", "第二条", title="犬类管理", trail=("罚则",))
    other = segment("2020-01", "第三条", title="工资")
    arm = opened({"named": named, "other": other})[0]
    assert positions(arm.rank("犬类管理").best(9)) == [0, 1]
    assert positions(arm.rank("罚则").best(9)) == [0, 1]


def test_equal_texts_come_in_their_order(opened: Open) -> None:
    arm = opened({"same": segment("2019-12", *["犬只应当免疫"] * 30, "工资标准")})[0]
    assert positions(arm.rank("犬只免疫").best(7)) == list(range(7))


def test_terms_are_as_rare_in_every_backend(texts: Arms) -> None:
    expected = np.log1p(np.array([2.5 / 2.5, 4.5 / 0.5])).tolist()
    assert texts[0].rarities("words", ["最低", "比特币"]) == pytest.approx(expected)
    assert texts[0].rarities("bigrams", ["最低", "特币"]) == pytest.approx(expected)
