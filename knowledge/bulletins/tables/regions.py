"""Where a table begins and ends among the lines of a document."""

from __future__ import annotations

from knowledge.bulletins.tables.aligned import aligned_region
from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.cells import NUMERIC, cells_of
from knowledge.bulletins.tables.headers import header_at
from knowledge.bulletins.tables.numbered import numbered_region
from knowledge.bulletins.tables.unnumbered import unnumbered_region

_FEWEST_CELLS = 6
_FEWEST_CRUMBS = 8
_FEWEST_FIGURE_ROWS = 3


def region_at(body: Body, first: int) -> Region | None:
    """Return the table that begins at this line, or None where prose stands."""
    aligned = aligned_region(body, first)
    if aligned is not None:
        return aligned
    header = header_at(body.lines, first)
    if header is not None:
        found = numbered_region(body, header) if header.numbered else unnumbered_region(body, header)
        if found is not None:
            return found
    return _crumbs(body, first) or _figures(body, first)


def cells_below(body: Body, first: int) -> Region | None:
    """Return the table whose head is not understood: the run of cells under its caption."""
    end = body.end_of_cells(first)
    sentences = sum(body.ends_sentence(i) for i in range(first, end))
    found = end - first >= _FEWEST_CELLS and sentences * 3 < end - first
    return Region(header=None, first=first, end=end, clean=False) if found else None


def _crumbs(body: Body, first: int) -> Region | None:
    """Find a run of lines of one character, the trace of a table set vertically."""
    end = first
    while end < len(body.lines) and len(body.lines[end].text.strip()) <= 2:
        end += 1
    found = end - first >= _FEWEST_CRUMBS
    return Region(header=None, first=first, end=end, clean=False) if found else None


def _figures(body: Body, first: int) -> Region | None:
    """Find rows of figures whose head is not printed or not understood."""
    end, width = first, len(cells_of(body.lines[first].text))
    while end < len(body.lines):
        cells = cells_of(body.lines[end].text)
        if len(cells) != width or not any(map(NUMERIC.match, cells[1:])) or width < 3:
            break
        end += 1
    found = end - first >= _FEWEST_FIGURE_ROWS
    return Region(header=None, first=first, end=end, clean=False) if found else None
