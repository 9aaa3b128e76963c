"""Ruled tables: each row one line, its cells in columns of the line, parted by two spaces or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from knowledge.bulletins.readers.glyph_boxes import Box, Glyph
from knowledge.bulletins.readers.rows import Block, lines_of
from knowledge.bulletins.readers.runs import runs_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

# a frame around a page, or a rule between two columns under a headline, is no table
_TALLEST_CELL = 0.5
_LONGEST_CELL_LINES = 12
_CELL_GAP = "  "
# in points: rules that end so near to one another meet
_TOUCH = 3.0
_Cells = list[str]
_Rule = dict[str, Any]


def ruled_tables(page: Page, glyphs: Sequence[Glyph]) -> tuple[list[Block], list[Glyph]]:
    """Return the ruled tables of a page as blocks of lines, and the characters that stand in none.

    Cells stand at the same position of each line of a table, so that an empty one can be told. A cell
    that spans several columns or rows stands at its first; its text is printed once.
    """
    blocks: list[Block] = []
    rest = list(glyphs)
    for table in page.find_tables({"explicit_vertical_lines": _open_sides(page)}):
        rows = _boxes(table)
        if not _is_table(rows, rest, page):
            continue
        box = Box(x0=table.bbox[0], top=table.bbox[1], x1=table.bbox[2], bottom=table.bbox[3])
        inside = [glyph for glyph in rest if box.holds(glyph.box)]
        texts: list[_Cells] = []
        for row in rows:
            texts.append([])
            for cell in row:
                held, inside = _parted(inside, cell)
                texts[-1].append(_cell_text(held))
        if any(any(row) for row in texts):
            blocks.append(Block(box=box, lines=tuple(_aligned(texts, rows))))
        # what stands between cells is no part of the table and stays in the text
        taken = {id(glyph) for glyph in rest if box.holds(glyph.box)} - {id(glyph) for glyph in inside}
        rest = [glyph for glyph in rest if id(glyph) not in taken]
    return blocks, rest


def _open_sides(page: Page) -> list[_Rule]:
    """Return the sides of tables that are printed without a rule at the left and right end of their rows.

    Without them the first and the last column would be no cells, and row names leave their figures.
    """
    sides: list[_Rule] = []
    upright, level = page.vertical_edges, page.horizontal_edges
    for inner in upright:
        touching = [
            rule
            for rule in level
            if inner["top"] - _TOUCH <= rule["top"] <= inner["bottom"] + _TOUCH
            and rule["x0"] - _TOUCH <= inner["x0"] <= rule["x1"] + _TOUCH
        ]
        ends = {rule["x0"] for rule in touching} | {rule["x1"] for rule in touching}
        if len(touching) > 1:
            outer = [x for x in (min(ends), max(ends)) if not _has_rule(upright, x, inner)]
            sides.extend({**inner, "object_type": "line", "x0": x, "x1": x} for x in outer)
    return sides


def _has_rule(rules: Sequence[_Rule], x: float, beside: _Rule) -> bool:
    return any(
        abs(rule["x0"] - x) <= _TOUCH
        and rule["top"] < beside["bottom"] + _TOUCH
        and rule["bottom"] > beside["top"] - _TOUCH
        for rule in rules
    )


def _boxes(table: Table) -> list[list[Box | None]]:
    """Return the cells by row and column; None where a cell that began before goes on."""
    return [
        [Box(x0=cell[0], top=cell[1], x1=cell[2], bottom=cell[3]) if cell else None for cell in row.cells]
        for row in table.rows
    ]


def _is_table(rows: Sequence[Sequence[Box | None]], glyphs: Sequence[Glyph], page: Page) -> bool:
    cells = [cell for row in rows for cell in row if cell]
    if len(rows[0]) < 2 or len(cells) < 3:
        return False
    tall = [cell for cell in cells if cell.bottom - cell.top > _TALLEST_CELL * float(page.height)]
    return not any(_line_count(cell, glyphs) > _LONGEST_CELL_LINES for cell in tall)


def _line_count(cell: Box, glyphs: Sequence[Glyph]) -> int:
    return len(lines_of(runs_of([glyph for glyph in glyphs if cell.holds(glyph.box)])))


def _parted(glyphs: Sequence[Glyph], cell: Box | None) -> tuple[list[Glyph], list[Glyph]]:
    held = [glyph for glyph in glyphs if cell and cell.holds(glyph.box)]
    return held, [glyph for glyph in glyphs if not (cell and cell.holds(glyph.box))]


def _cell_text(glyphs: Sequence[Glyph]) -> str:
    """Join the lines of a cell; white space stays, single, where no Chinese character stands beside it."""
    text = " ".join(lines_of(runs_of(glyphs)))
    return re.sub(r"(?<=[^\x00-\xff]) +| +(?=[^\x00-\xff])", "", re.sub(r" {2,}", " ", text))


def _aligned(texts: Sequence[_Cells], rows: Sequence[Sequence[Box | None]]) -> list[str]:
    """Return the rows with any text, each cell padded to begin where its column does."""
    starts = _starts(texts, rows)
    lines = []
    for row in texts:
        line = ""
        for start, text in zip(starts, row, strict=True):
            line = line.ljust(start) + text if text else line
        lines.append(line)
    return [line for line in lines if line]


def _starts(texts: Sequence[_Cells], rows: Sequence[Sequence[Box | None]]) -> list[int]:
    """Return the position of each column: behind the longest text that ends before it."""
    starts = [0] * len(rows[0])
    for column in range(len(starts)):
        for row, boxes in zip(texts, rows, strict=True):
            following = next((i for i in range(column + 1, len(boxes)) if boxes[i]), len(boxes))
            if boxes[column] and row[column] and following < len(starts):
                end = starts[column] + len(row[column]) + len(_CELL_GAP)
                starts[following] = max(starts[following], end)
        if column + 1 < len(starts):
            starts[column + 1] = max(starts[column + 1], starts[column] + 1)
    return starts
