"""PDFs made by a test: text at places, rules, and whole issues laid out page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # comes with the library, no font file is needed
WIDTH, HEIGHT = 595.0, 842.0
SIZE = 10.5
PITCH = 18.0
_TOP, _LEFT = 100.0, 60.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def pdf(*pages: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """Return a PDF whose pages are drawn by these functions; no time stamp, the same bytes each time."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for draw in pages:
        canvas.translate(0, size[1])
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def put(canvas: Canvas, x: float, top: float, text: str, size: float = SIZE) -> float:
    """Draw text with its first character's upper left corner at (x, top); return where it ends."""
    canvas.setFont(FONT, size)
    for piece in re.findall(r"\s+|\S+", text):
        if piece.strip():
            # the font has 99 of its collection for both dots, under one code alone
            shown = piece.translate({0xB7: 0x30FB, 0x2022: 0x30FB})
            canvas.drawString(x, -top - 0.88 * size, shown)
            x += pdfmetrics.stringWidth(shown, FONT, size)
        else:
            x += sum(size if c == "\u3000" else size / 2 for c in piece)
    return x


def column(canvas: Canvas, x: float, top: float, lines: Sequence[str], size: float = SIZE) -> None:
    """Draw lines one under the other."""
    for position, line in enumerate(lines):
        put(canvas, x, top + position * PITCH, line, size)


def ruled(canvas: Canvas, xs: Sequence[float], tops: Sequence[float], cells: Sequence[Sequence[str]]) -> None:
    """Draw a ruled table; a cell's text is broken at its line ends."""
    for x in xs:
        canvas.line(x, -tops[0], x, -tops[-1])
    for top in tops:
        canvas.line(xs[0], -top, xs[-1], -top)
    for top, row in zip(tops, cells, strict=False):
        for x, text in zip(xs, row, strict=False):
            for position, line in enumerate(text.split("\n")):
                put(canvas, x + 3, top + 3 + position * 13, line)


def issue_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return pages of these lines, each where its white space puts it, as large as they need to be."""
    longest = max(map(len, pages))
    widest = max(sum(1.0 if ord(c) > 0xFF else 0.5 for c in line) for page in pages for line in page)

    def draw(page: Sequence[str]) -> Callable[[Canvas], None]:
        return lambda canvas: column(canvas, _LEFT, _TOP, page)

    size = (max(WIDTH, 2 * _LEFT + widest * SIZE), max(HEIGHT, 2 * _TOP + longest * PITCH))
    return pdf(*map(draw, pages), size=size)


def bare(text: str) -> str:
    """Return `text` without white space, the dot of lists as the font has it."""
    return re.sub(r"\s", "", text).replace("•", "·")
