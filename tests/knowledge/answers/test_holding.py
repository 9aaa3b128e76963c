"""How many texts hold a word is what reading every text would tell."""

from __future__ import annotations

from knowledge.answers.holding import Holding

TEXTS = ("温州市养犬管理条例", "养犬登记，养犬年检", "最低工资标准", "", "州", "12345热线\n温州")


def test_counts_texts_not_occurrences() -> None:
    holding = Holding(TEXTS)
    assert len(holding) == 6
    assert holding.count("养犬") == 2
    assert holding.count("温州") == 2


def test_every_substring_is_counted_as_by_reading() -> None:
    holding = Holding(TEXTS)
    words = {text[i:j] for text in TEXTS for i in range(len(text)) for j in range(i + 1, len(text) + 1)}
    counted = {word: holding.count(word) for word in words}
    assert counted == {word: sum(word in text for text in TEXTS) for word in words}


def test_pairs_that_only_two_texts_together_have_are_not_there() -> None:
    holding = Holding(("养", "犬", "温州", "州市"))
    assert holding.count("养犬") == 0
    assert holding.count("温州市") == 0
    assert holding.count("") == 4


def test_no_texts_hold_nothing() -> None:
    assert Holding(()).count("养犬") == 0
    assert Holding(("", "")).count("犬证") == 0


def test_characters_beyond_the_basic_plane_and_lone_surrogates_are_found() -> None:
    holding = Holding(("𠀀😀", "\ud83d坏"))
    assert holding.count("𠀀😀") == 1
    assert holding.count("\ud83d坏") == 1
