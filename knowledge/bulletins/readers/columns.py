"""Reading order of a page: across what spans it, down one column after the other between."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from knowledge.bulletins.readers.glyph_boxes import Box, around
from knowledge.bulletins.readers.runs import Run, joined

# a gutter is at least this wide, and this many lines stand side by side along it
_GUTTER_EMS = 0.9
_LEAST_PARALLEL = 3
# columns hold prose: lines of some length, most of them full, most of them in one piece
_SHORTEST_PROSE = 8
_FULL_SHARE = 0.4
_WHOLE_SHARE = 0.6
_LIKE_WIDTH = 0.7
# in parts of the height of the page: where running headers and folios stand
_MARGIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together at a place of the page: a ruled table."""

    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What stands side by side on the page."""

    runs: tuple[Run, ...] = ()
    block: Block | None = None

    @property
    def box(self) -> Box:
        return self.block.box if self.block else around(run.box for run in self.runs)


def lines_in_order(runs: Sequence[Run], blocks: Sequence[Block], page: Box) -> list[str]:
    """Return the lines of a page in reading order, indented in proportion to the print."""
    if not runs:
        return [line for block in sorted(blocks, key=lambda block: block.box.top) for line in block.lines]
    em = median(run.size for run in runs)
    # a text box set vertically in the margin would cut a sentence in two
    beside = [run for run in runs if run.is_vertical]
    head, body, foot = _without_margins(_rows([run for run in runs if not run.is_vertical]), page, em)
    return [
        *_down(head, em),
        *(run.text for run in beside),
        *_region([run for row in body for run in row.runs], blocks, em),
        *_down(foot, em),
    ]


def lines_of(runs: Sequence[Run]) -> list[str]:
    """Return the lines of a place with one column, from the top to the bottom."""
    return _down(_rows(runs), median(run.size for run in runs)) if runs else []


def _region(runs: Sequence[Run], blocks: Sequence[Block], em: float) -> list[str]:
    """Return the lines of a part of the page, parted into columns where a gutter runs through it."""
    gutter = _gutter(runs, em) if runs else None
    if gutter is None:
        return _down([*_rows(runs), *(_Row(block=block) for block in blocks)], em)
    lines: list[str] = []
    for band, spans in _bands(runs, blocks, gutter):
        lines.extend(_down(band, em) if spans else _columns(band, gutter, em))
    return lines


def _columns(band: Sequence[_Row], gutter: float, em: float) -> list[str]:
    lines: list[str] = []
    for left in (True, False):
        runs = [run for row in band for run in row.runs if (run.box.middle[0] < gutter) is left]
        blocks = [row.block for row in band if row.block and (row.block.box.middle[0] < gutter) is left]
        lines.extend(_region(runs, blocks, em))
    return lines


def _bands(runs: Sequence[Run], blocks: Sequence[Block], gutter: float) -> list[tuple[list[_Row], bool]]:
    """Part the rows from top to bottom into those that span the gutter (True) and those beside it."""
    rows = sorted([*_rows(runs), *(_Row(block=block) for block in blocks)], key=lambda row: row.box.top)
    bands: list[tuple[list[_Row], bool]] = []
    for row in rows:
        spans = _spans(row, rows, gutter)
        if not bands or bands[-1][1] is not spans:
            bands.append(([], spans))
        bands[-1][0].append(row)
    return bands


def _spans(row: _Row, rows: Sequence[_Row], gutter: float) -> bool:
    """Return whether a row crosses the gutter or is centred on it, such as 通    知 in a title."""
    if any(box.x0 < gutter < box.x1 for box in ([row.box] if row.block else [run.box for run in row.runs])):
        return True
    box = row.box
    if row.block or not box.x0 < gutter < box.x1:
        return False
    left, right = min(row.box.x0 for row in rows), max(row.box.x1 for row in rows)
    size = median(run.size for run in row.runs)
    centred = abs((gutter - box.x0) - (box.x1 - gutter)) < 2 * size
    return centred and min(box.x0 - left, right - box.x1) > 4 * size


def _down(rows: Sequence[_Row], em: float) -> list[str]:
    """Return rows as lines from the top to the bottom."""
    left = min((run.box.x0 for row in rows for run in row.runs), default=0.0)
    lines: list[str] = []
    for row in sorted(rows, key=lambda row: row.box.top):
        lines.extend(row.block.lines if row.block else [joined(row.runs, left, em)])
    return lines


def _rows(runs: Sequence[Run]) -> list[_Row]:
    """Group runs that stand side by side, from the top."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box.middle[1], run.box.x0)):
        if rows and _level(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_Row(runs=tuple(sorted(row, key=lambda run: run.box.x0))) for row in rows]


def _level(first: Run, second: Run) -> bool:
    heights = [run.box.bottom - run.box.top for run in (first, second)]
    overlap = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    return overlap >= 0.5 * min(heights)


def _gutter(runs: Sequence[Run], em: float) -> float | None:
    """Return where a gutter runs between two columns of prose, or None."""
    area = around(run.box for run in runs)
    width = max(area.x1 - area.x0, em)
    inner = [run.box.x0 for run in runs if 0.2 < (run.box.x0 - area.x0) / width < 0.8]
    # lines that begin within a quarter of a character begin at one edge, the leftmost of them
    edges = {round(4 * x0 / em): x0 for x0 in sorted(inner, reverse=True)}
    gutters = [x0 - _GUTTER_EMS * em / 2 for x0 in edges.values()]
    found = [(count, x) for x in gutters if (count := _parallel(runs, x, em)) >= _LEAST_PARALLEL]
    return max(found)[1] if found else None


def _parallel(runs: Sequence[Run], x: float, em: float) -> int:
    """Return how many lines of prose have prose beside them across a gutter at `x`, 0 when it is none.

    The lines of two columns need not stand on the same base lines.
    """
    left = _rows([run for run in runs if run.box.x1 <= x - _GUTTER_EMS * em / 2])
    right = _rows([run for run in runs if run.box.x0 >= x])
    sides = [_beside(left, right, em), _beside(right, left, em)]
    if not all(_is_prose(side, em) for side in sides):
        return 0
    # numbers beside titles are a list
    narrow, wide = sorted(_width(side) for side in sides)
    return min(len(side) for side in sides) if narrow >= _LIKE_WIDTH * wide else 0


def _width(rows: Sequence[_Row]) -> float:
    area = around(row.box for row in rows)
    return area.x1 - area.x0


def _beside(rows: Sequence[_Row], others: Sequence[_Row], em: float) -> list[_Row]:
    middles = sorted(other.box.middle[1] for other in others)

    def nearest(row: _Row) -> float:
        place = bisect(middles, row.box.middle[1])
        return min((abs(row.box.middle[1] - y) for y in middles[max(0, place - 1) : place + 1]), default=inf)

    return [row for row in rows if nearest(row) < 1.2 * em]


def _is_prose(rows: Sequence[_Row], em: float) -> bool:
    """Return whether these lines are in one piece each, of some length, and most of them full."""
    if len(rows) < _LEAST_PARALLEL:
        return False
    ends = [row.box.x1 for row in rows]
    full = sum(end > max(ends) - 1.3 * em for end in ends)
    whole = sum(len(row.runs) == 1 for row in rows)
    length = median(sum(len(run.text) for run in row.runs) for row in rows)
    return length >= _SHORTEST_PROSE and full >= _FULL_SHARE * len(rows) and whole >= _WHOLE_SHARE * len(rows)


def _without_margins(rows: Sequence[_Row], page: Box, em: float) -> tuple[list[_Row], list[_Row], list[_Row]]:
    """Part off running header and folio: rows in the margin of the page with white space to the body."""
    ordered = sorted(rows, key=lambda row: row.box.top)
    margin = _MARGIN * (page.bottom - page.top)
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(ordered)]
    wide = max(0.9 * em, 1.6 * median(gaps)) if gaps else 0.0
    first, last = 0, len(ordered)
    while first < last - 1 and gaps[first] > wide and ordered[first].box.bottom < page.top + margin:
        first += 1
    while last - 1 > first and gaps[last - 2] > wide and ordered[last - 1].box.top > page.bottom - margin:
        last -= 1
    return ordered[:first], ordered[first:last], ordered[last:]
