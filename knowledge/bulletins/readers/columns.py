"""Reading order of a page: across what spans it, down one column after the other between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from knowledge.bulletins.readers.glyph_boxes import Box
from knowledge.bulletins.readers.gutters import Gutter, continued, gutter_of
from knowledge.bulletins.readers.rows import Block, Row, printed, rows_of, without_margins
from knowledge.bulletins.readers.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What is printed on a page: text set level, tables, and the part of the page that is shown."""

    runs: tuple[Run, ...]
    blocks: tuple[Block, ...] = ()
    frame: Box
    em: float = field(init=False)

    def __post_init__(self) -> None:
        """Take the usual size of the text as the unit of every distance."""
        object.__setattr__(self, "em", median(run.size for run in self.runs) if self.runs else 1.0)

    def parts(self) -> tuple[list[Row], list[Row], list[Row]]:
        """Return running header, body and foot; text set vertically stands in none of them."""
        return without_margins(
            rows_of([run for run in self.runs if not run.is_vertical]), self.frame, self.em
        )

    def gutter(self) -> Gutter | None:
        """Return the gutter of the page, if the page alone shows one."""
        return gutter_of(_runs(self.parts()[1]), self.em)


def lines_in_order(page: Print, known: Sequence[Gutter] = ()) -> list[str]:
    """Return the lines of a page in reading order, indented in proportion to the print.

    Args:
        page: what is printed.
        known: the gutters of other pages; a page with few lines shows none of its own.
    """
    head, body, foot = page.parts()
    runs = _runs(body)
    gutter = gutter_of(runs, page.em) or continued(known, runs, page.em)
    return [
        *printed(head, page.em),
        # in the margin: between the lines beside it, it would cut a sentence in two
        *(run.text for run in page.runs if run.is_vertical),
        *_region(runs, page.blocks, gutter, page.em),
        *printed(foot, page.em),
    ]


def _runs(rows: Sequence[Row]) -> list[Run]:
    return [run for row in rows for run in row.runs]


def _region(runs: Sequence[Run], blocks: Sequence[Block], gutter: Gutter | None, em: float) -> list[str]:
    """Return the lines of a part of the page, parted into columns where a gutter runs through it."""
    rows = rows_of(runs, blocks)
    if gutter is None:
        return printed(rows, em)
    lines: list[str] = []
    for band, spans in _bands(rows, gutter.middle):
        lines.extend(printed(band, em) if spans else _columns(band, gutter.middle, em))
    return lines


def _columns(band: Sequence[Row], gutter: float, em: float) -> list[str]:
    lines: list[str] = []
    for left in (True, False):
        runs = [run for run in _runs(band) if (run.box.middle[0] < gutter) is left]
        blocks = [row.block for row in band if row.block and (row.block.box.middle[0] < gutter) is left]
        lines.extend(_region(runs, blocks, gutter_of(runs, em), em))
    return lines


def _bands(rows: Sequence[Row], gutter: float) -> list[tuple[list[Row], bool]]:
    """Part the rows from top to bottom into those that span the gutter (True) and those beside it."""
    bands: list[tuple[list[Row], bool]] = []
    for row in rows:
        spans = _spans(row, rows, gutter)
        if not bands or bands[-1][1] is not spans:
            bands.append(([], spans))
        bands[-1][0].append(row)
    return bands


def _spans(row: Row, rows: Sequence[Row], gutter: float) -> bool:
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
