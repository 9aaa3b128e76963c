"""Texts are cut as jieba cuts them: what the models were trained with are jieba's words."""

from __future__ import annotations

import random
from pathlib import Path

import jieba
import pytest

from knowledge.vocabulary import words
from knowledge.vocabulary.cutting import cut, placed

BULLETINS = Path(__file__).parents[3] / "data/bulletins"
MIXED = "瑞安最低工资藏獒低保养老是吗的了能多少钱龘犇我ⓇⓉ 　\r\n\t，。？！、abXY019.%#+&-_😀"


@pytest.mark.parametrize(
    "text",
    ["", " ", "\r\n", "a\r\nb", "1.5%", "C++", "瑞", "Ⓡ最低工资Ⓝ元", "乒乓球拍卖完了", "龘龘龘", "\ud83d"],
)
def test_a_text_is_cut_as_jieba_cuts_it(text):
    assert cut(text) == list(jieba.cut(text))
    assert list(placed(text)) == list(jieba.tokenize(text))


def test_lines_of_the_bulletins_are_cut_as_jieba_cuts_them():
    some = random.Random(5)
    lines = [
        line for file in sorted(BULLETINS.glob("*.txt")) for line in file.read_text("utf-8").splitlines()
    ]
    for line in some.sample(lines, 1500):
        assert cut(line) == list(jieba.cut(line))


def test_words_in_any_order_are_cut_as_jieba_cuts_them():
    some = random.Random(6)
    pieces = [*MIXED, *some.sample(words(), 200)]
    for _ in range(1500):
        text = "".join(some.choices(pieces, k=some.randrange(1, 25)))
        assert cut(text) == list(jieba.cut(text))
