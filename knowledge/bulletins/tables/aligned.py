"""Tables whose cells stand below the head of their column, as they are read from a PDF.

地区   月工资标准（元）  小时工资标准（元）  备注
某某市            9.5        含某县
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.cells import TYPED
from knowledge.bulletins.tables.headers import COLUMN, Header

# two spaces part cells; one may stand inside:  PPP project
_CELL = re.compile(r"[^ ]+(?: [^ ]+)*")
_STOP = re.compile(r"[。；]$")


def aligned_region(body: Body, first: int) -> Region | None:
    """Follow the lines whose cells all stand where those of the head do, or below one that spans several."""
    header = _header(body, first)
    if header is None:
        return None
    heads, sections = set(range(header.first, header.end)), set()
    head = placed_cells(body.lines[first].text)
    position = header.end
    while position < len(body.lines):
        cells = placed_cells(body.lines[position].text)
        if cells == head:
            heads |= set(range(position, position + header.end - header.first))
            position += header.end - header.first
            continue
        if _is_section(body, position, header):
            sections.add(position)
        elif not _fits(cells, header.starts):
            break
        position += 1
    clean = _names_columns(header)
    rows = [placed_cells(line.text) for line in body.lines[first:position]]
    if position == header.end or not (clean or all(_has_figure(cells) for cells in rows)):
        return None
    return Region(
        header=header,
        first=first,
        end=position,
        clean=clean,
        heads=frozenset(heads),
        sections=frozenset(sections),
    )


def placed_cells(text: str) -> dict[int, str]:
    """Return the cells of a line by the position where each begins."""
    return {match.start(): match[0] for match in _CELL.finditer(text.rstrip())}


def _header(body: Body, first: int) -> Header | None:
    """Return the head that one line or two give: a cell of the first may span several of the second."""
    above = placed_cells(body.lines[first].text)
    if len(above) < 2 or 0 not in above or any(_STOP.search(cell) for cell in above.values()):
        return None
    below = placed_cells(body.lines[first + 1].text) if first + 1 < len(body.lines) else {}
    spanned = len(below) > 1 and 0 not in below and not below.keys() <= above.keys()
    starts = tuple(sorted({*above, *below})) if spanned else tuple(sorted(above))
    columns = (_column(start, above, below if spanned else {}) for start in starts)
    return Header(columns=tuple(columns), first=first, end=first + 1 + spanned, starts=starts)


def _column(start: int, above: dict[int, str], below: dict[int, str]) -> str:
    """Name a column by its head and what stands below it: 最低标准 / 每月 → 最低标准每月."""
    if start not in below:
        return above[start]
    return above[max(position for position in above if position <= start)] + below[start]


def _fits(cells: dict[int, str], starts: Sequence[int]) -> bool:
    return cells.keys() <= set(starts) and (len(cells) > 1 or (len(cells) == 1 and 0 not in cells))


def _is_section(body: Body, position: int, header: Header) -> bool:
    """Return whether a cell that spans the table stands right above a row of at least two cells."""
    cells = placed_cells(body.lines[position].text)
    if cells.keys() != {0} or _STOP.search(cells[0]) or position + 1 == len(body.lines):
        return False
    following = placed_cells(body.lines[position + 1].text)
    return 0 in following and len(following) > 1 and _fits(following, header.starts)


def _has_figure(cells: dict[int, str]) -> bool:
    return any(TYPED.match(cell) for start, cell in cells.items() if start)


def _names_columns(header: Header) -> bool:
    """Return whether a head names columns; else it is a row, and the columns are not known."""
    named = sum(bool(COLUMN.search(column)) for column in header.columns)
    return named * 2 >= len(header.columns) and not any(map(TYPED.match, header.columns))
