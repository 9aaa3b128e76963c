"""Tables without row numbers: a place or a name, and figures or names, in each row."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.cells import TYPED, cells_of, joined_cell, printed_length
from knowledge.bulletins.tables.headers import Header
from knowledge.records import Line

LONGEST_NAME_LINES = 3
_CLEARLY_LONGER = 3.0
_FEWEST_PAIRS = 4


def unnumbered_region(body: Body, header: Header) -> Region | None:
    """Follow rows that have a cell for each column; a table with others stays unreadable."""
    width = len(header.columns)
    heads = set(range(header.first, header.end))
    position, rows = header.end, 0
    while position < len(body.lines):
        count = row_lines(body.lines[position : position + LONGEST_NAME_LINES], width)
        if cells_of(body.lines[position].text) == header.columns:
            heads.add(position)
        elif not count:
            break
        rows += bool(count)
        position += count or 1
    enough = rows >= (2 if width > 2 else 3)
    clean = enough and _ends(body, position) and not _may_go_on(body, range(header.end, position))
    end = position if clean else max(position, body.end_of_cells(position))
    if end - header.end < (2 if width > 2 else _FEWEST_PAIRS):
        return None
    return Region(header=header, first=header.first, end=end, clean=clean, heads=frozenset(heads))


def _may_go_on(body: Body, rows: range) -> bool:
    """Return whether the line after the rows may be the rest of a wrapped cell, by its length and its end."""
    if rows.stop == len(body.lines) or body.turns_page(rows.stop) or body.begins_section(rows.stop):
        return False
    widest = max(printed_length(cell) for i in rows for cell in cells_of(body.lines[i].text))
    length = printed_length(body.lines[rows.stop].text.strip())
    return body.ends_sentence(rows.stop) or length < widest + _CLEARLY_LONGER


def row_lines(lines: Sequence[Line], width: int) -> int:
    """Return how many lines the row at their head takes; 0 when it has not `width` cells, one typed.

    Only an open bracket shows that a name goes on: 某某区（含某某经济 / 技术开发区） 90 80
    """
    for count in range(1, min(LONGEST_NAME_LINES, len(lines)) + 1):
        cells = row_cells(lines[:count])
        if len(cells) == width and _is_closed(cells[0]) and any(map(TYPED.match, cells[1:])):
            return count
        if len(cells) != 1 or _is_closed(cells[0]):
            return 0
    return 0


def row_cells(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the cells of a row whose name is wrapped before its last line."""
    *names, last = [cells_of(line.text) for line in lines]
    if any(len(name) != 1 for name in names):
        return ()
    return (joined_cell([*(name[0] for name in names), *last[:1]]), *last[1:])


def _is_closed(text: str) -> bool:
    return text.count("（") == text.count("）")


def _ends(body: Body, position: int) -> bool:
    """Return whether what stands here is no cell: a section, a page, a long line or the end of a sentence."""
    if position == len(body.lines) or body.turns_page(position) or body.begins_section(position):
        return True
    return len(cells_of(body.lines[position].text)) == 1 and not body.is_short(position)
