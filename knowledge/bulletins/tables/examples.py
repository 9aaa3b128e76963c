"""Reading one row by the example of the others: what the cells of a column have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.bulletins.tables.cells import joined_cell

# the pieces of a row, parted into its cells
Reading = tuple[tuple[str, ...], ...]
# the unit that a column names: 2019年规模目标（亿元）
_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]$")
# ★市经信局；市委宣传部、
_MARK = re.compile(r"^[★☆*＊●▲△■◆]")
_LONGEST_ROW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """What every known cell of a column begins and ends with; `like_the_next` of the column after it."""

    mark: str
    figure: bool
    unit: str
    like_the_next: bool

    def admits(self, cell: tuple[str, ...], following: tuple[str, ...] | None) -> bool:
        """Return whether a cell has what the known cells have; `following` is the cell after it."""
        text = joined_cell(cell)
        alike = not self.like_the_next or following is None or following[0] == cell[0]
        return (
            alike
            and text.startswith(self.mark)
            and (not self.figure or text[0].isdigit())
            and text.endswith(self.unit)
            and text.count("（") == text.count("）")
        )


def only_reading(columns: Sequence[str], known: Sequence[Reading], pieces: tuple[str, ...]) -> Reading | None:
    """Return the one way to part `pieces`, the row's number first, into cells like those of the known rows.

    None when there is no way, or more than one.
    """
    if not len(columns) <= len(pieces) <= _LONGEST_ROW:
        return None
    shared = [_shared(i, columns[i], known) for i in range(1, len(columns))]
    found = _readings(shared, pieces[1:], set())
    first, second = next(found, None), next(found, None)
    return (pieces[:1], *first) if first and second is None else None


def _shared(position: int, column: str, known: Sequence[Reading]) -> _Column:
    cells = [joined_cell(reading[position]) for reading in known]
    marks = {match[0] if (match := _MARK.match(cell)) else "" for cell in cells}
    unit = _UNIT.search(column)
    following = [joined_cell(reading[position + 1]) for reading in known if position + 1 < len(reading)]
    return _Column(
        mark=marks.pop() if len(marks) == 1 else "",
        figure=all(cell[0].isdigit() for cell in cells),
        unit=unit[1] if unit and all(cell.endswith(unit[1]) for cell in cells) else "",
        like_the_next=bool(following)
        and all(cell[:2] == after[:2] for cell, after in zip(cells, following, strict=True)),
    )


def _readings(
    columns: Sequence[_Column], pieces: tuple[str, ...], dead: set[tuple[int, int]]
) -> Iterator[Reading]:
    """Yield the ways to part `pieces` into a cell for each column, first column first.

    `dead` remembers with how many columns and pieces left there is no way, so that none is tried twice.
    """
    column, *others = columns
    place = (len(columns), len(pieces))
    if not others:
        if column.admits(pieces, None):
            yield (pieces,)
        return
    alive = False
    for end in range(1, len(pieces) - len(others) + 1):
        cell = pieces[:end]
        if place in dead or not column.admits(cell, pieces[end:]):
            continue
        for rest in _readings(others, pieces[end:], dead):
            alive = True
            yield (cell, *rest)
    if not alive:
        dead.add(place)
