"""Rows whose cells are wrapped over several lines, one cell after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from knowledge.bulletins.tables.cells import TYPED, cells_of, joined_cell, offices_of, printed_length
from knowledge.bulletins.tables.examples import Reading, only_reading
from knowledge.bulletins.tables.headers import OFFICES
from knowledge.records import Line

_REMARKS = re.compile(r"备注|说明|^注")
_WIDE_SHARE = 0.6
# a unit or a kind: 个   |   约束性
_SHORT_CELL = 4
_PROSE_END = re.compile(r"。[”）]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TallRow:
    """The cells of a row, and which of its lines begin a cell."""

    cells: tuple[str, ...]
    begins: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallTable:
    """Columns, of which the last may stand for two, and a row for each group of lines."""

    columns: tuple[str, ...]
    rows: tuple[TallRow, ...]


def around_one_line(columns: tuple[str, ...], groups: Sequence[Sequence[Line]]) -> TallTable | None:
    """Read rows of which one line holds most cells, with one wrapped cell before and one after it.

    2 / 智能 / 装备 / 总产值…亿元 总产值…亿元 总产值…亿元 …% / ★市经信局；市发改委、 / 市科技局

    A row of one cell a line is read by the example of the others when they leave one way to read it.
    """
    found = [_around(group, len(columns)) for group in groups]
    known = [reading for reading in found if reading]
    followed = {len(reading[-1]) > 1 for reading in known}
    if len(known) < 2 or len(followed) > 1 or (True in followed and _REMARKS.search(columns[-1])):
        return None
    readings = [
        reading or (only_reading(columns, known, _pieces(group)) if _is_apart(group) else None)
        for reading, group in zip(found, groups, strict=True)
    ]
    rows = [_row(reading, group) for reading, group in zip(readings, groups, strict=True) if reading]
    return TallTable(columns=columns, rows=tuple(rows)) if len(rows) == len(groups) else None


def around_prose(columns: tuple[str, ...], groups: Sequence[Sequence[Line]]) -> TallTable | None:
    """Read rows of a number, a narrow cell, a wide cell of sentences, and narrow cells of offices.

    1 / 增加财政 / 预算资金 / 提高地方政府可支配财力用于工程类 / 支出的比例。 / 市财政局 / 各县政 / 府

    Where one office column ends and the next begins is not printed: they are read as one column.
    """
    offices = [bool(OFFICES.search(column)) for column in columns]
    if len(groups) < 2 or len(columns) < 4 or any(offices[:3]) or not all(offices[3:]):
        return None
    wide = max(printed_length(line.text) for group in groups for line in group) * _WIDE_SHARE
    readings = [_prose(group, wide) for group in groups]
    rows = [_row(reading, group, width=4) for reading, group in zip(readings, groups, strict=True) if reading]
    joined = (*columns[:3], " ".join(columns[3:]))
    return TallTable(columns=joined, rows=tuple(rows)) if len(rows) == len(groups) else None


def around_typed(columns: tuple[str, ...], groups: Sequence[Sequence[Line]]) -> TallTable | None:
    """Read rows of a number, one wrapped name, and cells that are a figure, a day or a document number each.

    1 / 关于校车标牌管理的 / 通知 / 某政发〔2009〕6号
    """
    readings = [_typed(group, len(columns)) for group in groups]
    rows = [_row(reading, group) for reading, group in zip(readings, groups, strict=True) if reading]
    return TallTable(columns=columns, rows=tuple(rows)) if len(rows) == len(groups) > 1 else None


def before_last_line(columns: tuple[str, ...], groups: Sequence[Sequence[Line]]) -> TallTable | None:
    """Read rows of a number, a name wrapped over any lines, and all other cells in the last of them.

    3 乡镇（街道）普惠性托育机 / 构覆盖率 % 48 65 80
    """
    readings = [_ended(group, len(columns)) for group in groups]
    rows = [_row(reading, group) for reading, group in zip(readings, groups, strict=True) if reading]
    return TallTable(columns=columns, rows=tuple(rows)) if len(rows) == len(groups) > 1 else None


def _ended(group: Sequence[Line], width: int) -> Reading | None:
    """Part a row before the cells of its last line; the first of these may be the rest of the name."""
    last = cells_of(group[-1].text)
    before = _pieces(group[:-1])
    number, *name = (*before, *last)[: len(before) + len(last) - (width - 2)] or ("",)
    others = last[len(last) - (width - 2) :] if len(last) >= width - 2 else ()
    short = all(TYPED.match(cell) or len(cell) <= _SHORT_CELL for cell in others)
    if len(others) < 2 or not name or not short or not any(map(TYPED.match, others)):
        return None
    if any(map(TYPED.match, name)):
        return None
    if len(name) > len(group) or any(len(cells_of(line.text)) > 1 for line in group[1:-1]):
        return None
    return ((number,), tuple(name), *((cell,) for cell in others))


def _around(group: Sequence[Line], width: int) -> Reading | None:
    """Return the pieces of each cell of a row, or None when they can be parted in several ways."""
    lines = [list(cells_of(line.text)) for line in group]
    number = lines[0].pop(0)
    lines = [cells for cells in lines if cells]
    full = [i for i, cells in enumerate(lines) if len(cells) > 1]
    if len(full) != 1:
        return None
    before = [cells[0] for cells in lines[: full[0]]]
    after = [cells[0] for cells in lines[full[0] + 1 :]]
    if any(_PROSE_END.search(piece) for piece in (*before, *after[:-1])):
        return None
    cells = ([number], before, *([cell] for cell in lines[full[0]]), after)
    reading = tuple(tuple(cell) for cell in cells if cell)
    return reading if len(reading) == width else None


def _prose(group: Sequence[Line], wide: float) -> Reading | None:
    """Part a row at its wide lines: they end with the first line after them that ends a sentence."""
    pieces = _pieces(group)
    long = [i for i, line in enumerate(group) if printed_length(line.text) >= wide]
    end = next((i + 1 for i in range(long[-1], len(group)) if _PROSE_END.search(pieces[i])), 0) if long else 0
    if not end or any(len(cells_of(line.text)) > 1 for line in group[:end]):
        return None
    narrow, offices = pieces[1 : long[0]], pieces[end:]
    if not narrow or not offices or any("。" in piece for piece in (*narrow, *offices)):
        return None
    return (pieces[:1], narrow, pieces[long[0] : end], *offices_of(offices))


def _typed(group: Sequence[Line], width: int) -> Reading | None:
    """Part a row before its last `width` - 2 pieces, when these and no others are typed.

    A figure below a line of several cells may be the rest of one of them (12 / 00): all share a line then.
    """
    pieces = _pieces(group)
    edge = len(pieces) - (width - 2)
    if not _is_apart(group) and len(cells_of(group[-1].text)) < width - 2:
        return None
    name, typed = pieces[1:edge], pieces[edge:]
    if not name or not typed or any(map(TYPED.match, name)) or not all(map(TYPED.match, typed)):
        return None
    return (pieces[:1], name, *((piece,) for piece in typed))


def _is_apart(group: Sequence[Line]) -> bool:
    """Return whether no line of a row holds two cells."""
    return all(len(cells_of(line.text)) == 1 for line in group)


def _pieces(group: Sequence[Line]) -> tuple[str, ...]:
    return tuple(piece for line in group for piece in cells_of(line.text))


def _row(reading: Reading, group: Sequence[Line], width: int | None = None) -> TallRow:
    """Join the pieces of each cell; from the last of `width` columns on, they are one cell of names."""
    starts = {0, *accumulate(len(cell) for cell in reading)}
    firsts = accumulate((len(cells_of(line.text)) for line in group[:-1]), initial=0)
    cells = tuple(joined_cell(cell) for cell in reading)
    if width:
        cells = (*cells[: width - 1], " ".join(cells[width - 1 :]))
    return TallRow(cells=cells, begins=frozenset(i for i, first in enumerate(firsts) if first in starts))
