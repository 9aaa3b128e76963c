"""What stands side by side on a page, and rows as lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.bulletins.readers.glyph_boxes import Box, around
from knowledge.bulletins.readers.runs import Run, joined

# in parts of the height of the page: where running headers and folios stand
_MARGIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together at a place of the page: a ruled table."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Runs that stand side by side, or a block."""

    runs: tuple[Run, ...] = ()
    block: Block | None = None

    @property
    def box(self) -> Box:
        """Return the place of the row."""
        return self.block.box if self.block else around(run.box for run in self.runs)


def rows_of(runs: Sequence[Run], blocks: Sequence[Block] = ()) -> list[Row]:
    """Group runs that stand side by side; return rows and blocks from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box.middle[1], run.box.x0)):
        if rows and _level(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    found = [Row(runs=tuple(sorted(row, key=lambda run: run.box.x0))) for row in rows]
    return sorted([*found, *(Row(block=block) for block in blocks)], key=lambda row: row.box.top)


def printed(rows: Sequence[Row], em: float) -> list[str]:
    """Return rows from the top as lines, indented from the leftmost; `em` is the usual size in points."""
    left = min((run.box.x0 for row in rows for run in row.runs), default=0.0)
    lines: list[str] = []
    for row in rows:
        lines.extend(row.block.lines if row.block else [joined(row.runs, left, em)])
    return lines


def lines_of(runs: Sequence[Run]) -> list[str]:
    """Return the lines of a place with one column, from the top to the bottom."""
    return printed(rows_of(runs), median(run.size for run in runs)) if runs else []


def without_margins(rows: Sequence[Row], page: Box, em: float) -> tuple[list[Row], list[Row], list[Row]]:
    """Part off running header and folio: rows in the margin of the page with white space to the body."""
    ordered = list(rows)
    margin = _MARGIN * (page.bottom - page.top)
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(ordered)]
    wide = max(0.9 * em, 1.6 * median(gaps)) if gaps else 0.0
    first, last = 0, len(ordered)
    while first < last - 1 and gaps[first] > wide and ordered[first].box.bottom < page.top + margin:
        first += 1
    while last - 1 > first and gaps[last - 2] > wide and ordered[last - 1].box.top > page.bottom - margin:
        last -= 1
    return ordered[:first], ordered[first:last], ordered[last:]


def _level(first: Run, second: Run) -> bool:
    heights = [run.box.bottom - run.box.top for run in (first, second)]
    overlap = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    return overlap >= 0.5 * min(heights)
