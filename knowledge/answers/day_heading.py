"""The day of a chronicle entry is printed above it, once for several entries: it is cited beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.bulletins.line_text import closed
from knowledge.records import Answer, Citation, Document, DocumentKind, Line, Page, Passage

# 12月18日
_DAY = re.compile(r"(?P<day>\d{1,2}日)$")


def with_day_headings(answer: Answer, sources: Sources) -> Answer:
    """Return the answer with the printed day of each chronicle entry that it cites."""
    citations = list(answer.citations)
    for citation in answer.citations:
        document = sources.documents[citation.document_key]
        if document.kind is DocumentKind.CHRONICLE:
            heading = _heading(citation, document, sources)
            citations += [heading] if heading and heading not in citations else []
    return replace(answer, citations=tuple(citations))


def _heading(citation: Citation, document: Document, sources: Sources) -> Citation | None:
    """Return the citation of the line with the day, None where it is not printed above the entry."""
    passages = sources.passages_in.get(document.key, [])
    passage = next((one for one in passages if one.id == citation.passage_id), None)
    day = _DAY.search(passage.trail[-1]) if passage and passage.trail else None
    if passage is None or day is None or day["day"] in citation.quote:
        return None
    found = _line_above(passage, day["day"], document, sources)
    if found is None:
        return None
    line, page = found
    return replace(citation, quote=closed(line.text), page=page.number, lines=(line.number,))


def _line_above(passage: Passage, day: str, document: Document, sources: Sources) -> tuple[Line, Page] | None:
    """Return the nearest line above the passage, on the pages of its section, that is the day alone."""
    # 18日   |   12月18日
    printed = re.compile(rf"(?:\d{{1,2}}月)?{day}")
    pages = [page for page in sources.bulletin_of[passage.bulletin].pages if page.number in document.pages]
    for page in reversed(pages):
        for line in reversed(page.lines):
            if line.number < passage.lines[0] and printed.fullmatch(closed(line.text)):
                return line, page
    return None
