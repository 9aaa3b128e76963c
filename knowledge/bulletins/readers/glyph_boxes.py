"""The characters of a PDF page with their places, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.bulletins.readers.glyphs import GETA, is_unreadable, ordinary

# fake bold draws a character again at a fraction of its size beside itself
_SAME_PLACE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the page in points; `top` counts from the upper edge."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return the centre (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        """Return whether the centre of `other` lies inside."""
        x, y = other.middle
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A printed character (a ligature has several); `size` is its height in points."""

    text: str
    box: Box
    size: float


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around `boxes`, at least one."""
    kept = list(boxes)
    return Box(
        x0=min(box.x0 for box in kept),
        top=min(box.top for box in kept),
        x1=max(box.x1 for box in kept),
        bottom=max(box.bottom for box in kept),
    )


def glyphs_of(chars: Sequence[dict[str, Any]], frame: Box) -> list[Glyph]:
    """Return the characters inside `frame` (outside are crop marks and slugs), white space included."""
    glyphs = (_glyph(char) for char in chars)
    return _once([glyph for glyph in glyphs if frame.holds(glyph.box)])


def turned(glyphs: Iterable[tuple[Glyph, bool]], height: float, width: float) -> list[Glyph]:
    """Return glyphs that are set upwards (True) or downwards as if the page had been turned to read them."""
    return [
        Glyph(text=glyph.text, size=glyph.size, box=_turned(glyph.box, height, width, upwards=upwards))
        for glyph, upwards in glyphs
    ]


def _turned(box: Box, height: float, width: float, *, upwards: bool) -> Box:
    if upwards:
        return Box(x0=height - box.bottom, x1=height - box.top, top=box.x0, bottom=box.x1)
    return Box(x0=box.top, x1=box.bottom, top=width - box.x1, bottom=width - box.x0)


def _glyph(char: dict[str, Any]) -> Glyph:
    text = str(char["text"])
    box = Box(x0=char["x0"], top=char["top"], x1=char["x1"], bottom=char["bottom"])
    return Glyph(
        text=GETA if is_unreadable(text) else ordinary(text), box=box, size=max(float(char["size"]), 1.0)
    )


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Drop what is drawn again at the same place."""
    places: defaultdict[str, list[Box]] = defaultdict(list)
    kept = []
    # of two of a kind the one drawn first stays; only the neighbours in the order of x can be near
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.text, glyph.box.x0)):
        near = _SAME_PLACE * glyph.size
        before = places[glyph.text]
        while before and before[0].x0 < glyph.box.x0 - near:
            before.pop(0)
        if any(abs(box.top - glyph.box.top) <= near for box in before):
            continue
        before.append(glyph.box)
        kept.append(glyph)
    return kept
