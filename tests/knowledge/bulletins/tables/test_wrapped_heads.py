"""Heads of tables that are wrapped, some cells of them side by side, and rows wrapped before their last line."""

from __future__ import annotations

import pytest

from knowledge.bulletins.tables.wrapped_heads import wrapped_columns
from tests.knowledge.bulletins.tables.test_table_rows import read
from tests.knowledge.issues import lines

TARGETS = """\
县（市、区） 建制村
总数
2017年
累计
2018年
累计 责任单位
甲区 95 48 72 甲区政府
乙区 62 31 47 乙区政府
丙县 903 226 406 丙县政府
合计 1060 305 525 ——
"""
INDICATORS = """\
序号 指 标 名 称
单
位
2021
年
2022
年
1 每千人口托位数 个 2.2 3.0
2
普惠性托位占比 % 52 55
3 乡镇（街道）托育机
构覆盖率 % 48 65
"""
KINDS = """\
序
号
指标名称
2021年
基数
2022年
目标
属性
1
每万名老年人拥有持证
养老护理员（人）
18 20 约束性
2 家庭养老床位累计数
（张） 1200 2700 预期性
3 智慧养老院（家） 2 8 预期性
主要指标年度分解表
"""


def test_places_and_figures_under_a_wrapped_head() -> None:
    table = read(TARGETS).tables[0]

    assert table.columns == ("县（市、区）", "建制村总数", "2017年累计", "2018年累计", "责任单位")
    assert table.rows[0] == ("甲区", "95", "48", "72", "甲区政府")
    assert table.rows[3] == ("合计", "1060", "305", "525", "——")


def test_numbered_rows_with_a_unit_whose_names_are_wrapped() -> None:
    table = read(INDICATORS).tables[0]

    assert table.columns == ("序号", "指标名称", "单位", "2021年", "2022年")
    assert table.rows == (
        ("1", "每千人口托位数", "个", "2.2", "3.0"),
        ("2", "普惠性托位占比", "%", "52", "55"),
        ("3", "乡镇（街道）托育机构覆盖率", "%", "48", "65"),
    )


def test_the_caption_at_the_foot_of_the_page_is_no_rest_of_the_last_row() -> None:
    table = read(KINDS).tables[0]

    assert table.columns == ("序号", "指标名称", "2021年基数", "2022年目标", "属性")
    assert table.rows == (
        ("1", "每万名老年人拥有持证养老护理员（人）", "18", "20", "约束性"),
        ("2", "家庭养老床位累计数（张）", "1200", "2700", "预期性"),
        ("3", "智慧养老院（家）", "2", "8", "预期性"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "县（市、区） 甲数\n乙数\n丙数\n甲区 1 2\n乙区 1 2\n丙区 1 2\n",
        "县（市、区） 2017年\n累计\n2018年\n累计\n甲区 1\n乙区 1\n丙区 1\n",
    ],
    ids=["more names than columns", "rows of one figure"],
)
def test_a_head_that_does_not_fit_its_rows_is_not_read(text: str) -> None:
    assert wrapped_columns(lines(text), 0) is None
