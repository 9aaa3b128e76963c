"""One page of a PDF as lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.bulletins.readers.columns import Block, lines_in_order
from knowledge.bulletins.readers.glyph_boxes import Box, Glyph, glyphs_of, turned
from knowledge.bulletins.readers.ruled import ruled_tables
from knowledge.bulletins.readers.runs import runs_of
from knowledge.bulletins.readers.source_text import ReadingLimits

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
    """The lines of a page; `pictured` if its print is a picture, `crowded` with too many rules for tables."""

    lines: tuple[str, ...]
    pictured: bool = False
    crowded: bool = False


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
    lines = lines_in_order(runs_of(level), blocks, frame)
    if sideways:
        lines += lines_in_order(runs_of(sideways), [], frame)
    return PrintedPage(
        lines=tuple(line for line in lines if line.strip()),
        pictured=_is_pictured(page, lines),
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


def _is_pictured(page: Page, lines: Sequence[str]) -> bool:
    if len("".join("".join(lines).split())) > _FEW_CHARACTERS:
        return False
    area = float(page.width) * float(page.height)
    return _pictures_area(page.images) > _PICTURE_SHARE * area or (not lines and len(page.curves) > _OUTLINES)


def _pictures_area(images: Sequence[dict[str, Any]]) -> float:
    return sum(float(image["width"]) * float(image["height"]) for image in images)
