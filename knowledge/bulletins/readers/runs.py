"""Characters on one base line, parted where the print leaves a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from knowledge.bulletins.readers.glyph_boxes import Box, Glyph, around

# in heights of a character, beyond what the line is stretched by: a wider gap parts two runs
_RUN_GAP = 0.45
# a narrower one parts two Latin words or two numbers
_WORD_GAP = 0.18
# 3 . 落 实 用 地: lines are stretched to the width of their column by no more than this
_MOST_STRETCH = 0.3
# text set upwards down is set solid, lines of a paragraph are not
_STACK_GAP = 0.35
_SHORTEST_STACK = 3
# in spaces: 温州市公安局    温州市农业农村局, however far apart the two are printed
_WIDEST_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text without a wide gap, and its place; `size` is the height of its characters in points."""

    text: str
    box: Box
    size: float

    @property
    def is_vertical(self) -> bool:
        """Return whether the characters stand one under the other."""
        return self.box.bottom - self.box.top > 2.5 * self.size


def runs_of(glyphs: Sequence[Glyph]) -> list[Run]:
    """Return the runs of `glyphs`, from the top of the page; text set vertically is one run."""
    runs = [run for row in _rows(glyphs) for run in _parted(row)]
    return _stacked(runs)


def joined(runs: Sequence[Run], left: float, em: float) -> str:
    """Return the runs of one line, the gaps between them and from `left` as half-width spaces."""
    line, end = "", left
    for run in sorted(runs, key=lambda run: run.box.x0):
        gap = round(max(0.0, run.box.x0 - end) / (em / 2))
        line += " " * (min(max(1, gap), _WIDEST_GAP) if line else gap) + run.text
        end = run.box.x1
    return line


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Group what stands on one base line: the lower character's middle is within the first one's height."""
    rows: list[list[Glyph]] = []
    open_rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.box.top, glyph.box.x0)):
        open_rows = [row for row in open_rows if row[0].box.bottom > glyph.box.top]
        row = next((row for row in open_rows if _beside(row[0].box, glyph.box)), None)
        if row is None:
            row = []
            rows.append(row)
            open_rows.append(row)
        row.append(glyph)
    return rows


def _beside(first: Box, second: Box) -> bool:
    overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
    return overlap >= 0.5 * min(first.bottom - first.top, second.bottom - second.top)


def _parted(row: Sequence[Glyph]) -> list[Run]:
    ordered = sorted(row, key=lambda glyph: glyph.box.x0)
    stretch = _stretch(ordered)
    parts: list[list[tuple[Glyph, bool]]] = []
    previous: Glyph | None = None
    spaced = False
    for glyph in ordered:
        if not glyph.text.strip():
            spaced = True
            continue
        height = max(glyph.size, previous.size) if previous else glyph.size
        gap = glyph.box.x0 - previous.box.x1 - stretch * height if previous else 0.0
        if previous is None or gap > _RUN_GAP * height:
            parts.append([])
        parts[-1].append((glyph, _is_word_gap(previous, glyph, gap, spaced=spaced)))
        previous, spaced = glyph, False
    return [_run(part) for part in parts]


def _stretch(ordered: Sequence[Glyph]) -> float:
    """Return by how much of their height the characters of a line usually stand apart."""
    shown = [glyph for glyph in ordered if glyph.text.strip()]
    gaps = [(after.box.x0 - before.box.x1) / after.size for before, after in pairwise(shown)]
    return min(max(median(gaps), 0.0), _MOST_STRETCH) if len(gaps) > 2 else 0.0


def _is_word_gap(previous: Glyph | None, glyph: Glyph, gap: float, *, spaced: bool) -> bool:
    """Return whether a space stands between two characters of a run; next to Chinese it says nothing."""
    if previous is None or not (previous.text[-1].isascii() and glyph.text[0].isascii()):
        return False
    return spaced or gap > _WORD_GAP * glyph.size


def _run(part: Sequence[tuple[Glyph, bool]]) -> Run:
    text = part[0][0].text + "".join(f" {glyph.text}" if spaced else glyph.text for glyph, spaced in part[1:])
    glyphs = [glyph for glyph, _ in part]
    return Run(
        text=text.strip(),
        box=around(glyph.box for glyph in glyphs),
        size=median(glyph.size for glyph in glyphs),
    )


def _stacked(runs: Sequence[Run]) -> list[Run]:
    """Join single characters that are set one under the other without leading: a text box set vertically."""
    kept: list[Run] = []
    stacks: list[list[Run]] = []
    open_stacks: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.box.top):
        if len(run.text) > 1 or run.text.isascii():
            kept.append(run)
            continue
        open_stacks = [s for s in open_stacks if run.box.top - s[-1].box.bottom < _STACK_GAP * s[-1].size]
        stack = next((stack for stack in open_stacks if _continues(stack[-1], run)), None)
        if stack is None:
            stack = []
            stacks.append(stack)
            open_stacks.append(stack)
        stack.append(run)
    for stack in stacks:
        kept.extend(stack if len(stack) < _SHORTEST_STACK else [_vertical(stack)])
    return sorted(kept, key=lambda run: (run.box.top, run.box.x0))


def _continues(above: Run, run: Run) -> bool:
    size = max(above.size, run.size)
    gap = run.box.top - above.box.bottom
    beneath = abs(above.box.middle[0] - run.box.middle[0]) < 0.3 * size
    return beneath and -0.3 * size < gap < _STACK_GAP * size and abs(above.size - run.size) < 0.2 * size


def _vertical(stack: Sequence[Run]) -> Run:
    return Run(
        text="".join(run.text for run in stack), box=around(run.box for run in stack), size=stack[0].size
    )
