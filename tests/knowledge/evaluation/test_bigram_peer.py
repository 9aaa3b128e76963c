import math

import pytest

from knowledge.evaluation.bigram_peer import BigramPeer, bigrams_of


def test_bigrams_run_over_marks_and_count_letters_and_digits():
    assert bigrams_of("甲乙，丙 A1") == ["甲乙", "乙丙", "丙a", "a1"]
    assert bigrams_of("甲") == []


def test_the_formula_on_three_texts():
    # lengths 2, 3 and 1, mean 2; 甲乙 stands in the first two, once each
    peer = BigramPeer(["甲乙丙", "丁甲乙戊", "己庚"])
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = [rarity * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / 2)) for length in (2, 3)]
    assert peer.scores("甲乙").tolist() == pytest.approx([*expected, 0.0])
    # a bigram that is asked twice counts twice
    assert peer.scores("甲乙甲乙").tolist() == pytest.approx([2 * expected[0], 2 * expected[1], 0.0])


def test_the_best_come_first_equal_ones_by_position_and_none_without_a_score():
    peer = BigramPeer(["子丑", "甲乙", "甲乙", "甲乙丙丁"])
    assert peer.best("甲乙", 10) == [1, 2, 3]
    assert peer.best("甲乙", 2) == [1, 2]
    assert peer.best("寅卯", 10) == []


def test_no_texts_and_empty_texts_do_no_harm():
    assert BigramPeer([]).best("甲乙", 10) == []
    assert BigramPeer(["", "甲乙"]).best("甲乙", 10) == [1]
