"""Tests of knowledge.hearing.pinyin: what is typed without Chinese input, and what is English."""

from __future__ import annotations

import pytest

from knowledge.hearing.pinyin import spell_pinyin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ruian zuidi gongzi duoshao", "瑞安最低工资多少"),
        ("dibao duoshao qian", "低保多少钱"),
        ("ruian de dibao biaozhun", "瑞安的低保标准"),
        ("RUIANDIBAOBIAOZHUN", "瑞安低保标准"),
        ("leqing dibao", "乐清低保"),
        ("yueqing dibao", "乐清低保"),
        ("gou neng yang ma", "狗能养吗"),
        ("养gou要banzheng吗", "养狗要办证吗"),
        ("最低gongzi多少", "最低工资多少"),
    ],
)
def test_pinyin_is_spelled(typed: str, meant: str) -> None:
    assert spell_pinyin(typed).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "hello can you help me", "I am dating a woman", "Shanghai", "how are you", "women's day", "laogong",
        "KTV多少钱", "app怎么下载", "AI是什么", "bug怎么办", "PPP项目", "wifi密码", "60cm",
    ],
)  # fmt: skip
def test_english_and_abbreviations_stay(text: str) -> None:
    assert spell_pinyin(text).text == text
