"""Spans prepared for measuring, once for each document: their terms, labels and vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.evidence import grams
from knowledge.answers.quoting.labels import labels_in
from knowledge.answers.quoting.runs import runs_of
from knowledge.answers.quoting.spans import Span, sentence_spans
from knowledge.records import Document, Passage

Floats = NDArray[np.float32]
_SHOWN = 300


class TextEncoder(Protocol):
    """What gives texts vectors."""

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
    vector: Floats | None


def prepared(
    passages: Sequence[Passage], encoder: TextEncoder | None, document: Document | None = None
) -> list[Prepared]:
    """Return the spans of a document in reading order, its lists last."""
    spans = [*sentence_spans(passages, document), *runs_of(passages, document)]
    vectors: Sequence[Floats | None] = [None] * len(spans)
    if encoder is not None and spans:
        vectors = list(encoder.encode_passages([_encoded(span) for span in spans]))
    return [_prepared(span, vector) for span, vector in zip(spans, vectors, strict=True)]


def _encoded(span: Span) -> str:
    return f"{'，'.join(span.trail[-1:])}，{span.lead}{span.text}"[:_SHOWN]


def _prepared(span: Span, vector: Floats | None) -> Prepared:
    above = f"{'，'.join(span.trail)}，{span.lead}"
    title = span.passage.title
    return Prepared(
        span=span,
        own=frozenset(grams(span.text)),
        above=frozenset(grams(above)),
        title=frozenset(grams(title)),
        whole=frozenset(grams(f"{title}，{above}，{'，'.join(p.text for p in span.passages)}")),
        last=frozenset(grams(span.trail[-1] if span.trail else title)),
        labels=labels_in(span.text),
        labels_above=labels_in(f"{above}，{title}，{span.passage.bulletin[:4]}年"),
        context=f"{title}，{above}，{span.text}",
        vector=vector,
    )
