"""Passages: what is indexed and quoted, cut from articles at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.bulletins.articles import heading_of
from knowledge.records import Article, Bulletin, Document, Paragraph, Passage

_LONGEST = 360
# a heading alone, such as （一）指导思想。 — it lives on in the trail of the articles below it
_SHORTEST = 12


def passages_of(bulletin: Bulletin) -> list[Passage]:
    """Return the passages of an issue in reading order; each keeps its exact source lines."""
    passages: list[Passage] = []
    for document in bulletin.documents:
        slices = [
            (article, _trail(article, order), text, lines)
            for article in document.articles
            for order, (text, lines) in enumerate(_slices(article))
        ]
        passages += [
            _passage(document, article, trail, text, lines, position)
            for position, (article, trail, text, lines) in enumerate(slices, 1)
        ]
    return passages


def _trail(article: Article, order: int) -> tuple[str, ...]:
    """Return the headings of a slice; one that does not begin its article has the article's own too."""
    if order == 0 or not article.label:
        return article.trail
    return (*article.trail, heading_of(article.text))


def _passage(
    document: Document,
    article: Article,
    trail: tuple[str, ...],
    text: str,
    lines: tuple[int, ...],
    position: int,
) -> Passage:
    return Passage(
        id=f"{document.key}#{position}",
        document_key=document.key,
        bulletin=document.bulletin,
        kind=document.kind,
        title=document.title,
        trail=trail,
        text=text,
        lines=lines,
        page=article.page,
    )


def _slices(article: Article) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Pack the sentences of an article into slices of at most 360 characters."""
    text, lines = "", ()  # type: tuple[str, tuple[int, ...]]
    for paragraph in article.paragraphs:
        for piece, piece_lines in _sentences(paragraph):
            if text and len(text) + len(piece) > _LONGEST:
                yield text, lines
                text, lines = "", ()
            text += piece
            lines = (*lines, *(n for n in piece_lines if n not in lines))
    if text and (len(text) >= _SHORTEST or re.search(r"\d", text)):
        yield text, lines


def _sentences(paragraph: Paragraph) -> Iterator[tuple[str, tuple[int, ...]]]:
    start = 0
    for match in re.finditer(r"[^。；]*(?:[。；][”）]?|$)", paragraph.text):
        if not match[0]:
            continue
        yield match[0], _lines_between(paragraph, start, match.end())
        start = match.end()


def _lines_between(paragraph: Paragraph, start: int, end: int) -> tuple[int, ...]:
    lines = []
    begin = 0
    for number, stop in paragraph.spans:
        if stop > start and begin < end:
            lines.append(number)
        begin = stop
    return tuple(lines)
