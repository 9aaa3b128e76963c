from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from knowledge.bulletins.readers.file_text import ReadingLimits
from knowledge.bulletins.readers.pdf import read_pdf
from tests.knowledge.pdfs import column, pdf, put, ruled

BEFORE = "调整后的全市最低工资标准见下表，各地各单位要认真遵照执行，不得克扣劳动者的工资。"
AFTER = "二、本通知自发布之日起施行，此前规定与本通知不一致的，以本通知为准，请遵照执行。"
XS = [60.0, 140.0, 250.0, 390.0, 520.0]


def lines_of(draw: Callable[[Canvas], None]) -> list[str]:
    return list(read_pdf(pdf(draw), "2019-12.pdf").lines)


def around(tops: list[float], cells: list[list[str]]) -> list[str]:
    """The lines of a page with a sentence, a table, and a sentence."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 60, BEFORE)
        ruled(canvas, XS, tops, cells)
        put(canvas, 60, tops[-1] + 20, AFTER)

    return lines_of(draw)


def test_a_row_is_one_line_and_its_cells_stand_below_the_head_of_their_column() -> None:
    rows = [
        ["地区", "月工资标准（元）", "小时工资标准（元）", "备注"],
        ["市区", "1860", "17.0", ""],
        ["乐清市", "", "15.2", "含瑞安"],
        ["永嘉县", "1530", "13.8", "文成县、\n泰顺县、\n平阳县"],
    ]

    assert around([80, 100, 120, 140, 190], rows) == [
        f"\f{BEFORE}",
        "地区   月工资标准（元）  小时工资标准（元）  备注",
        "市区   1860      17.0",
        "乐清市            15.2       含瑞安",
        "永嘉县  1530      13.8       文成县、泰顺县、平阳县",
        AFTER,
    ]


def test_numbers_under_one_another_in_a_cell_never_grow_together() -> None:
    """17 above 15.2 is not 1715.2; where a number is broken the space makes the row unreadable, not wrong."""
    rows = [["地区", "标准", "小时", "备注"], ["市区", "1860\n1660", "17\n15.2", "PPP\nproject"]]

    assert around([80, 100, 140], rows)[1:-1] == [
        "地区  标准         小时       备注",
        "市区  1860 1660  17 15.2  PPP project",
    ]


def test_merged_cells_are_printed_once_where_they_begin() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 60, BEFORE)
        for x, top in ((60, 80), (140, 80), (250, 100), (390, 80), (520, 80)):
            canvas.line(x, -top, x, -160)
        for top, left, right in (
            (80, 60, 520),
            (100, 140, 390),
            (120, 60, 520),
            (140, 140, 520),
            (160, 60, 520),
        ):
            canvas.line(left, -top, right, -top)
        for x, top, text in (
            (63, 95, "行业"), (143, 83, "最低标准"), (393, 95, "备注"), (143, 103, "每月"), (253, 103, "每时"),
            (63, 133, "服装"), (143, 123, "1700"), (253, 123, "16"), (143, 143, "1800"), (393, 143, "含纺织"),
        ):  # fmt: skip
            put(canvas, x, top, text)
        put(canvas, 60, 180, AFTER)

    assert lines_of(draw) == [
        f"\f{BEFORE}",
        "行业  最低标准      备注",
        "    每月    每时",
        "服装  1700  16",
        "    1800      含纺织",
        AFTER,
    ]


@pytest.mark.parametrize("inner", [[140.0, 250.0, 390.0], [250.0]])
def test_a_table_without_rules_at_its_sides_keeps_its_first_and_last_column(inner: list[float]) -> None:
    rows = [
        ["地区", "标准", "小时", "备注"],
        ["市区", "1860", "17", "含瑞安"],
        ["永嘉", "1530", "13.8", "无"],
    ]
    xs = [60.0, *inner]

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 60, BEFORE)
        for x in inner:
            canvas.line(x, -80, x, -140)
        for top in (80, 100, 120, 140):
            canvas.line(60, -top, 520, -top)
        for top, row in zip((83, 103, 123), rows, strict=True):
            for x, text in zip(xs, row, strict=False):
                put(canvas, x + 3, top, text)

    assert [line.split() for line in lines_of(draw)[1:]] == [row[: len(xs)] for row in rows]


def test_a_character_on_a_rule_is_neither_lost_nor_doubled() -> None:
    rows = [["项目", "金额", "时间", "单位"], ["补助", "3000元", "2019年", "市财政局"]]

    for shift in range(-12, 13, 4):

        def draw(canvas: Canvas, shift: int = shift) -> None:
            put(canvas, 60, 60, BEFORE)
            for x in XS:
                canvas.line(x, -80, x, -120)
            for top in (80, 100, 120):
                canvas.line(XS[0], -top, XS[-1], -top)
            for top, row in zip((83, 103), rows, strict=True):
                for x, text in zip(XS, row, strict=False):
                    put(canvas, x + 3 + shift, top + shift, text)

        text = "".join("".join(lines_of(draw)).split())
        assert sorted(text) == sorted(BEFORE + "".join(map("".join, rows)))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_frame_around_a_page_is_no_table(columns: int) -> None:
    prose = [BEFORE[:18]] * 30

    def draw(canvas: Canvas) -> None:
        canvas.rect(50, -800, 500, 750)
        canvas.line(50, -90, 550, -90)
        if columns == 2:
            canvas.line(300, -90, 300, -800)
        put(canvas, 60, 65, "温州市人民政府公报（总第208期）")
        for x in (60, 310)[:columns]:
            column(canvas, x, 110, prose)

    assert lines_of(draw) == ["\f温州市人民政府公报（总第208期）", *prose * columns]


def test_a_rule_under_a_headline_and_one_between_columns_change_nothing() -> None:
    prose = [BEFORE[:20]] * 20

    def draw(canvas: Canvas) -> None:
        canvas.line(50, -90, 550, -90)
        canvas.line(297, -100, 297, -700)
        column(canvas, 60, 110, prose)
        column(canvas, 310, 110, prose)

    assert lines_of(draw) == [f"\f{prose[0]}", *prose[1:], *prose]


def test_a_table_inside_a_column_is_read_where_it_stands() -> None:
    prose = [BEFORE[:20]] * 12

    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 100, prose)
        ruled(
            canvas, [60, 120, 200, 270], [330, 350, 370], [["地区", "标准", "时间"], ["市区", "804", "当月"]]
        )
        column(canvas, 60, 385, ["标准按月发放。"])
        column(canvas, 310, 100, [*prose, *prose])

    assert lines_of(draw) == [
        f"\f{prose[0]}",
        *prose[1:],
        "地区  标准   时间",
        "市区  804  当月",
        "标准按月发放。",
        *prose * 2,
    ]


def test_among_the_lines_of_a_map_no_table_is_looked_for() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 60, BEFORE)
        for i in range(60):
            canvas.line(60 + i * 5, -100, 60 + i * 5, -400)
        put(canvas, 60, 420, AFTER)

    source = read_pdf(pdf(draw), "2019-12.pdf", ReadingLimits(rules=50))

    assert list(source.lines) == [f"\f{BEFORE}", AFTER]
    assert source.warnings == ("2019-12.pdf 第 1 页线条过多（地图或图表），没有在其中查找表格",)
