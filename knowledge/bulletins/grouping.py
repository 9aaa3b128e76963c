"""Grouping: the pages of an issue put together into documents and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.bulletins.beginnings import Beginning, OpenDocument, beginnings, opening, preamble
from knowledge.bulletins.document_numbers import numbers_in
from knowledge.bulletins.endings import is_signed
from knowledge.bulletins.layout import RawPage
from knowledge.bulletins.line_text import LineText
from knowledge.bulletins.sections.kinds import kind_of
from knowledge.bulletins.title_block import TitleBlock
from knowledge.records import DocumentKind, Line

# a number further down its page does not stand in a title block at its head
_LONGEST_BLOCK = 6


@dataclass(slots=True)
class Section:
    """The pages, or parts of pages, of one document (`block` is set) or of one section."""

    kind: DocumentKind
    block: TitleBlock | None = None
    pages: list[RawPage] = field(default_factory=list)


def sections_of(pages: Sequence[RawPage]) -> list[Section]:
    """Group pages: a title block begins a document, another kind of page a section."""
    sections: list[Section] = []
    later, floating = _signed_later(pages), _float(pages)
    for page, signed in zip(pages, later, strict=True):
        signed_later = signed and _may_begin(sections)
        for part in beginnings(page, _open(sections), signed_later=signed_later, floating=floating):
            _add(sections, part)
            _take_back(sections, page)
    return sections


def _take_back(sections: list[Section], page: RawPage) -> None:
    """Give a text whose title block floated to its second page the first: it begins behind a signature."""
    if len(sections) < 2 or sections[-1].block is None or sections[-2].block is None:
        return
    before, found = sections[-2].pages, sections[-1].pages
    fresh = len(found) == 1 and found[0].number == page.number and found[0].lines[:1] == page.lines[:1]
    if not fresh or preamble(page.lines):
        return
    for position in range(len(before) - 1, 0, -1):
        if preamble(before[position].lines):
            above = [line for earlier in before[:position] for line in earlier.lines]
            if is_signed(above):
                sections[-1].pages = [*before[position:], *found]
                sections[-2].pages = before[:position]
            return


def _add(sections: list[Section], part: Beginning) -> None:
    previous = sections[-1] if sections else None
    begins = part.block is not None
    kind = kind_of(part.page, previous.kind if previous else None, begins_document=begins)
    if previous and previous.block and not begins and _shares_page(previous, part):
        kind = DocumentKind.DOCUMENT
    # the pages at the end of an issue (pictures, a story) have nothing to do with one another
    alone = kind is DocumentKind.FEATURE
    if previous is None or begins or alone or kind is not previous.kind:
        sections.append(Section(kind=kind, block=part.block))
    sections[-1].pages.append(part.page)


def _shares_page(section: Section, part: Beginning) -> bool:
    return section.pages[-1].number == part.page.number


def _open(sections: Sequence[Section]) -> OpenDocument | None:
    """Return the document that the next page may go on with."""
    if not sections or sections[-1].block is None:
        return None
    section = sections[-1]
    taken = section.block.lines if section.block else frozenset()
    lines = [line for page in section.pages if not page.vertical for line in page.lines]
    return OpenDocument(
        title=sections[-1].block.title, lines=[line for line in lines if line.number not in taken]
    )


def _may_begin(sections: Sequence[Section]) -> bool:
    """Return whether a text without a number may begin here: before and among the documents of an issue."""
    return not sections or sections[-1].kind in (DocumentKind.COVER, DocumentKind.DOCUMENT)


def _float(pages: Sequence[RawPage]) -> bool:
    """Return whether title blocks of an issue float: numbers stand in pages that begin with an addressee."""
    floating = running = 0
    for page in pages:
        spans = [] if page.vertical else numbers_in(LineText.of(page.lines))
        for span in spans[:1]:
            if span.first > 0 and opening(page.lines):
                floating += 1
            elif span.first > _LONGEST_BLOCK and opening(page.lines[span.last :]):
                running += 1
    return floating > running


def _signed_later(pages: Sequence[RawPage]) -> list[bool]:
    """Return for each page whether a signature follows on it or before the next number."""
    found: list[bool] = []
    for page in reversed(pages):
        lines: Sequence[Line] = () if page.vertical else page.lines
        numbered = any(not span.bare for span in numbers_in(LineText.of(lines)))
        following = bool(found) and found[-1] and not numbered
        found.append(is_signed(lines) or following)
    return found[::-1]
