from __future__ import annotations

import numpy as np
import pytest

from knowledge.ranking.matches import JoinedTexts, PairMatches
from knowledge.ranking.read import ReadPassage, ReadText
from knowledge.ranking.terms import Covered, LoneMatches, TermCounts
from knowledge.ranking.titles import Titles

# 养犬登记 → 养犬, 犬登, 登记
PAIRS = ["养犬", "犬登", "登记"]
WEIGHTS = [0.5, 0.3, 0.2]


def joined(*texts: str) -> JoinedTexts:
    return JoinedTexts.of([ReadText.of(text) for text in texts])


def found(*texts: str) -> PairMatches:
    return PairMatches.of(PAIRS, WEIGHTS, joined(*texts))


def test_pairs_are_counted_in_each_text() -> None:
    assert found("养犬养犬登记", "登记", "", "犬").counts().tolist() == [
        [2, 1, 1],
        [0, 0, 1],
        [0, 0, 0],
        [0, 0, 0],
    ]


def test_no_pair_reaches_over_the_end_of_a_text() -> None:
    assert found("养", "犬登", "记").counts().tolist() == [[0, 0, 0], [0, 1, 0], [0, 0, 0]]


def test_the_best_sentence_counts_each_pair_once() -> None:
    texts = ("养犬。登记。", "养犬，登记。", "养犬养犬。", "无关。")
    assert found(*texts).best_groups()[0] == pytest.approx([0.5, 0.7, 0.5, 0.0])


def test_a_block_ends_where_a_sentence_may_go_on() -> None:
    near, far = "养犬" + "，" * 20 + "登记", "养犬" + "，" * 90 + "登记"
    sentence, block = found(near, far).best_groups()
    assert sentence == pytest.approx([0.7, 0.7])
    assert block == pytest.approx([0.7, 0.5])


def test_a_run_is_broken_by_anything_between() -> None:
    assert found("养犬登记", "养犬的登记", "登记").best_run() == pytest.approx([1.0, 0.5, 0.2])


@pytest.mark.parametrize("texts", [(), ("",), ("无关",)])
def test_nothing_in_common_gives_zeros(texts: tuple[str, ...]) -> None:
    matches = found(*texts)
    for values in (*matches.best_groups(), matches.best_run()):
        assert values.tolist() == [0.0] * len(texts)
    assert PairMatches.of([], [], joined(*texts)).counts().shape == (len(texts), 0)
    assert LoneMatches.of([], joined(*texts)).counts().shape == (len(texts), 0)


def test_lone_characters_are_counted_in_each_text_and_before_an_end() -> None:
    matches = LoneMatches.of(["犬", "的", "无"], joined("犬的犬", "", "登记犬", "的"))
    assert matches.counts().tolist() == [[2, 1, 0], [0, 0, 0], [1, 0, 0], [0, 1, 0]]
    assert matches.counts(np.array([1, 0, 2, 1])).tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1, 0]]


def test_coverage_is_by_rarity() -> None:
    covered = Covered(np.array([3.0, 1.0]), np.array([[1.0, 0.0], [0.0, 2.0], [1.0, 1.0]]))
    assert covered.share() == pytest.approx([0.75, 0.25, 1.0])
    assert covered.share(2.0) == pytest.approx([0.9, 0.1, 1.0])
    assert covered.rarest() == pytest.approx([0.5, 0.5, 1.0])
    assert covered.bm25(np.ones(3)) == pytest.approx([0.75 / 2.2, 0.25 * 2 / 3.2, 1 / 2.2])


def test_words_are_counted_also_within_longer_ones() -> None:
    words = ["wifi", "养犬", "人人", "犬登记", "犬"]
    texts = ["wifi 养犬养犬人人人", "无关养犬登记"]
    pairs = ["养犬", "人人", "犬登"]
    counts = np.array([[2.0, 2.0, 0.0], [1.0, 0.0, 1.0]])
    known = TermCounts.of(pairs, counts, ["犬"], np.array([[2.0], [1.0]]))
    covered = Covered.of_words(words, np.ones(len(words)), texts, known)
    assert covered.counts.tolist() == [[text.count(word) for word in words] for text in texts]


def test_pairs_are_there_or_not_and_titles_are_asked_for() -> None:
    titles = Titles.of([ReadPassage.of((title, "", "")) for title in ("养犬登记", "", "5G 记录wifi")])
    assert titles.there(PAIRS).tolist() == [[1, 1, 1], [0, 0, 0], [0, 0, 0]]
    assert titles.there(["记录"]).tolist() == [[0], [0], [1]]
    assert titles.there([]).shape == (3, 0)
    assert titles.asked("养犬用wifi").tolist() == [1 / 3, 0.0, 1 / 3]
    assert titles.asked("").tolist() == [0.0, 0.0, 0.0]
