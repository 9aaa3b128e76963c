"""Tables without row numbers: a place or a name, and figures, in each row."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.cells import NUMERIC, cells_of, joined_cell
from knowledge.bulletins.tables.headers import Header
from knowledge.records import Line

_LONGEST_NAME_LINES = 3


def unnumbered_region(body: Body, header: Header) -> Region | None:
    """Follow rows that have a cell for each column and a figure; without two of them it stays unreadable."""
    width = len(header.columns)
    heads = set(range(header.first, header.end))
    position, rows = header.end, 0
    while position < len(body.lines):
        count = row_lines(body.lines[position:], width)
        if cells_of(body.lines[position].text) == header.columns:
            heads.add(position)
        elif not count:
            break
        rows += bool(count)
        position += count or 1
    clean = rows >= (2 if width > 2 else 3) and _ends(body, position)
    if not clean and width == 2:
        return None
    while not clean and position < len(body.lines) and not _ends(body, position):
        position += 1
    if position == header.end:
        return None
    return Region(header=header, first=header.first, end=position, clean=clean, heads=frozenset(heads))


def row_lines(lines: Sequence[Line], width: int) -> int:
    """Return how many lines the row at their head takes; 0 when it has not `width` cells with a figure.

    Only an open bracket shows that a name goes on: 龙湾区（含温州经济 / 技术开发区） 804 804
    """
    for count in range(1, min(_LONGEST_NAME_LINES, len(lines)) + 1):
        cells = row_cells(lines[:count])
        if len(cells) == width and any(map(NUMERIC.match, cells[1:])) and _is_closed(cells[0]):
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
    return not body.is_short(position)
