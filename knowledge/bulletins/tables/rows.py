"""Rows of a table: lines given to the columns of its header, by evidence that admits one reading alone.

A wrong row is worse than none: where two readings are possible the table stays unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.tables.aligned import placed_cells
from knowledge.bulletins.tables.cells import NUMERIC, TYPED, Piece, cells_of
from knowledge.bulletins.tables.headers import OFFICES, Header, row_number
from knowledge.bulletins.tables.tall_rows import around_one_line, around_prose, around_typed, before_last_line
from knowledge.bulletins.tables.unnumbered import LONGEST_NAME_LINES, row_cells, row_lines
from knowledge.records import Line

# figures of two lines in one cell:  90 80
_BROKEN = re.compile(r"\d \d")
# …%（核心产业制造业…%）   |   —   |   无
_BRACKETS = (("（", "）"), ("〔", "〕"), ("《", "》"))
_SENTENCE = re.compile(r"。$")
# 某政发〔2009〕6号
_NUMBER = re.compile(r"〔(?:19|20)\d\d〕\d+号$")
_NUMBER_OR_NONE = re.compile(_NUMBER.pattern + r"|^[—－-]+$|^无$")
# the total of a column of names: ——
_DASH = re.compile(r"^[—－-]+$")
_FIGURE = re.compile(r"\d|^[—－-]+$|^(?:无|不限)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """The lines of one row, or of the rows that share a merged cell, and the cells that they give.

    Where a row leaves cells empty, `columns` are those that it fills; `under` is a name printed above it.
    """

    label: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[str, ...], ...]
    under: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """The columns of a table and its rows; columns whose bound is not printed are joined to one."""

    columns: tuple[str, ...]
    printed: tuple[PrintedRow, ...]


def rebuilt(header: Header, lines: Sequence[Line]) -> Rebuilt | None:
    """Return what `lines` (repeated heads taken out) print under `header`, or None when it is not certain."""
    if header.starts:
        return _aligned(header, lines)
    if not header.numbered:
        found = _unnumbered(header, lines)
        return found if found and _is_sound(found) else None
    groups = numbered_groups(lines)
    if not groups:
        return None
    found = _one_cell_a_line(header, lines) or _merged(header, groups) or _tall(header, groups)
    return found if found and _is_sound(found) else None


def _is_sound(found: Rebuilt) -> bool:
    """Return whether columns with a figure, a day, a document number or a sentence have one in each row.

    Else a cell may be empty and those after it stand one column too far to the left. No bracket opens in
    one cell and closes in another.
    """
    rows = [row for printed in found.printed for row in printed.rows]
    if any(
        cell.count(first) != cell.count(last) for row in rows for cell in row for first, last in _BRACKETS
    ):
        return False
    return all(
        not any(one.search(cell) and not _DASH.match(cell) for cell in column)
        or all(map(every.search, column))
        for column in zip(*rows, strict=True)
        for one, every in ((TYPED, _FIGURE), (_NUMBER, _NUMBER_OR_NONE), (_SENTENCE, _SENTENCE))
    )


def numbered_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the lines where the rows 1, 2, 3… begin; nothing when they do not begin with row 1."""
    groups: list[list[Line]] = []
    for line in lines:
        if row_number(line.text) == len(groups) + 1:
            groups.append([])
        if not groups:
            return []
        groups[-1].append(line)
    return groups


def _unnumbered(header: Header, lines: Sequence[Line]) -> Rebuilt | None:
    """Read rows of a name and figures: 某某区 90 40."""
    printed: list[PrintedRow] = []
    position = 0
    while position < len(lines):
        count = row_lines(lines[position : position + LONGEST_NAME_LINES], len(header.columns))
        group = lines[position : position + count]
        if not count:
            return None
        pieces = (Piece(line=line, begins=i == 0) for i, line in enumerate(group))
        printed.append(PrintedRow(label="", pieces=tuple(pieces), rows=(row_cells(group),)))
        position += count
    return Rebuilt(columns=header.columns, printed=tuple(printed))


def _aligned(header: Header, lines: Sequence[Line]) -> Rebuilt | None:
    """Read rows of cells that stand where those of the head do.

    A row without a name stands below a name that spans it: the name is said above it.
    """
    printed: list[PrintedRow] = []
    name = ""
    for line in lines:
        cells = placed_cells(line.text)
        if any(map(_BROKEN.search, cells.values())):
            return None
        under, name = ("", cells[0]) if 0 in cells else (name, name)
        given = tuple(
            column for start, column in zip(header.starts, header.columns, strict=True) if start in cells
        )
        row = (name, *(cells.get(start, "") for start in header.starts[1:]))
        pieces = (Piece(line=line),)
        printed.append(PrintedRow(label="", pieces=pieces, rows=(row,), under=under, columns=given))
    return Rebuilt(columns=header.columns, printed=tuple(printed)) if printed else None


def _one_cell_a_line(header: Header, lines: Sequence[Line]) -> Rebuilt | None:
    """Read tables of one cell a line: 1 / 甲区 / 90 / 2 / 乙区 / 80.

    Of two columns of offices one may be empty and the other hold two: those are not told apart here. Nor is
    a table of names alone where the longest line may go on in the next.
    """
    width = len(header.columns)
    if sum(bool(OFFICES.search(column)) for column in header.columns) > 1:
        return None
    cells = [cells_of(line.text) for line in lines]
    starts = range(0, len(lines), width)
    numbered = all(cells[start] == (str(i),) for i, start in enumerate(starts, 1))
    if len(starts) < 2 or len(lines) % width or not numbered or any(len(cell) != 1 for cell in cells):
        return None
    longest = max(range(len(lines)), key=lambda i: len(cells[i][0]))
    typed = any(TYPED.match(cell[0]) for i, cell in enumerate(cells) if i % width)
    if not typed and (longest + 1) % width:
        return None
    printed = (
        PrintedRow(
            label=str(i),
            pieces=tuple(Piece(line=line) for line in lines[start : start + width]),
            rows=(tuple(cell[0] for cell in cells[start : start + width]),),
        )
        for i, start in enumerate(starts, 1)
    )
    return Rebuilt(columns=header.columns, printed=tuple(printed))


def _merged(header: Header, groups: Sequence[Sequence[Line]]) -> Rebuilt | None:
    """Read rows of one line each, and rows under a merged cell: 3 服装行业 / 纺织业 … / 服饰业 …."""
    rows = [_under_merged([cells_of(line.text) for line in group], len(header.columns)) for group in groups]
    below = {len(cells_of(line.text)) for group in groups for line in group[1:]}
    figures = all(NUMERIC.match(row[-1]) for found in rows for row in found)
    if not all(rows) or len(below) > 1 or (below and (not figures or min(below) < 2)):
        return None
    printed = (
        PrintedRow(label=str(i), pieces=tuple(Piece(line=line) for line in group), rows=found)
        for i, (group, found) in enumerate(zip(groups, rows, strict=True), 1)
    )
    return Rebuilt(columns=header.columns, printed=tuple(printed))


def _under_merged(cells: Sequence[tuple[str, ...]], width: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a group, merged cells repeated; nothing when the widths do not add up."""
    first, below = cells[0], cells[1:]
    if any(len(row) >= width for row in below):
        return ()
    if len(first) == width:
        return (first, *((*first[: width - len(row)], *row) for row in below))
    if not below or any(len(first) + len(row) != width for row in below):
        return ()
    return tuple((*first, *row) for row in below)


def _tall(header: Header, groups: Sequence[Sequence[Line]]) -> Rebuilt | None:
    """Read rows whose cells are wrapped over several lines."""
    ways = (around_one_line, around_typed, around_prose, before_last_line)
    found = next((found for way in ways if (found := way(header.columns, groups))), None)
    if found is None:
        return None
    printed = (
        PrintedRow(label=str(i), pieces=_pieces(group, row.begins), rows=(row.cells,))
        for i, (group, row) in enumerate(zip(groups, found.rows, strict=True), 1)
    )
    return Rebuilt(columns=found.columns, printed=tuple(printed))


def _pieces(group: Sequence[Line], begins: frozenset[int]) -> tuple[Piece, ...]:
    return tuple(Piece(line=line, begins=i in begins) for i, line in enumerate(group))
