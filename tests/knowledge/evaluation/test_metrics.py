import math

import pytest

from knowledge.evaluation.metrics import Ranked, by_question, means, ranked


def row(*ranks: int, positives: int = 1) -> Ranked:
    return Ranked(ranks=ranks, positives=positives)


def test_a_ranking_is_read_down_to_ten():
    found = [str(number) for number in range(20)]
    assert ranked(found, frozenset({"3", "0", "12"})) == row(1, 4, positives=3)
    assert ranked(found, frozenset({"12"})) == row()
    assert ranked([], frozenset({"1"})) == row()
    assert [row(2, 5).first, row().first] == [2, 0]


def test_the_figures_of_four_questions():
    figures = means([row(1), row(3), row(10), row()])
    assert figures["R@1"] == 0.25
    assert figures["R@5"] == 0.5
    assert figures["R@10"] == 0.75
    assert figures["MRR@10"] == pytest.approx((1 + 1 / 3 + 1 / 10) / 4)
    assert figures["nDCG@10"] == pytest.approx((1 + 1 / 2 + 1 / math.log2(11)) / 4)


def test_gain_counts_every_passage_that_answers():
    best = 1 + 1 / math.log2(3)
    values = by_question([row(1, 2, positives=2), row(2, positives=2), row(*range(1, 11), positives=12)])
    assert values["nDCG@10"].tolist() == pytest.approx([1.0, (1 / math.log2(3)) / best, 1.0])
    assert values["MRR@10"].tolist() == [1.0, 0.5, 1.0]


def test_no_questions_have_no_figures():
    assert means([]) == {}
