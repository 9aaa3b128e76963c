from __future__ import annotations

import numpy as np
import pytest

from knowledge.index.lexical import Bm25Lexical
from knowledge.index.postings import Fields
from knowledge.ranking.features import NAMES, Asked, features
from knowledge.ranking.matches import Floats
from knowledge.ranking.read import ReadPassage

PASSAGES: list[Fields] = [
    ("养犬管理条例", "第二章 登记", "个人养犬应当在三十日内登记，每户限养一只。"),
    ("养犬管理条例", "", "违反规定养犬的，处五百元罚款。" + "其他规定，" * 40 + "登记。"),
    ("物业管理条例", "", "2019年起住宅专项维修资金由业主缴存，见《维修资金办法》。"),
]
READ = [ReadPassage.of(fields) for fields in PASSAGES]


@pytest.fixture(scope="module")
def index() -> Bm25Lexical:
    return Bm25Lexical.build(PASSAGES, (1.0, 0.5, 1.0))


def asked_for(text: str, scores: Floats, *synonyms: str) -> Asked:
    return Asked(
        text=text,
        synonyms=synonyms,
        synonym_weight=0.5,
        lexical=scores,
        dense=scores,
        fused=scores,
        soft=scores,
        soft_uncovered=scores / 2,
    )


def column(name: str, text: str, index: Bm25Lexical, *synonyms: str) -> list[float]:
    scores = np.array([0.4, 0.2, 0.1])
    asked = asked_for(text, scores, *synonyms)
    values: list[float] = features(asked, READ, index)[:, NAMES.index(name)].tolist()
    return values


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pair_bm25", "个人养犬登记"),
        ("word_cover", "每户限养一只"),
        ("rare_pair_cover", "三十日内"),
        ("block", "养犬登记"),
        ("run", "三十日内登记"),
    ],
)
def test_the_passage_that_answers_has_most(name: str, text: str, index: Bm25Lexical) -> None:
    first, *others = column(name, text, index)
    assert first > max(others) >= 0


def test_the_title_counts_both_ways(index: Bm25Lexical) -> None:
    assert column("title_asked", "物业管理条例里怎么说", index) == pytest.approx([3 / 8, 3 / 5, 1.0])
    assert column("title_pair_cover", "物业管理", index)[2] == pytest.approx(1.0)


def test_what_is_named_must_be_there(index: Bm25Lexical) -> None:
    assert column("named", "2019年的维修资金", index) == [0, 0, 1]
    assert column("quoted", "《维修资金办法》", index) == [0, 0, 1]
    assert column("named", "维修资金", index) == [0, 0, 0]


def test_official_words_are_looked_for(index: Bm25Lexical) -> None:
    assert column("expansion", "养狗", index, "养犬", "罚款") == [0.5, 1, 0]


def test_official_words_cover_as_well_but_less_than_those_asked(index: Bm25Lexical) -> None:
    for name in ("word_cover", "pair_cover"):
        plain, helped = column(name, "养狗登记", index), column(name, "养狗登记", index, "罚款")
        assert helped[1] - plain[1] > 0 > helped[0] - plain[0]
        assert column(name, "养狗登记罚款", index)[1] > helped[1]


@pytest.mark.parametrize("text", ["", "？", "a", "😀", "养犬" * 900])
def test_any_question_gives_finite_rows(text: str, index: Bm25Lexical) -> None:
    rows = features(asked_for(text, np.zeros(3)), READ, index)
    assert rows.shape == (3, len(NAMES))
    assert np.isfinite(rows).all()
