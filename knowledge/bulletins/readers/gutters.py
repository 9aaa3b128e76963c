"""Where a gutter runs between two columns of prose.

Columns are told from tables and lists by their lines: of some length, in one piece each, most of them
full, and about as long on the one side as on the other.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from knowledge.bulletins.readers.glyph_boxes import around
from knowledge.bulletins.readers.rows import Row, rows_of
from knowledge.bulletins.readers.runs import Run

_GUTTER_EMS = 0.9
_LEAST_PARALLEL = 3
_SHORTEST_PROSE = 8
_FULL_SHARE = 0.4
_WHOLE_SHARE = 0.6
_LIKE_WIDTH = 0.7
# a paragraph begins two characters to the right of its column
_INDENT_EMS = 2.6
# an end of line or a beginning within so many characters of the edge is at the edge
_AT_EDGE_EMS = 1.3
# a gutter beside so many lines is one of the whole issue, fewer need a second page
_SURE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Gutter:
    """White space from the end of the left column to the start of the right one; `lines` flank it."""

    end: float
    start: float
    lines: int

    @property
    def middle(self) -> float:
        """Return the middle (x)."""
        return (self.end + self.start) / 2


def gutter_of(runs: Sequence[Run], em: float) -> Gutter | None:
    """Return the gutter that most lines of prose run beside, at least three; `em` is the usual size."""
    if not runs:
        return None
    area = around(run.box for run in runs)
    width = max(area.x1 - area.x0, em)
    inner = [run.box.x0 for run in runs if 0.2 < (run.box.x0 - area.x0) / width < 0.8]
    # lines that begin within a quarter of a character begin at one edge, the leftmost of them
    edges = {round(4 * x0 / em): x0 for x0 in sorted(inner, reverse=True)}
    found = [gutter for start in edges.values() if (gutter := _gutter_at(runs, start, em))]
    return max(found, key=lambda gutter: (gutter.lines, gutter.start), default=None)


def common_gutters(found: Sequence[Gutter | None], em: float) -> list[Gutter]:
    """Return the gutters of an issue: those of two pages, or beside many lines."""
    known = [gutter for gutter in found if gutter]
    return [
        gutter
        for gutter in known
        if gutter.lines >= _SURE or sum(abs(other.start - gutter.start) < em for other in known) > 1
    ]


def continued(gutters: Sequence[Gutter], runs: Sequence[Run], em: float) -> Gutter | None:
    """Return the gutter of other pages that one or two lines of this page stand beside as in its columns."""
    return next((gutter for gutter in gutters if _continues(gutter, runs, em)), None)


def _gutter_at(runs: Sequence[Run], start: float, em: float) -> Gutter | None:
    """Return the gutter left of `start`. The lines of two columns need not stand on the same base lines."""
    left, right = _columns(runs, start - _GUTTER_EMS * em, start)
    sides = [_beside(left, right, em), _beside(right, left, em)]
    if not all(_is_prose(side, em) for side in sides):
        return None
    # numbers beside titles are a list
    narrow, wide = sorted(_width(side) for side in sides)
    if narrow < _LIKE_WIDTH * wide:
        return None
    return Gutter(end=max(row.box.x1 for row in sides[0]), start=start, lines=min(map(len, sides)))


def _continues(gutter: Gutter, runs: Sequence[Run], em: float) -> bool:
    left, right = _columns(runs, gutter.middle, gutter.middle)
    before, after = _beside(left, right, em), _beside(right, left, em)
    full = any(abs(row.box.x1 - gutter.end) < _AT_EDGE_EMS * em for row in before)
    at_start = all(-em / 2 < row.box.x0 - gutter.start < _INDENT_EMS * em for row in after)
    return bool(before) and full and at_start and all(len(row.runs) == 1 for row in (*before, *after))


def _columns(runs: Sequence[Run], end: float, start: float) -> tuple[list[Row], list[Row]]:
    return rows_of([run for run in runs if run.box.x1 <= end]), rows_of(
        [run for run in runs if run.box.x0 >= start]
    )


def _width(rows: Sequence[Row]) -> float:
    area = around(row.box for row in rows)
    return area.x1 - area.x0


def _beside(rows: Sequence[Row], others: Sequence[Row], em: float) -> list[Row]:
    middles = sorted(other.box.middle[1] for other in others)

    def nearest(row: Row) -> float:
        place = bisect(middles, row.box.middle[1])
        return min((abs(row.box.middle[1] - y) for y in middles[max(0, place - 1) : place + 1]), default=inf)

    return [row for row in rows if nearest(row) < 1.2 * em]


def _is_prose(rows: Sequence[Row], em: float) -> bool:
    if len(rows) < _LEAST_PARALLEL:
        return False
    ends = [row.box.x1 for row in rows]
    full = sum(end > max(ends) - _AT_EDGE_EMS * em for end in ends)
    whole = sum(len(row.runs) == 1 for row in rows)
    length = median(sum(len(run.text) for run in row.runs) for row in rows)
    return length >= _SHORTEST_PROSE and full >= _FULL_SHARE * len(rows) and whole >= _WHOLE_SHARE * len(rows)
