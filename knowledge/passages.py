"""Passages: what is indexed and quoted, cut from articles at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.bulletins.articles import heading_of
from knowledge.records import Article, Bulletin, Document, Paragraph, Passage

_LONGEST = 360
_SHORTEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slice:
    article: Article
    trail: tuple[str, ...]
    text: str
    lines: tuple[int, ...]


def passages_of(bulletin: Bulletin) -> list[Passage]:
    """Return the passages of an issue in reading order; each keeps its exact source lines."""
    page_of_line = {line.number: page.number for page in bulletin.pages for line in page.lines}
    passages: list[Passage] = []
    for document in bulletin.documents:
        for position, part in enumerate(_document_slices(document), 1):
            page = page_of_line.get(part.lines[0], part.article.page)
            passages.append(_passage(document, part, position, page))
    return passages


def _document_slices(document: Document) -> list[_Slice]:
    """Slice the articles; a short item (（一）责令整改；) joins the slice before it."""
    slices: list[_Slice] = []
    followers = (*document.articles[1:], None)
    for article, following in zip(document.articles, followers, strict=False):
        if _is_bare_heading(article, following):
            continue
        for order, (text, lines) in enumerate(_slices(article)):
            before = slices[-1] if slices else None
            if before and _is_short(text) and _belongs(article, before):
                slices[-1] = replace(before, text=before.text + text, lines=_joined(before.lines, lines))
            else:
                slices.append(_Slice(article=article, trail=_trail(article, order), text=text, lines=lines))
    return slices


def _belongs(article: Article, before: _Slice) -> bool:
    """Return whether a numbered item stands right under or beside the article of `before`."""
    above = (*before.article.trail, heading_of(before.article.text))
    return bool(article.label) and article.trail in (above, before.article.trail)


def _is_bare_heading(article: Article, following: Article | None) -> bool:
    """Return whether an article is a heading alone (（一）指导思想。) that lives on in the trail below it.

    Below a heading may also stand the caption of a table: its rows have more headings than this one.
    """
    below = (*article.trail, heading_of(article.text))
    return _is_short(article.text) and following is not None and following.trail[: len(below)] == below


def _is_short(text: str) -> bool:
    return len(text) < _SHORTEST and not re.search(r"\d", text)


def _trail(article: Article, order: int) -> tuple[str, ...]:
    """Return the headings of a slice; one that does not begin its article has the article's own too."""
    if order == 0 or not article.label:
        return article.trail
    return (*article.trail, heading_of(article.text))


def _passage(document: Document, part: _Slice, position: int, page: int) -> Passage:
    return Passage(
        id=f"{document.key}#{position}",
        document_key=document.key,
        bulletin=document.bulletin,
        kind=document.kind,
        title=document.title,
        trail=part.trail,
        text=part.text,
        lines=part.lines,
        page=page,
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
            lines = _joined(lines, piece_lines)
    if text:
        yield text, lines


def _joined(lines: tuple[int, ...], more: Sequence[int]) -> tuple[int, ...]:
    return (*lines, *(n for n in more if n not in lines))


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
