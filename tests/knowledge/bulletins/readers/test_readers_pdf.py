from __future__ import annotations

import subprocess
import sys

import pytest
from reportlab.pdfgen.canvas import Canvas

from knowledge.bulletins import bulletin_of
from knowledge.bulletins.reader import IssueText, read_issue_bytes
from knowledge.bulletins.readers.pdf import read_pdf
from tests.knowledge.issues import printed, shipped
from tests.knowledge.pdfs import PITCH, SIZE, bare, column, issue_pdf, pdf, put

PROSE = (
    "为保障劳动者的基本生活和合法权益，根据有关规定，结合我市实际，决定调整全市标准。"
    "各县（市、区）人民政府，市政府直属各单位要高度重视，加强领导，确保各项工作落到实处。"
) * 10
LEFT, RIGHT = 60.0, 60.0 + 21 * SIZE + 22


def test_the_library_for_pdf_is_loaded_with_the_first_pdf_alone() -> None:
    """It takes a third of a second, which every start of the bot would pay."""
    loaded = "import sys, knowledge.bulletins; print('pdfplumber' in sys.modules)"

    assert subprocess.check_output([sys.executable, "-c", loaded], text=True) == "False\n"


def lines_of(data: bytes) -> list[str]:
    return list(read_pdf(data, "2019-12.pdf").lines)


def wrapped(text: str, width: int = 21) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def pages_of(key: str) -> list[list[str]]:
    """The lines of each page of a shipped issue with the folio or running header above it."""
    pages: list[list[str]] = [[]]
    last = [page.lines[-1].number for page in shipped()[key].pages]
    for line in printed(key):
        text = line.text.strip()
        above = text.startswith("·") or "公报（总第" in text or "期文件发布" in text
        begins = line.number > last[len(pages) - 1] and (above or line.number in firsts(key))
        if begins:
            pages.append([])
        if text:
            pages[-1].append(line.text)
    return pages


def firsts(key: str) -> set[int]:
    return {page.lines[0].number for page in shipped()[key].pages}


@pytest.mark.parametrize("key", ["2019-12", "2020-06"])
def test_an_issue_printed_as_pdf_is_read_as_its_text_is(key: str) -> None:
    pages = pages_of(key)
    issue = read_issue_bytes(issue_pdf(pages), f"{key}.pdf")

    assert [bare(line.text) for line in issue.lines] == [bare(line) for page in pages for line in page]
    assert first_lines(issue) == [bare(page[0]) for page in pages]
    assert issue.warnings == ()
    assert [(d.kind, d.document_number, d.title, d.signed_date) for d in bulletin_of(issue).documents] == [
        (d.kind, d.document_number, d.title, d.signed_date) for d in shipped()[key].documents
    ]


def first_lines(issue: IssueText) -> list[str]:
    return [bare(line.text) for line in issue.lines if line.text.startswith("\f")]


@pytest.mark.parametrize("offset", [0.0, 5.0, 9.0])
def test_columns_are_read_one_after_the_other_below_what_spans_them(offset: float) -> None:
    """The lines of the right column may stand between those of the left one."""
    left, right = wrapped(PROSE[:400]), wrapped(PROSE[400:])

    def draw(canvas: Canvas) -> None:
        put(canvas, LEFT, 40, "温州市人民政府公报（总第208期）")
        put(canvas, 490, 40, "文件发布")
        put(canvas, 165, 90, "温州市人民政府关于调整全市标准的", 16.5)
        put(canvas, 253, 115, "通    知", 22)
        put(canvas, 220, 150, "温政发〔2019〕16号")
        column(canvas, LEFT, 190, left)
        column(canvas, RIGHT, 190 + offset, right)
        put(canvas, 270, 800, "·    4    ·")

    assert [bare(line) for line in lines_of(pdf(draw))] == [
        "温州市人民政府公报（总第208期）文件发布",
        "温州市人民政府关于调整全市标准的",
        "通知",
        "温政发〔2019〕16号",
        *left,
        *right,
        "·4·",
    ]


def test_a_page_with_two_lines_in_its_right_column_is_read_as_the_other_pages_are() -> None:
    left, right = wrapped(PROSE[:400]), wrapped(PROSE[400:])

    def full(canvas: Canvas) -> None:
        column(canvas, LEFT, 100, left)
        column(canvas, RIGHT, 100, right)

    def last(canvas: Canvas) -> None:
        column(canvas, LEFT, 100, left[:2])
        column(canvas, RIGHT, 100, [right[0], "　　特此通知。"])

    assert [bare(line) for line in lines_of(pdf(full, last))] == [
        *(left + right),
        *left[:2],
        right[0],
        "特此通知。",
    ]


def test_numbers_beside_titles_stay_one_line_each() -> None:
    """发文目录: a list, no columns of prose."""
    rows = [
        f"温政办〔2019〕{number}号　　温州市人民政府办公室关于印发温州市二〇一九年工作要点的通知"
        for number in range(71, 80)
    ]

    assert lines_of(pdf(lambda canvas: column(canvas, 60, 100, rows))) == [
        f"{'' if position else chr(12)}{row.replace('　　', '    ')}" for position, row in enumerate(rows)
    ]


def test_white_space_is_kept_where_it_parts_names_and_indents() -> None:
    rows = ["　　特此通知。", "温州市公安局    温州市农业农村局", f"{' ' * 30}2019年12月9日", PROSE[:30]]

    assert lines_of(pdf(lambda canvas: column(canvas, 60, 100, rows))) == [
        "\f    特此通知。",
        "温州市公安局    温州市农业农村局",
        f"{' ' * 30}2019年12月9日",
        PROSE[:30],
    ]


def test_a_gap_between_latin_words_or_numbers_stays_one_space() -> None:
    """副校长Philip Avery: the drawing leaves the space out, as many programs do."""

    def draw(canvas: Canvas) -> None:
        end = put(canvas, 60, 100, "博航特国际学校副校长Philip")
        put(canvas, end + 0.3 * SIZE, 100, "Avery一行，增长9.2")
        column(canvas, 60, 120, wrapped(PROSE))

    assert lines_of(pdf(draw))[0] == "\f博航特国际学校副校长Philip Avery一行，增长9.2"


def test_characters_drawn_twice_to_look_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0.0, 0.3, 0.6):
            put(canvas, 60 + shift, 100, "一、月最低工资标准为2011元，1100元")
        column(canvas, 60, 130, wrapped(PROSE))

    assert lines_of(pdf(draw))[:2] == ["\f一、月最低工资标准为2011元，1100元", PROSE[:21]]


def test_text_set_vertically_or_sideways_in_the_margin_cuts_no_sentence() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 40, "温州市人民政府公报（总第208期）")
        for position, character in enumerate("文件发布"):
            put(canvas, 540, 150 + position * SIZE, character)
        column(canvas, 60, 100, wrapped(PROSE[:210], 30))
        canvas.rotate(90)
        canvas.translate(-400, -30)
        put(canvas, 0, 0, "政府公报")

    assert lines_of(pdf(draw)) == [
        "\f温州市人民政府公报（总第208期）",
        "文件发布",
        *wrapped(PROSE[:210], 30),
        "政府公报",
    ]


@pytest.mark.parametrize("quarter", [90, 270])
def test_a_page_printed_sideways_is_turned(quarter: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, -400)
        canvas.rotate(quarter)
        column(canvas, -250, -250, wrapped(PROSE, 30))

    assert lines_of(pdf(draw)) == [
        f"{'' if position else chr(12)}{line}" for position, line in enumerate(wrapped(PROSE, 30))
    ]


def test_what_is_printed_outside_of_the_page_is_left_out() -> None:
    """公报12.indd   4   2019/12/30: the slug of a print shop beside the crop marks."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 5, "公报12.indd 4 2019/12/30")
        column(canvas, 60, 100, wrapped(PROSE))
        canvas.setCropBox((20, 20, 575, 822))

    assert lines_of(pdf(draw)) == [
        f"{'' if position else chr(12)}{line}" for position, line in enumerate(wrapped(PROSE))
    ]


def test_a_line_of_capitals_and_one_of_small_print_are_two_lines() -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 100, "温州市人民政府", 22)
        put(canvas, 60, 100 + 22 + 2, "2019年12月9日", 9)
        column(canvas, 60, 100 + 3 * PITCH, wrapped(PROSE))

    assert lines_of(pdf(draw))[:2] == ["\f温州市人民政府", "2019年12月9日"]
