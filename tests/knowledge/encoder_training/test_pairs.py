"""Training pairs and the everyday wording of questions."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from knowledge.encoder_training.corpus import TrainingArticle
from knowledge.encoder_training.everyday import (
    CLOSINGS,
    LEXICON_FILE,
    OPENINGS,
    QUESTIONS_FILE,
    as_question,
    lexicon_of,
    read_entries,
    training_lexicon,
)
from knowledge.encoder_training.pairs import (
    Pair,
    cloze_pairs,
    lexicon_pairs,
    next_article_pairs,
    question_pairs,
    title_pairs,
    written_pairs,
)
from knowledge.errors import VocabularyError

ARTICLES = [
    TrainingArticle(title="养犬管理条例", text="养犬登记由公安机关办理。犬只应当免疫。"),
    TrainingArticle(title="养犬管理条例", text="禁止遗弃犬只。"),
    TrainingArticle(title="", text="台风将至。请注意安全。"),
]


def test_titles_and_neighbours_are_paired_within_a_regulation() -> None:
    assert [(pair.question, pair.passage) for pair in title_pairs(ARTICLES)] == [
        ("养犬管理条例", "养犬登记由公安机关办理。犬只应当免疫。"),
        ("养犬管理条例", "禁止遗弃犬只。"),
    ]
    assert list(next_article_pairs(ARTICLES)) == [
        Pair(question=ARTICLES[0].text, passage=ARTICLES[1].text, group="养犬管理条例")
    ]


def test_a_cloze_question_is_a_sentence_of_its_article() -> None:
    pairs = list(cloze_pairs(ARTICLES, random.Random(3)))
    assert [pair.group for pair in pairs] == ["article 0", "article 2"]
    assert pairs[0].question in ("养犬登记由公安机关办理。", "犬只应当免疫。")
    assert pairs[0].passage.startswith("养犬管理条例")
    assert pairs == list(cloze_pairs(ARTICLES, random.Random(3)))


def test_questions_say_official_words_the_everyday_way() -> None:
    lexicon = training_lexicon()
    pairs = [next(question_pairs(ARTICLES, lexicon, random.Random(seed))) for seed in range(20)]
    whole, taken_out = "养犬管理条例养犬登记由公安机关办理。犬只应当免疫。", "养犬管理条例。犬只应当免疫。"
    assert {whole, taken_out} <= {pair.passage for pair in pairs}
    assert any(word in pair.question for pair in pairs for word in lexicon.entries["养犬登记"])
    assert not any("养犬登记" in pair.question for pair in pairs)


def test_every_everyday_word_is_paired_with_its_official_word(tmp_path: Path) -> None:
    lexicon = lexicon_of(read_entries(_written(tmp_path, "# comment\n养犬登记\t狗证 办狗证\n")))
    pairs = [(pair.question, pair.passage) for pair in lexicon_pairs(ARTICLES, lexicon, random.Random(1))]
    assert pairs[0] == ("狗证", "养犬登记")
    assert pairs[2] == ("办狗证", "养犬登记")
    assert "狗证" in pairs[1][0]
    assert pairs[1][1] == "养犬登记由公安机关办理。"


def test_a_written_question_has_its_official_wording_and_an_article_near_it() -> None:
    questions = {"犬只应当免疫": ("狗要打针吗", "给狗打疫苗")}
    pairs = list(written_pairs(questions, {"犬只应当免疫": [ARTICLES[1]]}, random.Random(2)))
    assert [pair.passage for pair in pairs] == ["犬只应当免疫", "养犬管理条例禁止遗弃犬只。"] * 2
    assert [pair.question for pair in pairs][1::2] == ["狗要打针吗", "给狗打疫苗"]
    assert "狗要打针吗" in pairs[0].question
    assert {pair.group for pair in pairs} == {"犬只应当免疫"}


def test_the_written_questions_are_many_and_each_stands_once() -> None:
    questions = read_entries(QUESTIONS_FILE)
    asked = [question for group in questions.values() for question in group]
    assert len(questions) >= 400
    assert len(asked) == len(set(asked)) >= 750


def test_the_longest_official_word_is_replaced() -> None:
    lexicon = training_lexicon()
    reworded = lexicon.reworded("最低生活保障标准", random.Random(1))
    assert reworded in lexicon.entries["最低生活保障标准"]


def test_the_lexicon_of_this_folder_comes_before_the_synonyms_of_search() -> None:
    own, joined = read_entries(LEXICON_FILE), training_lexicon().entries
    assert list(joined)[: len(own)] == list(own)
    assert joined["最低生活保障"][:3] == ("低保", "吃低保", "困难补助")
    assert len(joined) > len(own) >= 250


def test_a_question_has_an_opening_and_a_closing() -> None:
    expected = {f"{opening}狗证{closing}" for opening in OPENINGS for closing in CLOSINGS}
    assert {as_question("狗证", random.Random(seed)) for seed in range(50)} <= expected


def test_a_line_without_everyday_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        VocabularyError, match="line 1: expected official<TAB>everyday words, found '养犬登记'"
    ):
        read_entries(_written(tmp_path, "养犬登记\n"))


def _written(folder: Path, text: str) -> Path:
    file = folder / "everyday.tsv"
    file.write_text(text, encoding="utf-8")
    return file
