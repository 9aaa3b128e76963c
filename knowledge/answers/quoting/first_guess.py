"""Which spans are worth measuring in full: a guess by what costs little."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.coverage import Floats, HeldTerms, weights_of
from knowledge.answers.quoting.features import Place
from knowledge.answers.quoting.prepared import Prepared
from knowledge.answers.quoting.signs import signs_of
from knowledge.answers.quoting.spans import SpanKind


def first_guesses(
    asked: Asked, spans: Sequence[Prepared], places: Sequence[Place], cosines: Floats, held: HeldTerms
) -> Floats:
    """Return for each span how much of the question it seems to answer: (spans,) float64.

    `cosines` (spans,) say how near its meaning comes.
    """
    own, official = held.of(span.own for span in spans)
    above, official_above = held.of(span.above for span in spans)
    titled, _ = held.of(span.title for span in spans)
    flags = np.hstack([own | above, official | official_above])
    guesses = flags @ weights_of(asked.terms, asked) + 0.3 * (titled @ weights_of(asked.own, asked))
    guesses /= asked.whole or 1.0
    listed = np.array([asked.lists and span.span.kind is SpanKind.RUN for span in spans])
    found = np.array([0.3 * place.relative + 0.2 * place.document for place in places])
    signs = signs_of(asked.want)
    signed = np.array([bool(signs(span.span.text)) for span in spans])
    guesses += cosines + listed + found + 0.15 * signed
    return guesses
