"""Tables whose first column counts the rows: where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.cells import cells_of, printed_length
from knowledge.bulletins.tables.headers import Header, row_number

_SLACK = 1.5
_FARTHEST_ROW = 30
# 一、基础设施   |   （二）公共服务
_SECTION = re.compile(r"^（?[一二三四五六七八九十]{1,3}[、）]")
_STOP = re.compile(r"。[”）]?$")
# 主要指标年度分解表: a caption that floated to the foot of its page
_CAPTION = re.compile(r"^[^\d\s]{4,30}(?:表|清单|目录)$")


@dataclass(slots=True)
class _Cells:
    """What the cells of the rows so far are like: how long the longest is, whether one ends a sentence."""

    widest: float = 0.0
    sentences: bool = False

    def add(self, text: str) -> None:
        """Take in the cells of a line."""
        for cell in cells_of(text):
            self.widest = max(self.widest, printed_length(cell))
            self.sentences = self.sentences or bool(_STOP.search(cell))


def numbered_region(body: Body, header: Header) -> Region | None:
    """Follow the rows 1, 2, 3… below a header to where prose begins again."""
    heads, sections, above = set(range(header.first, header.end)), set(), _Cells()
    position, row, clean = header.end, 1, True
    while position < len(body.lines):
        repeated = _repeated(body, header, position)
        heads |= set(range(position, position + repeated))
        if repeated:
            position += repeated
            clean = clean and (_begins(body, position, row) or _is_section(body, position, row))
            continue
        if _is_section(body, position, row):
            sections.add(position)
        elif _begins(body, position, row):
            row += 1
        elif row == 1 or _leaves(body, position, above, row):
            if not _resumes(body, header, position, row):
                break
            clean = False
        above.add(body.lines[position].text)
        position += 1
    if row == 1:
        return None
    return Region(
        header=header,
        first=header.first,
        end=position,
        clean=clean and not _may_go_on(body, position, above),
        heads=frozenset(heads),
        sections=frozenset(sections),
    )


def _begins(body: Body, position: int, row: int) -> bool:
    return position < len(body.lines) and row_number(body.lines[position].text) == row


def _repeated(body: Body, header: Header, position: int) -> int:
    """Return how many lines at `position` repeat the head of the table (at the top of its next page)."""
    count = header.end - header.first
    head = [cells_of(line.text) for line in body.lines[header.first : header.end]]
    return count if [cells_of(line.text) for line in body.lines[position : position + count]] == head else 0


def _is_section(body: Body, position: int, row: int) -> bool:
    """Return whether a heading (一、基础设施) stands right above the next row."""
    if position >= len(body.lines) or not _begins(body, position + 1, row):
        return False
    cells = cells_of(body.lines[position].text)
    return len(cells) == 1 and bool(_SECTION.match(cells[0]))


def _leaves(body: Body, position: int, above: _Cells, row: int) -> bool:
    """Return whether a line may be the first after a table: a section, a new page, prose."""
    if body.begins_section(position) or body.turns_page(position) or _is_foot_caption(body, position):
        return True
    cells = cells_of(body.lines[position].text)
    if row <= 2 or len(cells) > 1:
        return False
    sentence = _STOP.search(cells[0]) and not above.sentences
    length = printed_length(cells[0])
    return bool(sentence) or (length >= body.width - _SLACK and length > above.widest + _SLACK)


def _is_foot_caption(body: Body, position: int) -> bool:
    """Return whether the caption of the table stands here, as the last line of its page."""
    last = position + 1 == len(body.lines) or body.turns_page(position + 1)
    return last and bool(_CAPTION.match(body.lines[position].text.strip()))


def _may_go_on(body: Body, position: int, above: _Cells) -> bool:
    """Return whether the line after the rows is hardly longer than their cells: it may be one."""
    if position == len(body.lines) or body.begins_section(position) or body.turns_page(position):
        return False
    if _is_foot_caption(body, position):
        return False
    text = body.lines[position].text.strip()
    length = printed_length(text)
    if _STOP.search(text) and length < body.width - _SLACK:
        return length <= above.widest + _SLACK
    return above.widest + _SLACK < length <= above.widest + 2 * _SLACK


def _resumes(body: Body, header: Header, position: int, row: int) -> bool:
    """Return whether the rows go on after this line: two more rows, or the head again, follow soon."""
    awaited = row
    for i in range(position, min(position + _FARTHEST_ROW, len(body.lines))):
        if _repeated(body, header, i):
            return True
        awaited += _begins(body, i, awaited)
    return awaited >= row + 2
