"""The day of an entry is printed above it, once for several entries: it is cited beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.bulletins.line_text import closed
from knowledge.records import Answer, Citation, Document, DocumentKind, Line, Page, Passage

# 12月18日   |   市人民政府2019年12月5日决定
_DAY = re.compile(r"(?<!\d)\d{1,2}日")
_SECTIONS = (DocumentKind.CHRONICLE, DocumentKind.APPOINTMENTS)


def with_day_headings(answer: Answer, sources: Sources) -> Answer:
    """Return the answer with the printed day of each entry of the chronicle or decision that it cites."""
    citations = list(answer.citations)
    for citation in answer.citations:
        document = sources.documents[citation.document_key]
        if document.kind in _SECTIONS:
            heading = _heading(citation, document, sources)
            citations += [heading] if heading and heading not in citations else []
    return replace(answer, citations=tuple(citations))


def _heading(citation: Citation, document: Document, sources: Sources) -> Citation | None:
    """Return the citation of the line with the day, None where it is not printed above the entry."""
    passages = sources.passages_in.get(document.key, [])
    passage = next((one for one in passages if one.id == citation.passage_id), None)
    day = _DAY.search(passage.trail[-1]) if passage and passage.trail else None
    if passage is None or day is None or day[0] in citation.quote:
        return None
    found = _line_above(passage, day[0], document, sources)
    if found is None:
        return None
    line, page = found
    return replace(citation, quote=closed(line.text), page=page.number, lines=(line.number,))


def _line_above(passage: Passage, day: str, document: Document, sources: Sources) -> tuple[Line, Page] | None:
    """Return the nearest line above the passage, on the pages of its section, that prints the day.

    In the chronicle the day stands alone (18日, 12月18日), above decisions it stands in a sentence.
    """
    alone = document.kind is DocumentKind.CHRONICLE
    printed = re.compile(rf"(?:\d{{1,2}}月)?{day}" if alone else rf".*(?<!\d){day}.*")
    pages = [page for page in sources.bulletin_of[passage.bulletin].pages if page.number in document.pages]
    for page in reversed(pages):
        for line in reversed(page.lines):
            if line.number < passage.lines[0] and printed.fullmatch(closed(line.text)):
                return line, page
    return None
