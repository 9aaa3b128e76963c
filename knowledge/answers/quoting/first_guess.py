"""Which spans are worth measuring in full: a guess by what costs little."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.coverage import Floats, held, weights_of
from knowledge.answers.quoting.features import Place
from knowledge.answers.quoting.prepared import Floats as Vector, Prepared, cosine
from knowledge.answers.quoting.signs import signs_of
from knowledge.answers.quoting.spans import SpanKind


def first_guesses(
    asked: Asked, spans: Sequence[Prepared], places: Sequence[Place], question: Vector | None
) -> Floats:
    """Return for each span how much of the question it seems to answer: (spans,) float64."""
    terms = asked.terms
    flags = held(terms, [span.own for span in spans]) | held(terms, [span.above for span in spans])
    titled = held(asked.own, [span.title for span in spans])
    guesses = flags @ weights_of(terms, asked) + 0.3 * (titled @ weights_of(asked.own, asked))
    guesses /= asked.whole or 1.0
    cosines = np.array([cosine(span, question) for span in spans])
    listed = np.array([asked.lists and span.span.kind is SpanKind.RUN for span in spans])
    found = np.array([0.3 * place.relative + 0.2 * place.document for place in places])
    signed = np.array([bool(signs_of(asked.want, span.span.text)) for span in spans])
    guesses += cosines + listed + found + 0.15 * signed
    return guesses
