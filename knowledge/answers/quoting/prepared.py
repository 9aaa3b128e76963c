"""Spans prepared for measuring, once for each document: their terms, labels and vectors."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.evidence import grams
from knowledge.answers.quoting.form import form_of
from knowledge.answers.quoting.labels import labels_in
from knowledge.answers.quoting.runs import runs_of
from knowledge.answers.quoting.spans import Span, sentence_spans
from knowledge.records import Document, Passage
from knowledge.steady import vectors_or_none

Floats = NDArray[np.float32]
_SHOWN = 300
# so many texts of one document are remembered while it is prepared
_SHARED = 64


class TextEncoder(Protocol):
    """What gives texts vectors of `dimension` numbers."""

    name: str
    dimension: int

    def encode_questions(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32 unit rows."""
        ...

    def encode_passages(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32 unit rows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A span with its terms: its own, those above it, of the title, of all with its passages.

    `last` are those of the nearest heading. `vector` is that of its text with the words above it, of
    unit length; None without an encoder.
    """

    span: Span
    own: frozenset[str]
    above: frozenset[str]
    title: frozenset[str]
    whole: frozenset[str]
    last: frozenset[str]
    labels: tuple[frozenset[str], ...]
    labels_above: tuple[frozenset[str], ...]
    context: str
    form: NDArray[np.float64]
    vector: Floats | None


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """The spans of a document in reading order, and where those of each passage stand among them."""

    spans: Sequence[Prepared]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, spans: Sequence[Prepared]) -> PreparedDocument:
        """Look up which spans each passage has."""
        places: dict[str, list[int]] = {}
        for number, span in enumerate(spans):
            for passage in span.span.passages:
                places.setdefault(passage.id, []).append(number)
        return cls(spans, places)

    def __len__(self) -> int:
        """Return how many spans there are."""
        return len(self.spans)

    def of_passages(self, ids: Sequence[str]) -> list[Prepared]:
        """Return the spans of these passages in reading order."""
        return [self.spans[n] for n in sorted({n for one in ids for n in self.places.get(one, ())})]


def cosines_of(spans: Sequence[Prepared], vector: Floats | None) -> NDArray[np.float64]:
    """Return how near the meaning of each span comes to that of a question, 0 without one: (spans,)."""
    if vector is None:
        return np.zeros(len(spans))
    # one product a row: equal spans get equal numbers, which a product of all rows does not promise
    near = [0.0 if span.vector is None else span.vector.dot(vector) for span in spans]
    return np.array(near, dtype=np.float64)


def prepared(
    passages: Sequence[Passage], encoder: TextEncoder | None, document: Document | None = None
) -> list[Prepared]:
    """Return the spans of a document in reading order, its lists last."""
    spans = [*sentence_spans(passages, document), *runs_of(passages, document)]
    vectors: Sequence[Floats | None] = [None] * len(spans)
    if encoder is not None and spans:
        texts = [_encoded(one) for one in spans]
        encoded = vectors_or_none(encoder.name, encoder.encode_passages, texts, encoder.dimension)
        vectors = vectors if encoded is None else list(encoded)
    # the spans of a document share their titles, headings and passages, and so the terms of these
    terms = functools.lru_cache(maxsize=_SHARED)(_terms)
    return [_prepared(span, vector, terms) for span, vector in zip(spans, vectors, strict=True)]


def _encoded(span: Span) -> str:
    return f"{'，'.join(span.trail[-1:])}，{span.lead}{span.text}"[:_SHOWN]


def _prepared(span: Span, vector: Floats | None, terms: Callable[[str], frozenset[str]]) -> Prepared:
    above = f"{'，'.join(span.trail)}，{span.lead}"
    title = span.passage.title
    return Prepared(
        span=span,
        own=terms(span.text),
        above=terms(above),
        title=terms(title),
        whole=terms(f"{title}，{above}，{'，'.join(p.text for p in span.passages)}"),
        last=terms(span.trail[-1] if span.trail else title),
        labels=labels_in(span.text),
        labels_above=_labels_above(f"{above}，{title}，{span.passage.bulletin[:4]}年"),
        context=f"{title}，{above}，{span.text}",
        form=form_of(span),
        vector=vector,
    )


_labels_above = functools.lru_cache(maxsize=64)(labels_in)


def _terms(text: str) -> frozenset[str]:
    """Return the terms of a text, one object for each however many texts have it."""
    return frozenset(map(sys.intern, grams(text)))
