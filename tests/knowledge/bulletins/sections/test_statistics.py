"""Statistics in other layouts than the five issues print: columns that are certain, or no indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge.bulletins.sections.statistics_header import columns_of
from knowledge.records import DocumentKind
from tests.knowledge.issues import section

Row = tuple[str, str, tuple[str | None, ...]]
FOUR = ("当月", "同比±%", "累计", "累计同比±%")


def rows(text: str) -> list[Row]:
    found = section(DocumentKind.STATISTICS, text).indicators
    return [(i.name, i.unit, tuple(None if v is None else str(v) for v in i.values)) for i in found]


@pytest.mark.parametrize(
    ("head", "count", "columns"),
    [
        ("    指标 单位 当月 同比±% 累计 同比±%", 4, FOUR),
        ("指标 单位 当月 同比 ±% 累计 同比 ±%", 4, FOUR),
        ("指 标 单 位 当 月 同 比 ± % 累 计 同 比 ± %", 4, FOUR),
        ("指标名称 计量单位 本月 增长（%） 1-3月累计 增长（%）", 4,
            ("本月", "增长（%）", "1-3月累计", "1-3月累计增长（%）")),
        ("指标 单位 本月 本月增长% 累计 累计增长%", 4, ("本月", "本月增长%", "累计", "累计增长%")),
        ("指标 单位 累计 比上年同期增长（%）", 2, ("累计", "比上年同期增长（%）")),
        ("指标 单位 3月 1-3月 绝对值 增长% 绝对值 增长%", 4,
            ("3月绝对值", "3月增长%", "1-3月绝对值", "1-3月增长%")),
        # a word that is not known, another number of values: nothing is guessed
        ("指标 单位 实绩 位次 增幅", 3, ()),
        ("指标 单位 当月 同比±% 累计 同比±%", 3, ()),
        ("单位 当月 累计", 2, ()),
    ],
)  # fmt: skip
def test_the_columns_of_a_head(head: str, count: int, columns: tuple[str, ...]) -> None:
    assert columns_of(head.split(), count) == columns


def test_a_table_of_another_city() -> None:
    text = """2021年3月份全市主要经济指标
指 标 名 称  计量单位  本月  增长（%）  1—3月累计  增长（%）
规模以上工业增加值  亿元  117.24  7.3  1,109.28  7.6
  其中：高新技术产业  亿元  —  —  578.97  －5.7
全社会用电量  亿千瓦时  40.1  3.2  120.5  4.4
居民消费价格指数  上年同期=100  101.2  -  101.5  -"""

    assert rows(text) == [
        ("规模以上工业增加值", "亿元", ("117.24", "7.3", "1109.28", "7.6")),
        ("高新技术产业", "亿元", (None, None, "578.97", "-5.7")),
        ("全社会用电量", "亿千瓦时", ("40.1", "3.2", "120.5", "4.4")),
        ("居民消费价格指数", "上年同期=100", ("101.2", None, "101.5", None)),
    ]


def test_rows_over_two_lines_and_a_note_over_two() -> None:
    text = """指标 单位 当月
同比
±%
累计
同比
±%
一、规模以上工业
增加值 亿元 117.24 7.3 1109.28 7.6
二、财政总收入 亿元 47.81 -8.1 936.87 4.6
　　#一般公共预算收入 亿元
31.81 -1.9 578.97 5.7
三、金融机构人民币存款
余额 亿元 —— —— 13156.44 12.1
注：财政总收入按可比口径
增长8.6%。"""
    contents = section(DocumentKind.STATISTICS, text)

    assert rows(text) == [
        ("规模以上工业增加值", "亿元", ("117.24", "7.3", "1109.28", "7.6")),
        ("财政总收入", "亿元", ("47.81", "-8.1", "936.87", "4.6")),
        ("一般公共预算收入", "亿元", ("31.81", "-1.9", "578.97", "5.7")),
        ("金融机构人民币存款余额", "亿元", (None, None, "13156.44", "12.1")),
    ]
    assert [(i.columns, i.lines) for i in contents.indicators] == [
        (FOUR, (7, 8)), (FOUR, (9,)), (FOUR, (10, 11)), (FOUR, (12, 13)),
    ]  # fmt: skip
    assert contents.articles[-1].text == "注：财政总收入按可比口径增长8.6%。"


@pytest.mark.parametrize(
    "row",
    [
        "三、财政总收入 亿元 47.81 936.87",  # two cells are blank: which?
        "三、财政总收入 亿元 47.81 936.87\n-8.1 4.6",  # values from another place of the page?
        "三、财政总收入 亿元 47.81 降8.1 936.87 4.6",
        "三、财政总收入 某某 47.81 -8.1 936.87 4.6",  # a unit that is not known, or the end of the name
        "三、财政\n总收入 亿元 47.81 -8.1 936.87 4.6",  # a heading above a row, or a name over two lines
        "三、财政总收入 亿元 47.81 -8.1 936.87 4.6\n（可比口径）",  # the name goes on below
    ],
)
def test_a_row_that_is_not_certain_is_text_alone(row: str) -> None:
    text = f"指标 单位 当月 同比±% 累计 同比±%\n一、进出口总额 亿元 1.5 2.0 3.0 4.0\n{row}"
    contents = section(DocumentKind.STATISTICS, text)

    assert [i.name for i in contents.indicators] == ["进出口总额"]
    assert "".join(a.text for a in contents.articles[1:]).startswith("三、财政")


def test_a_unit_for_the_whole_table_or_in_the_name_or_in_the_head() -> None:
    assert rows("单位：亿元\n指标 本月 累计\n财政总收入 1.5 3.0\n进出口（亿美元） 2.5 4.0") == [
        ("财政总收入", "亿元", ("1.5", "3.0")),
        ("进出口", "亿美元", ("2.5", "4.0")),
    ]
    assert rows("指标 本月（亿元） 同比（%） 累计（亿元） 同比（%）\n财政总收入 1 2 3 4") == [
        ("财政总收入", "亿元", ("1", "2", "3", "4"))
    ]


def test_values_are_exact() -> None:
    (indicator,) = section(
        DocumentKind.STATISTICS, "指标 单位 累计 同比±%\n财政总收入 亿元 1,234.50 －8.10"
    ).indicators

    assert indicator.values == (Decimal("1234.50"), Decimal("-8.10"))
    assert (indicator.page, indicator.lines) == (9, (2,))
