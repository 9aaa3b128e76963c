"""Spans: what may be said of a document, cut from its passages, with the words that give each its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from knowledge.answers.quoting.captions import begins_caption, captions_of
from knowledge.answers.quoting.headings import Headings
from knowledge.answers.quoting.target_years import TargetYears
from knowledge.records import Document, DocumentKind, Passage
from knowledge.text import sentences

# 各县（市、区）人民政府，市政府直属各单位：
_SALUTATION = re.compile(
    r"^(?![（(])(?:[^。：]{0,60}(?:政府|(?<!牵头)(?<!责任)单位|局|大队|企业|办|委员会|管委会|中心|扫黑办))：(?=\S)"
)
# a heading in front of its sentence:  1. 房租补助。
_HEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)[^。；]{2,16}。$")
_LONGEST_BRACKET = 300
# photographs with captions stand in features and on covers
_CAPTIONED = (DocumentKind.FEATURE, DocumentKind.COVER)
# what ends a sentence; one that goes on in its items ends in none: …给予连续三年补贴，且
_CLOSED = re.compile(r"[。；！？!?”）)]$")


class SpanKind(Enum):
    """What a span is in its document."""

    SENTENCE = "sentence"  # a sentence or a ；-clause
    PARAGRAPH = "paragraph"  # all ；-clauses of one sentence
    RUN = "run"  # a head with its items


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a document that may be said.

    `text` stands in `passages`, which are cited; `trail` are the headings above it and `lead` the words
    before it that it depends on (对D类企业：), both outermost first. `items` are the parts of a list.
    `before` is the sentence in front of it. `order` counts the passages of the document, `position`
    the sentences of the passage. `year` is the year whose plan or target it tells, empty where none is named.
    """

    kind: SpanKind
    passages: tuple[Passage, ...]
    text: str
    trail: tuple[str, ...]
    lead: str = ""
    before: str = ""
    items: tuple[str, ...] = ()
    order: int = 0
    position: int = 0
    year: str = ""

    @property
    def passage(self) -> Passage:
        """Return the passage that it begins in."""
        return self.passages[0]

    @property
    def quoted(self) -> Passage:
        """Return that passage with the words of the span alone."""
        whole = self.passages[0]
        return Passage(
            id=whole.id,
            document_key=whole.document_key,
            bulletin=whole.bulletin,
            kind=whole.kind,
            title=whole.title,
            trail=whole.trail,
            text=self.text,
            lines=whole.lines,
            page=whole.page,
        )


def sentence_spans(passages: Sequence[Passage], document: Document | None = None) -> Iterator[Span]:
    """Yield the sentences and ；-clauses of the passages of a document, and whole sentences of ；-clauses."""
    leads: dict[tuple[str, ...], str] = {}
    headings, years = Headings(passages, document), TargetYears()
    for order, passage in enumerate(passages):
        heading = headings.own(passage)
        trail = (*passage.trail, heading) if heading else passage.trail
        pieces = pieces_of(passage.text.removeprefix(heading))
        if passage.kind in _CAPTIONED:
            pieces = [caption for piece in pieces for caption in captions_of(piece)]
        said_for = years.of_passage(passage, pieces, headings.path(passage))
        spans = _of_passage(passage, trail, pieces, leads.get(passage.trail, ""), order)
        yield from (replace(span, year=said_for[span.position]) for span in spans)
        if pieces and is_open(pieces[-1]):
            leads[headings.path(passage)] = pieces[-1]


def pieces_of(text: str) -> list[str]:
    """Return the sentences and ；-clauses of a passage without its salutation; no bracket is cut in two."""
    pieces: list[str] = []
    for piece in sentences(text):
        before = pieces[-1] if pieces else ""
        if before.count("（") > before.count("）") and len(before) < _LONGEST_BRACKET:
            pieces[-1] += piece
        else:
            pieces.append(piece if pieces else _SALUTATION.sub("", piece))
    return pieces or [text]


def is_open(piece: str) -> bool:
    """Return whether a sentence goes on in the items below it."""
    return not _CLOSED.search(piece)


def _of_passage(
    passage: Passage, trail: tuple[str, ...], pieces: Sequence[str], above: str, order: int
) -> Iterator[Span]:
    clauses, opening = [], ""  # type: list[str], str
    for position, piece in enumerate(pieces):
        if position == 0 and len(pieces) > 1 and _HEADING.match(piece):
            trail = (*trail, piece)
            continue
        said = piece
        if is_open(piece) and position + 1 < len(pieces) and not begins_caption(pieces[position + 1]):
            said = piece + pieces[position + 1]
        span = Span(
            kind=SpanKind.SENTENCE,
            passages=(passage,),
            text=said,
            trail=trail,
            lead=above + opening,
            before=pieces[position - 1] if position else "",
            order=order,
            position=position,
        )
        yield span
        clauses.append(piece)
        if piece.endswith(("；", ";")):
            opening = opening or _opening(piece)
            continue
        if len(clauses) > 1:
            yield _paragraph(span, clauses, above)
        clauses, opening = [], ""


def _opening(piece: str) -> str:
    """Return what all ；-clauses of a sentence depend on: its words up to the colon, if there is one."""
    head, colon, rest = piece.partition("：")
    return head + colon if colon and rest else ""


def _paragraph(last: Span, clauses: Sequence[str], above: str) -> Span:
    return Span(
        kind=SpanKind.PARAGRAPH,
        passages=last.passages,
        text="".join(clauses),
        trail=last.trail,
        lead=above,
        order=last.order,
        position=last.position - len(clauses) + 1,
    )
