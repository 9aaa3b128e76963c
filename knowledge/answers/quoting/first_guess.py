"""Which spans are worth measuring in full: a guess by what costs little."""

from __future__ import annotations

import numpy as np

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.coverage import Floats, weights_of
from knowledge.answers.quoting.places import PLACE
from knowledge.answers.quoting.prepared import Text
from knowledge.answers.quoting.signs import signs_of
from knowledge.answers.quoting.spans import SpanKind

_RELATIVE, _DOCUMENT = PLACE.index("relative"), PLACE.index("document")


def first_guesses(asked: Asked, considered: Considered, places: Floats, cosines: Floats) -> Floats:
    """Return for each span how much of the question it seems to answer: (spans,) float64.

    `places` (spans, PLACE) say how the search found it, `cosines` (spans,) how near its meaning comes.
    """
    spans = considered.spans
    own, official = considered.terms(Text.OWN)
    above, official_above = considered.terms(Text.ABOVE)
    titled, _ = considered.terms(Text.TITLE)
    flags = np.hstack([own | above, official | official_above])
    guesses = flags @ weights_of(asked.terms, asked) + 0.3 * (titled @ weights_of(asked.own, asked))
    guesses /= asked.whole or 1.0
    listed = np.array([span.span.kind is SpanKind.RUN for span in spans]) if asked.lists else 0.0
    found = 0.3 * places[:, _RELATIVE] + 0.2 * places[:, _DOCUMENT]
    signs = signs_of(asked.want)
    signed = np.array([bool(signs(span.span.text)) for span in spans])
    guesses += cosines + listed + found + 0.15 * signed
    return guesses
