from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexCorruptError
from knowledge.index.arms import Scored
from knowledge.index.bm25 import LENGTH_SHARE, SATURATION, Bm25
from knowledge.index.lexical import Bm25Lexical, postings_of
from knowledge.index.postings import Postings

TEXTS = [
    ("最低工资", "瑞安市最低月工资标准"),
    ("养犬", "限养区内禁止饲养烈性犬，养犬应当登记"),
    ("低保", "最低生活保障标准调整"),
    ("养犬", "犬只应当免疫"),
]


@pytest.fixture(scope="module")
def lexical() -> Bm25Lexical:
    return Bm25Lexical.build(TEXTS, (0.5, 1.0))


def positions(found: list[Scored]) -> list[int]:
    return [one.position for one in found]


def test_the_passage_with_the_rare_words_comes_first(lexical: Bm25Lexical) -> None:
    assert positions(lexical.rank("瑞安最低工资是多少").best(2)) == [0, 2]
    assert positions(lexical.rank("养犬要登记吗").best(10)) == [1, 3]


def test_a_score_says_how_much_of_the_question_is_covered(lexical: Bm25Lexical) -> None:
    whole = lexical.rank("瑞安市最低月工资标准").of([0])[0]
    half = lexical.rank("瑞安市最低月工资标准和比特币价格行情").of([0])[0]
    assert 0.1 < half < whole < 1.0
    assert half < 0.6 * whole
    assert lexical.rank("比特币").best(5) == []
    assert lexical.rank("").best(5) == []


def test_synonyms_help_but_less_than_the_word_itself(lexical: Bm25Lexical) -> None:
    plain = lexical.rank("困难家庭补助").of([2])[0]
    helped = lexical.rank("困难家庭补助", ["最低生活保障"], 0.4).of([2])[0]
    asked = lexical.rank("困难家庭补助最低生活保障").of([2])[0]
    assert plain < helped < asked
    assert positions(lexical.rank("吃低保", ["最低生活保障"], 0.4).best(1)) == [2]


def test_a_synonym_that_was_asked_for_counts_once(lexical: Bm25Lexical) -> None:
    assert lexical.rank("养犬", ["养犬"], 0.4).of([1, 3]) == lexical.rank("养犬").of([1, 3])


def test_the_filter_and_k(lexical: Bm25Lexical) -> None:
    ranking = lexical.rank("最低标准")
    assert positions(ranking.best(99)) == [0, 2]
    assert positions(ranking.best(1)) == [0]
    assert positions(ranking.best(5, np.array([1, 2]))) == [2]
    assert ranking.best(0) == []


def test_bm25_of_one_field_is_the_formula() -> None:
    texts = ["a b a", "b c", "c d e f"]
    index = Bm25.build([(text,) for text in texts], (1.0,), str.split)
    mean = 3.0
    expected = []
    for text in texts:
        counts, length = Counter(text.split()), len(text.split())
        norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)
        idf = {"a": math.log(1 + 2.5 / 1.5), "b": math.log(1 + 1.5 / 2.5), "z": math.log(1 + 3.5 / 0.5)}
        share = sum(idf[t] * counts[t] / (counts[t] + norm) for t in ("a", "b"))
        expected.append(share / sum(idf.values()))
    found = index.scores({"a": 1.0, "b": 1.0, "z": 1.0}, {})
    assert found.tolist() == pytest.approx(expected, abs=1e-6)


def test_a_word_of_the_title_counts_by_its_weight() -> None:
    index = Bm25.build([("x", "y"), ("y", "x")], (0.5, 1.0), str.split)
    title, text = index.scores({"x": 1.0}, {}).tolist()
    assert text > title > 0
    assert title == pytest.approx(0.5 / (SATURATION + 0.5), abs=1e-6)


def test_no_passages_and_empty_passages() -> None:
    assert Bm25Lexical.build([], (0.5, 1.0)).rank("工资").best(3) == []
    assert positions(Bm25Lexical.build([("", ""), ("", "工资")], (0.5, 1.0)).rank("工资").best(3)) == [1]


@pytest.mark.parametrize("cut", [0, 1, 2, len(TEXTS)])
def test_parts_that_are_joined_score_as_the_whole(lexical: Bm25Lexical, cut: int) -> None:
    parts = [postings_of(TEXTS[:cut], 2), postings_of(TEXTS[cut:], 2)]
    joined = Bm25Lexical.join(parts, (0.5, 1.0))
    for question in ("瑞安最低工资", "养犬登记", "比特币", ""):
        assert joined.rank(question, ["标准"], 0.4).best(9) == lexical.rank(question, ["标准"], 0.4).best(9)


def test_a_field_without_weight_does_not_count() -> None:
    index = Bm25.build([("x", "y"), ("y", "x")], (0.0, 1.0), str.split)
    assert (index.rarity("x"), index.scores({"x": 1.0}, {}).tolist()[0]) == (index.rarity("y"), 0.0)


def test_saved_and_loaded_postings_are_equal(tmp_path: Path) -> None:
    for kind, postings in postings_of(TEXTS, 2).items():
        postings.save(tmp_path / f"{kind}.npz")
        loaded = Postings.load(tmp_path / f"{kind}.npz")
        assert loaded.terms == postings.terms
        for name in ("starts", "positions", "counts", "lengths"):
            assert np.array_equal(getattr(loaded, name), getattr(postings, name))


@pytest.mark.parametrize("content", [b"", b"no index at all", None])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "words.npz").write_bytes(content)
    with pytest.raises(IndexCorruptError, match=r"words\.npz"):
        Postings.load(tmp_path / "words.npz")


def test_either_kind_of_terms_can_be_switched_off(lexical: Bm25Lexical) -> None:
    question = "瑞安最低工资是多少"
    both, bigrams, words = (
        np.array(lexical.rank(question, word_share=share).of(range(4))) for share in (0.5, 0.0, 1.0)
    )
    assert both == pytest.approx((bigrams + words) / 2)
    assert bigrams.tolist() != words.tolist()
