"""Endings: where a text is signed, wherever the lines of its signature were broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.bulletins.issuers import are_offices, begins_office, split_issuers
from knowledge.bulletins.line_text import LineText, canonical
from knowledge.records import Line

# 2015年10月23日 | 二○一六年五月一日
_DATE = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|二[〇○零Ｏ0О][〇○零Ｏ0О一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
#         温州市公安局  2015 年5月9日
_BESIDE = re.compile(r"\s*(?P<offices>\S.*?)\s{2,}(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日\s*")
# 市长 张耕 | 代市长：徐立毅 | 局长  王某某
_SIGNER = re.compile(r"(?:代?市长|县长|区长|局长|主任|厅长|省长)[:：]?[\u4e00-\u9fff]{2,4}")
# （附件略，详见…） | （此件公开发布）: what may stand below a signature
_BELOW = re.compile(r"^[（(].*[）)]$")
# several offices that sign jointly, one a line
_MOST_LINES = 12
_SET_RIGHT = 8
_LONGEST = 40
_LONGEST_JOINT = 160


def signatures(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Yield for each signature where its offices begin, where its date begins, and where it ends."""
    page = LineText.of(lines)
    for first in range(len(page)):
        last = _date_end(page, first)
        if last is None:
            continue
        begin = _offices_begin(page, first)
        if begin < first:
            yield begin, first, last


def is_signed(lines: Sequence[Line]) -> bool:
    """Return whether lines hold a signature."""
    return next(_ends(lines), None) is not None


def ends_signed(lines: Sequence[Line]) -> bool:
    """Return whether a text ends with its signature, a note in brackets below it at most."""
    last = max(_ends(lines), default=None)
    if last is None:
        return False
    below = LineText.of(lines[last:]).text
    return below == "" or bool(_BELOW.match(below))


def unbroken(lines: Sequence[Line]) -> tuple[list[Line], dict[int, list[Line]]]:
    """Set every signature in whole lines, its offices in one and its date in the next.

    Returns:
        the lines, and for each source line that stands for several now, those lines.
    """
    whole: list[Line] = []
    merged: dict[int, list[Line]] = {}
    position = 0
    for begin, date, end in signatures(lines):
        if begin < position:
            continue
        whole += lines[position:begin]
        for first, last in ((begin, date), (date, end)):
            merged[lines[first].number] = list(lines[first:last])
            whole.append(Line(number=lines[first].number, text=_whole(lines[first:last])))
        position = end
    return [*whole, *lines[position:]], merged


def _ends(lines: Sequence[Line]) -> Iterator[int]:
    """Yield where signatures end, those too that have the office and the day in one line."""
    yield from (end for _, _, end in signatures(lines))
    for position, line in enumerate(lines):
        beside = _BESIDE.fullmatch(canonical(line.text))
        if beside and are_offices(beside["offices"]):
            yield position + 1


def _whole(lines: Sequence[Line]) -> str:
    """Return the offices of these lines parted by white space, or the date that they hold."""
    page = LineText.of(lines)
    return "  ".join(split_issuers(page.spaced(0, len(page)), page.text))


def _date_end(page: LineText, first: int) -> int | None:
    piece = canonical(page.pieces[first])
    if not piece.startswith(("19", "20", "二")) or len(piece) > _LONGEST:
        return None
    for last in range(first + 1, min(first + 3, len(page)) + 1):
        if _DATE.fullmatch(canonical(page.between(first, last))):
            return last
    return None


def _offices_begin(page: LineText, date: int) -> int:
    """Return where the offices above a date begin; they may be set in several lines and broken."""
    begin = date
    for first in range(date - 1, max(date - _MOST_LINES, 0) - 1, -1):
        if page.starts[date] - page.starts[first] > _LONGEST_JOINT:
            break
        # what stands above an office is part of the signature where it names another, or begins this one
        text, whole = page.between(first, begin), page.between(first, date)
        broken = (
            begin < date and page.indent(begin) < _SET_RIGHT and begins_office(text) and are_offices(whole)
        )
        if _SIGNER.fullmatch(text) or are_offices(text) or broken:
            begin = first
    return begin
