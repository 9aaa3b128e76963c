"""The lines of a document's body, and what of them can stand in no table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.bulletins.paragraphs import CHAPTER, CLAUSE, label_of
from knowledge.bulletins.tables.cells import cells_of, printed_length
from knowledge.bulletins.tables.headers import Header
from knowledge.records import Line

_SHORT_SHARE = 0.75
_LINES_AHEAD = 5
_CELL_SHARE = 0.65
# 附件2   |   附则   |   一、总体要求
_SECTION = re.compile(r"^附\s*件\s*\d*\s*[:：]?$|^附\s*则$|^[一二三四五六七八九十]{1,3}、")
# 注：1.本表…   |   备注：★为牵头单位
_NOTE = re.compile(r"^(?:备?注|说明)\s*\d*\s*[:：]")
_STOP = re.compile(r"[。；]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The lines `first` up to `end` of a table; `clean` when no line among them may be prose.

    `heads` are the positions of lines that name columns, `sections` those of headings between rows.
    """

    header: Header | None
    first: int
    end: int
    clean: bool
    heads: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()


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
        return any(pattern.match(text) for pattern in (CHAPTER, CLAUSE, _SECTION, _NOTE))

    def ends_sentence(self, position: int) -> bool:
        """Return whether a short line ends a sentence or a clause: prose, or the rest of a wrapped cell."""
        return self.is_short(position) and bool(_STOP.search(self.lines[position].text.strip()))

    def is_short(self, position: int) -> bool:
        """Return whether a line is too short for prose that goes on in the next."""
        return printed_length(self.lines[position].text.strip()) < self.width * _SHORT_SHARE

    def end_of_cells(self, first: int) -> int:
        """Return where a run of cells ends that nothing parts into rows: short lines, few others between."""
        end = first
        while end < len(self.lines) and not self._stops_cells(end):
            end += 1
        while end < len(self.lines) and self._is_cell(end) and not self._begins_item(end):
            if self.turns_page(end):
                break
            end += 1
            if self.ends_sentence(end - 1):
                break
        return end

    def _stops_cells(self, position: int) -> bool:
        ahead = range(position, min(position + _LINES_AHEAD, len(self.lines)))
        cells = sum(self._is_cell(i) for i in ahead)
        fewest = len(ahead) if self.turns_page(position) else len(ahead) * _CELL_SHARE
        return self._begins_item(position) or cells < fewest

    def _is_cell(self, position: int) -> bool:
        return self.is_short(position) or len(cells_of(self.lines[position].text)) > 1

    def _begins_item(self, position: int) -> bool:
        text = self.lines[position].text.strip()
        return label_of(text)[0] is not None or self.begins_section(position)
