"""Tables as they are read from a PDF: cells below the head of their column, empty ones told by position."""

from __future__ import annotations

import pytest

from knowledge.bulletins.tables import TabledBody, tables_in
from tests.knowledge.issues import lines

PROSE = (
    "一、各地要落实责任，加强管理，确保各项工\n作落到实处，并按照规定的时间报送有关材料。\n二、标准如下：\n"
)


def read(text: str) -> TabledBody:
    body = lines(PROSE + text)
    return tables_in(body, {line.number: 2 for line in body})


def quoted(found: TabledBody) -> list[tuple[tuple[str, ...], str]]:
    return [(article.trail, article.text) for article in found.articles[2:]]


def test_an_empty_cell_moves_no_other_and_a_row_names_the_columns_that_it_fills() -> None:
    found = read(
        "地区   月工资标准（元）  小时工资标准（元）  备注\n"
        "市区   1860      17.0\n"
        "乐清市            15.2       含瑞安\n"
        "三、本通知自发布之日起施行。\n"
    )

    assert found.tables[0].rows == (("市区", "1860", "17.0", ""), ("乐清市", "", "15.2", "含瑞安"))
    assert quoted(found) == [
        (("二、标准如下", "地区、月工资标准（元）、小时工资标准（元）"), "市区 1860 17.0"),
        (("二、标准如下", "地区、小时工资标准（元）、备注"), "乐清市 15.2 含瑞安"),
        ((), "三、本通知自发布之日起施行。"),
    ]


def test_a_head_of_two_lines_and_a_name_that_spans_two_rows() -> None:
    found = read("行业  最低标准      备注\n    每月    每时\n服装  1700  16\n    1800      含纺织\n")

    assert found.tables[0].columns == ("行业", "最低标准每月", "最低标准每时", "备注")
    assert found.tables[0].rows == (("服装", "1700", "16", ""), ("服装", "1800", "", "含纺织"))
    assert quoted(found) == [
        (("二、标准如下", "行业、最低标准每月、最低标准每时"), "服装 1700 16"),
        (("二、标准如下", "服装", "最低标准每月、备注"), "1800 含纺织"),
    ]


def test_a_heading_between_rows_stands_above_those_below_it() -> None:
    found = read("序号  项目名称      单位\n1   道路        市住建局\n公共服务\n2   学校        市教育局\n")

    assert quoted(found) == [
        (("二、标准如下", "序号、项目名称、单位"), "1 道路 市住建局"),
        (("二、标准如下", "公共服务", "序号、项目名称、单位"), "2 学校 市教育局"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # 17 above 15.2 in one cell
        "地区  标准         小时       备注\n市区  1860 1660  17 15.2  PPP project\n",
        # the rest of a table on the next page, without a head
        "甲县  1530  13.8\n乙县  1530  13.8\n",
    ],
)
def test_figures_of_several_lines_and_rows_without_a_head_are_unreadable(text: str) -> None:
    found = read(text)

    assert [(table.readable, table.rows) for table in found.tables] == [(False, ())]
    assert quoted(found) == []


@pytest.mark.parametrize(
    "text", ["第一章  总  则\n第一条  为了\n", "某市公安局  某市农业农村局\n2020年6月29日\n"]
)
def test_white_space_in_headings_and_signatures_makes_no_table(text: str) -> None:
    assert read(text).tables == ()
