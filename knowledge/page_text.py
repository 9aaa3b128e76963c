"""A page of an issue as it is read: paragraphs joined from the printed lines, headings, tables."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.bulletins.line_text import closed
from knowledge.bulletins.paragraphs import close_up
from knowledge.records import Bulletin, Document, Line, Page, Table

# the signature of a document is printed at the right margin, behind so many blanks
_SIGNATURE_INDENT = 12
_LONGEST_HEADING = 40
# 8日: a day of the chronicle
_DAY = re.compile(r"[1-3]?[0-9]日")
_LATIN_BEFORE, _LATIN_AFTER = re.compile(r"[A-Za-z0-9]$"), re.compile(r"^[A-Za-z]")


class BlockKind(enum.Enum):
    """What a block of a page is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    NUMBER = "number"
    SIGNATURE = "signature"
    TABLE = "table"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of a page that belong together; a table has its rebuilt `table` beside them.

    `document` is the key of the document that they are part of, None where no document took them.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    document: str | None = None
    table: Table | None = None

    def joined(self) -> list[tuple[int, str]]:
        """Return the number and the text of each line, so that the texts set end to end read as one."""
        pieces: list[tuple[int, str]] = []
        for line in self.lines:
            text = close_up(line.text.strip())
            before = pieces[-1][1] if pieces else ""
            gap = " " if _LATIN_BEFORE.search(before) and _LATIN_AFTER.match(text) else ""
            pieces.append((line.number, gap + text))
        return pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a line belongs: blocks are runs of lines with the same one."""

    kind: BlockKind
    document: str | None = None
    part: tuple[int, ...] = ()
    table: Table | None = None


class PageTexts:
    """Tells the blocks of the pages of one issue."""

    def __init__(self, bulletin: Bulletin) -> None:
        """Look up once which line of the issue belongs where."""
        self._documents = bulletin.documents
        self._places: dict[int, _Place] = {}
        for document in bulletin.documents:
            self._places.update(_paragraph_places(document))
        for document in bulletin.documents:
            self._places.update(_table_places(document))

    def blocks(self, page: Page, *, as_printed: bool = False) -> list[Block]:
        """Return the blocks of a page in the order in which they are read, or that of the file."""
        printed = [line for line in page.lines if line.text.strip()]
        found = [
            Block(kind=place.kind, lines=tuple(lines), document=place.document, table=place.table)
            for place, lines in _runs(printed, [self._place(line, page.number) for line in printed])
        ]
        return found if as_printed else _titles_first(found, self._documents, self._places)

    def _place(self, line: Line, page: int) -> _Place:
        """Return where a line belongs; one at the right margin stands alone whatever it is part of."""
        place = self._places.get(line.number)
        if place is None:
            return self._loose(line, page)
        if place.kind is not BlockKind.TABLE and _indent(line.text) >= _SIGNATURE_INDENT:
            return _Place(kind=BlockKind.SIGNATURE, document=place.document, part=(line.number,))
        return place

    def _loose(self, line: Line, page: int) -> _Place:
        """Return the place of a line outside all paragraphs: of a title block, or by itself."""
        text = closed(line.text)
        for document in self._documents:
            if page not in document.pages:
                continue
            if text == closed(document.document_number or ""):
                return _Place(kind=BlockKind.NUMBER, document=document.key)
            if len(text) > 1 and text in closed(document.title):
                return _Place(kind=BlockKind.TITLE, document=document.key)
        kind = BlockKind.HEADING if _DAY.fullmatch(text) else BlockKind.LINE
        return _Place(kind=kind, part=(line.number,))


def _paragraph_places(document: Document) -> Iterator[tuple[int, _Place]]:
    """Yield the place of each line that a paragraph of the document took."""
    for i, article in enumerate(document.articles):
        for j, paragraph in enumerate(article.paragraphs):
            heads = j == 0 and bool(article.label) and _is_heading(paragraph.text)
            kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH
            place = _Place(kind=kind, document=document.key, part=(i, j))
            yield from ((number, place) for number, _ in paragraph.spans)


def _table_places(document: Document) -> Iterator[tuple[int, _Place]]:
    """Yield the place of each line that a table which could be rebuilt took."""
    for i, table in enumerate(document.tables):
        if table.readable:
            place = _Place(kind=BlockKind.TABLE, document=document.key, part=(i,), table=table)
            yield from ((number, place) for number in table.lines)


def _runs(lines: Sequence[Line], places: Sequence[_Place]) -> Iterator[tuple[_Place, list[Line]]]:
    """Yield the runs of lines of the same place."""
    for place, run in groupby(zip(places, lines, strict=True), key=lambda pair: pair[0]):
        yield place, [line for _, line in run]


def _titles_first(
    blocks: Sequence[Block], documents: Sequence[Document], places: dict[int, _Place]
) -> list[Block]:
    """Return the blocks with each title above its text: a box that floats may be printed below."""
    ordered = list(blocks)
    for document in documents:
        head = [b for b in ordered if b.document == document.key and b.kind in _TITLE_KINDS]
        first = next((b for b in ordered if _begins(b, document, places)), None)
        if head and first:
            rest = [block for block in ordered if block not in head]
            place = rest.index(first)
            ordered = [*rest[:place], *head, *rest[place:]]
    return ordered


_TITLE_KINDS = (BlockKind.NUMBER, BlockKind.TITLE)


def _begins(block: Block, document: Document, places: dict[int, _Place]) -> bool:
    """Return whether the text of a document begins with this block."""
    place = places.get(block.lines[0].number)
    return place is not None and place.document == document.key and place.part == (0, 0)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；", "，", "："))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
