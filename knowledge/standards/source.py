"""The text that standards are drawn from: a document's passages joined, each character traceable."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.line_text import closed
from knowledge.records import Bulletin, Citation, Document, Page, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The passages of one document as one text, so that a rule may look across passage ends."""

    bulletin: Bulletin
    document: Document
    passages: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, bulletin: Bulletin, document: Document, passages: Sequence[Passage]) -> SourceText:
        """Join the passages of `document` in reading order."""
        own = tuple(p for p in passages if p.document_key == document.key)
        starts, position = [], 0
        for passage in own:
            starts.append(position)
            position += len(passage.text)
        text = "".join(passage.text for passage in own)
        return cls(bulletin=bulletin, document=document, passages=own, text=text, starts=tuple(starts))

    def in_one_passage(self, start: int, end: int) -> bool:
        """Tell whether both places of the text stand in the same passage, so that one citation holds both."""
        return bisect_right(self.starts, start) == bisect_right(self.starts, end)

    def cite(self, start: int, end: int) -> Citation:
        """Return the citation of the sentences of one passage that hold `text[start:end]`."""
        position = max(0, bisect_right(self.starts, start) - 1)
        passage, first = self.passages[position], self.starts[position]
        begin = max(first, self.text.rfind("。", first, start) + 1)
        stop = self.text.find("。", max(start, end - 1), first + len(passage.text))
        finish = first + len(passage.text) if stop < 0 else stop + 1
        return citation_of(self.bulletin, self.document, passage, self.text[begin:finish].strip())


def citation_of(bulletin: Bulletin, document: Document, passage: Passage, quote: str) -> Citation:
    """Return the citation of `quote`, which stands in `passage`: its page and lines are the quote's own."""
    near = _pages_with(bulletin, passage)
    lines = _lines_of(near, passage, quote)
    pages = (page.number for page in near if any(line.number == lines[0] for line in page.lines))
    return Citation(
        title=document.title,
        document_number=document.document_number,
        issuers=document.issuers,
        signed_date=document.signed_date,
        bulletin=bulletin.name,
        bulletin_key=bulletin.key,
        page=next(pages, passage.page),
        quote=quote,
        passage_id=passage.id,
        lines=lines,
        validity=document.validity,
    )


def _pages_with(bulletin: Bulletin, passage: Passage) -> list[Page]:
    """Return the pages that lines of the passage may stand on; an answer has no time to read the others."""
    first, last = min(passage.lines), max(passage.lines)
    return [
        page
        for page in bulletin.pages
        if page.lines and page.lines[0].number <= last and page.lines[-1].number >= first
    ]


def _lines_of(pages: Sequence[Page], passage: Passage, quote: str) -> tuple[int, ...]:
    """Return the source lines that hold `quote`; all those of the passage when it cannot be placed."""
    wanted = frozenset(passage.lines)
    texts = {line.number: closed(line.text) for page in pages for line in page.lines if line.number in wanted}
    start = closed(passage.text).find(closed(quote))
    end = start + len(closed(quote))
    # a passage that begins inside its first line: …；2019年完成
    printed = "".join(texts.get(number, "") for number in passage.lines)
    lines, position = [], -max(0, printed.find(closed(passage.text)))
    for number in passage.lines:
        begin, position = position, position + len(texts.get(number, ""))
        if position > start and begin < end:
            lines.append(number)
    return tuple(lines) if start >= 0 and lines else passage.lines
