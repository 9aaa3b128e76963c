"""One page of a PDF: what is printed on it, and its lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.bulletins.readers.columns import Print, lines_in_order
from knowledge.bulletins.readers.file_text import ReadingLimits
from knowledge.bulletins.readers.glyph_boxes import Box, Glyph, glyphs_of, turned
from knowledge.bulletins.readers.gutters import Gutter
from knowledge.bulletins.readers.rows import Block
from knowledge.bulletins.readers.ruled import ruled_tables
from knowledge.bulletins.readers.runs import runs_of

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

# a scanned page may carry a typed folio or a watermark
_FEW_CHARACTERS = 30
_PICTURE_SHARE = 0.5
# text turned into outlines leaves hundreds of curves and no character
_OUTLINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page: text set level, text set sideways; `pictured` if its print is a picture.

    `crowded` tells that it has too many rules to look for tables among them.
    """

    level: Print
    sideways: Print
    pictured: bool = False
    crowded: bool = False

    def lines(self, known: Sequence[Gutter] = ()) -> list[str]:
        """Return its lines in reading order; `known` are the gutters of the other pages."""
        lines = lines_in_order(self.level, known) + lines_in_order(self.sideways)
        return [line for line in lines if line.strip()]


def read_page(pdf: PDF, number: int, limits: ReadingLimits) -> PrintedPage:
    """Read page `number` (from 0) and free what the library keeps of it."""
    page = pdf.pages[number]
    try:
        upright = _upright(page)
        return _printed(upright, limits)
    finally:
        page.close()


def _upright(page: Page) -> Page:
    """Return the page turned so that most of its text can be read: wide tables are printed sideways."""
    chars = [char for char in page.chars if str(char["text"]).strip()]
    sideways = [char for char in chars if not char["upright"]]
    if len(sideways) * 2 <= len(chars):
        return page
    upwards = sum(char["matrix"][1] > 0 for char in sideways) * 2 > len(sideways)
    rotation = (page.rotation + (90 if upwards else 270)) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate = rotation
    return type(page)(page.pdf, page.page_obj, page.page_number)


def _printed(page: Page, limits: ReadingLimits) -> PrintedPage:
    frame = _frame(page)
    level = glyphs_of([char for char in page.chars if char["upright"]], frame)
    sideways = _sideways(page, frame)
    crowded = len(page.edges) > limits.rules
    blocks: list[Block] = []
    if not crowded and page.edges:
        blocks, level = ruled_tables(page, level)
    return PrintedPage(
        level=Print(runs=tuple(runs_of(level)), blocks=tuple(blocks), frame=frame),
        sideways=Print(runs=tuple(runs_of(sideways)), frame=frame),
        pictured=_is_pictured(page),
        crowded=crowded,
    )


def _frame(page: Page) -> Box:
    """Return what of the page is shown."""
    x0, top, x1, bottom = page.cropbox
    return Box(x0=x0, top=top, x1=x1, bottom=bottom)


def _sideways(page: Page, frame: Box) -> list[Glyph]:
    """Return the text that is set sideways on an upright page, placed as if it were read upright."""
    found: list[Glyph] = []
    for upwards in (True, False):
        chars = [char for char in page.chars if not char["upright"] and (char["matrix"][1] > 0) is upwards]
        glyphs = ((glyph, upwards) for glyph in glyphs_of(chars, frame))
        found.extend(turned(glyphs, float(page.height), float(page.width)))
    return found


def _is_pictured(page: Page) -> bool:
    characters = sum(bool(str(char["text"]).strip()) for char in page.chars)
    if characters > _FEW_CHARACTERS:
        return False
    area = float(page.width) * float(page.height)
    outlined = characters == 0 and len(page.curves) > _OUTLINES
    return outlined or _pictures_area(page.images) > _PICTURE_SHARE * area


def _pictures_area(images: Sequence[dict[str, Any]]) -> float:
    return sum(float(image["width"]) * float(image["height"]) for image in images)
