"""Spans prepared for measuring, once for each document: their terms, labels and vectors."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.form import form_of
from knowledge.answers.quoting.labels import labels_in
from knowledge.answers.quoting.runs import runs_of
from knowledge.answers.quoting.spans import Span, sentence_spans
from knowledge.answers.quoting.term_table import TermTable
from knowledge.records import Document, Passage
from knowledge.steady import vectors_or_none

Floats = NDArray[np.float32]
_SHOWN = 300


class Text(Enum):
    """The texts of a span whose terms are looked at."""

    OWN = 0
    ABOVE = 1
    TITLE = 2
    WHOLE = 3  # title, what stands above, and its passages
    LAST = 4  # the nearest heading


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
    """A span with its labels, those above it, and all its words.

    `texts` are the places of its texts, in the order of `Text`, among those of its document. `vector` is
    that of its text with the words above it, of unit length; None without an encoder.
    """

    span: Span
    texts: tuple[int, ...]
    labels: tuple[frozenset[str], ...]
    labels_above: tuple[frozenset[str], ...]
    context: str
    form: NDArray[np.float64]
    vector: Floats | None


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """The spans of a document in reading order, where those of each passage are, and the terms of all."""

    spans: Sequence[Prepared]
    places: Mapping[str, Sequence[int]]
    table: TermTable

    @classmethod
    def of(cls, spans: Sequence[Prepared], texts: Sequence[str]) -> PreparedDocument:
        """Look up which spans each passage has, and which terms their texts have."""
        places: dict[str, list[int]] = {}
        for number, span in enumerate(spans):
            for passage in span.span.passages:
                places.setdefault(passage.id, []).append(number)
        return cls(spans, places, TermTable.of(texts))

    def __len__(self) -> int:
        """Return how many spans there are."""
        return len(self.spans)

    def of_passages(self, ids: Sequence[str]) -> list[int]:
        """Return the numbers of the spans of these passages in reading order."""
        return sorted({number for one in ids for number in self.places.get(one, ())})


def cosines_of(spans: Sequence[Prepared], vector: Floats | None) -> NDArray[np.float64]:
    """Return how near the meaning of each span comes to that of a question, 0 without one: (spans,)."""
    if vector is None:
        return np.zeros(len(spans))
    # one product a row: equal spans get equal numbers, which a product of all rows does not promise
    near = np.zeros(len(spans))
    vectors = [span.vector for span in spans if span.vector is not None]
    if vectors:
        rows = np.concatenate(vectors).reshape(len(vectors), 1, -1)
        near[[span.vector is not None for span in spans]] = np.matmul(rows, vector[:, None])[:, 0, 0]
    return near


def prepared(
    passages: Sequence[Passage], encoder: TextEncoder | None, document: Document | None = None
) -> PreparedDocument:
    """Return the spans of a document in reading order, its lists last."""
    spans = [*sentence_spans(passages, document), *runs_of(passages, document)]
    vectors: Sequence[Floats | None] = [None] * len(spans)
    if encoder is not None and spans:
        texts = [_encoded(one) for one in spans]
        encoded = vectors_or_none(encoder.name, encoder.encode_passages, texts, encoder.dimension)
        vectors = vectors if encoded is None else list(encoded)
    # the spans of a document share their titles, headings and passages, and so the terms of these
    known: dict[str, int] = {}
    rows = [tuple([known.setdefault(text, len(known)) for text in _texts(span)]) for span in spans]
    whole = [_prepared(*one) for one in zip(spans, vectors, rows, strict=True)]
    return PreparedDocument.of(whole, list(known))


def _encoded(span: Span) -> str:
    return f"{'，'.join(span.trail[-1:])}，{span.lead}{span.text}"[:_SHOWN]


def _texts(span: Span) -> tuple[str, ...]:
    """Return the texts of a span in the order of `Text`."""
    above, title = _above(span), span.passage.title
    whole = f"{title}，{above}，{'，'.join(passage.text for passage in span.passages)}"
    return span.text, above, title, whole, span.trail[-1] if span.trail else title


def _above(span: Span) -> str:
    return f"{'，'.join(span.trail)}，{span.lead}"


def _prepared(span: Span, vector: Floats | None, texts: tuple[int, ...]) -> Prepared:
    above, title = _above(span), span.passage.title
    return Prepared(
        span=span,
        texts=texts,
        labels=labels_in(span.text),
        labels_above=_labels_above(f"{above}，{title}，{span.passage.bulletin[:4]}年"),
        context=f"{title}，{above}，{span.text}",
        form=form_of(span),
        vector=vector,
    )


_labels_above = functools.lru_cache(maxsize=64)(labels_in)
