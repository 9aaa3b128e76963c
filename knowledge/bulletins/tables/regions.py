"""Where a table begins and ends among the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.bulletins.paragraphs import label_of
from knowledge.bulletins.tables.cells import NUMERIC, cells_of, printed_length
from knowledge.bulletins.tables.headers import Header, header_at, row_number
from knowledge.records import Line

_LEVEL_OF_SECTIONS = 3
_PROSE_SLACK = 1.5
_FARTHEST_ROW = 30
_SHORT_SHARE = 0.75
_FEWEST_SHORT_LINES = 6
_FEWEST_CRUMBS = 8
_FEWEST_FIGURE_ROWS = 3
# 注：1.本表…   |   备注：★为牵头单位
NOTE = re.compile(r"^(?:备?注|说明)\s*\d*\s*[:：]")
_STOP = re.compile(r"[。；]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The lines `first` up to `end` of a table; `clean` when no line among them may be prose."""

    header: Header | None
    first: int
    end: int
    clean: bool
    heads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a document in reading order, the page of each, and how long a full line of prose is."""

    lines: Sequence[Line]
    page_of_line: Mapping[int, int]
    width: float

    def turns_page(self, position: int) -> bool:
        """Return whether another page begins at this line."""
        pages = [self.page_of_line.get(line.number) for line in self.lines[position - 1 : position + 1]]
        return position > 0 and len(pages) == 2 and pages[0] != pages[1]

    def begins_section(self, position: int) -> bool:
        """Return whether a chapter, a clause, an annex, 一、 or a note under a table begins here."""
        text = self.lines[position].text.strip()
        level, _ = label_of(text)
        return (level is not None and level <= _LEVEL_OF_SECTIONS) or bool(NOTE.match(text))

    def is_short(self, position: int) -> bool:
        """Return whether a line is too short for prose and ends no sentence."""
        text = self.lines[position].text.strip()
        return printed_length(text) < self.width * _SHORT_SHARE and not _STOP.search(text)


def region_at(body: Body, first: int) -> Region | None:
    """Return the table that begins at this line, or None where prose stands."""
    header = header_at(body.lines, first)
    if header is not None:
        found = _numbered(body, header) if header.numbered else _unnumbered(body, header)
        if found is not None:
            return found
    return _crumbs(body, first) or _figures(body, first)


def short_lines(body: Body, first: int) -> int:
    """Return where a run of cells without a head ends: short lines, few longer ones among them."""
    end = first
    while end < len(body.lines) and not (end > first and (body.turns_page(end) or body.begins_section(end))):
        ahead = range(end, min(end + _FEWEST_SHORT_LINES, len(body.lines)))
        if sum(body.is_short(i) for i in ahead) * 3 < len(ahead) * 2:
            break
        end += 1
    return end if end - first >= _FEWEST_SHORT_LINES else first


def _numbered(body: Body, header: Header) -> Region | None:
    """Follow the rows 1, 2, 3… below a header to where prose begins again."""
    heads = set(range(header.first, header.end))
    position, row, clean, widest = header.end, 1, True, 0.0
    while position < len(body.lines):
        repeated = _repeated(body, header, position)
        if repeated:
            heads |= set(range(position, position + repeated))
            position += repeated
            continue
        if row_number(body.lines[position].text) == row:
            row += 1
        elif row == 1 or _leaves(body, position, widest if row > 2 else body.width):
            if not _resumes(body, header, position, row):
                break
            clean = False
        cells = cells_of(body.lines[position].text)
        widest = max(widest, printed_length(cells[0]) if len(cells) == 1 else 0.0)
        position += 1
    if row == 1:
        return None
    return Region(header=header, first=header.first, end=position, clean=clean, heads=frozenset(heads))


def _repeated(body: Body, header: Header, position: int) -> int:
    """Return how many lines at `position` repeat the head of the table (at the top of its next page)."""
    count = header.end - header.first
    head = [cells_of(line.text) for line in body.lines[header.first : header.end]]
    return count if [cells_of(line.text) for line in body.lines[position : position + count]] == head else 0


def _leaves(body: Body, position: int, widest: float) -> bool:
    """Return whether a line may be the first after a table: a section, a new page, a full line of prose."""
    text = body.lines[position].text
    full = body.width - _PROSE_SLACK
    prose = len(cells_of(text)) == 1 and printed_length(text) >= full and widest < full - _PROSE_SLACK
    return prose or body.begins_section(position) or body.turns_page(position)


def _resumes(body: Body, header: Header, position: int, row: int) -> bool:
    """Return whether the rows go on after this line: two more rows, or the head again, follow soon."""
    awaited = row
    for i in range(position, min(position + _FARTHEST_ROW, len(body.lines))):
        if _repeated(body, header, i):
            return True
        if row_number(body.lines[i].text) == awaited:
            awaited += 1
    return awaited >= row + 2


def _unnumbered(body: Body, header: Header) -> Region | None:
    """Follow rows that have a cell for each column and a figure, and say whether they end cleanly."""
    heads = set(range(header.first, header.end))
    position = header.end
    while position < len(body.lines):
        cells = cells_of(body.lines[position].text)
        if cells == header.columns:
            heads.add(position)
        elif len(cells) != len(header.columns) or not any(map(NUMERIC.match, cells[1:])):
            break
        position += 1
    if position - header.first - len(heads) < (2 if len(header.columns) > 2 else 3):
        end = short_lines(body, header.first)
        found = end > header.end and len(header.columns) > 2
        return Region(header=None, first=header.first, end=end, clean=False) if found else None
    ends = position == len(body.lines) or body.turns_page(position) or body.begins_section(position)
    clean = ends or printed_length(body.lines[position].text) >= body.width * _SHORT_SHARE
    end = position if clean else max(position, short_lines(body, position))
    return Region(header=header, first=header.first, end=end, clean=clean, heads=frozenset(heads))


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
