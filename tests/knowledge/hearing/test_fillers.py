"""Tests of knowledge.hearing.fillers: sounds and phrases that mean nothing, and those that do."""

from __future__ import annotations

import pytest

from knowledge.hearing.fillers import drop_fillers


@pytest.mark.parametrize(
    ("heard", "meant", "dropped"),
    [
        ("嗯，低保多少", "低保多少", "嗯，"),
        ("呃，那个，瑞安的最低工资", "瑞安的最低工资", "呃，那个，"),
        ("就是就是那个养老金涨了吗", "养老金涨了吗", "就是就是那个"),
        ("嗯嗯那个怎么说呢养狗要办证吗", "养狗要办证吗", "嗯嗯那个怎么说呢"),
        ("这个这个乐清的低保", "乐清的低保", "这个这个"),
        ("我想问那个那个低保", "我想问低保", "那个那个"),
        ("你好，嗯低保多少", "你好，低保多少", "嗯"),
    ],
)
def test_fillers_are_left_out_and_told(heard: str, meant: str, dropped: str) -> None:
    repaired = drop_fillers(heard)
    assert repaired.text == meant
    assert repaired.changes == ((dropped, ""),)


@pytest.mark.parametrize(
    "text",
    [
        "那个文件还有效吗",
        "这个标准是多少",
        "这个，多少钱",
        "就是低保",
        "额度是多少",
        "嗯",
        "嗯嗯",
        "那个，",
        "然后呢",
        "",
    ],
)
def test_what_means_something_or_stands_alone_stays(text: str) -> None:
    assert drop_fillers(text).text == text
