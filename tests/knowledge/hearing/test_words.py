"""Tests of knowledge.hearing.words and .likeliest: how likely words are and how a text is read."""

from __future__ import annotations

from knowledge.hearing.likeliest import read
from knowledge.hearing.words import is_core, is_rare, is_topical, is_word, meant_words, place_words, weight


def test_words_of_the_topics_weigh_more_than_what_the_dictionary_counts() -> None:
    assert weight("低保") > weight("恶犬") > weight("第保")
    assert [is_word(text) for text in ("低保", "官网", "公资", "第保")] == [True, True, False, False]
    assert is_core("低保")
    assert is_topical("养老金")
    assert not is_core("养老金")
    assert is_rare("劳金")


def test_places_and_clauses_are_not_meant_as_words() -> None:
    assert "瑞安" in place_words()
    assert "瑞安" not in meant_words()
    assert "罚多少钱" not in meant_words()


def test_the_likeliest_reading_covers_the_text() -> None:
    text = "瑞安最低工资是多少？"
    assert [text[word.start : word.end] for word in read(text)] == ["瑞安", "最低工资", "是", "多少", "？"]
    assert read("") == []
