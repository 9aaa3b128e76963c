"""The score of a span: how well it answers what is asked."""

from __future__ import annotations

from knowledge.answers.evidence import grams
from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.found import Found, Origin
from knowledge.answers.quoting.spans import Span
from knowledge.records import DocumentKind

# a published text goes before news of it, and both before lists and contents that only name it
_OF_KIND = {DocumentKind.DOCUMENT: 0.15, DocumentKind.ISSUED_LIST: -0.2, DocumentKind.COVER: -0.2}
_OF_ORIGIN = {Origin.NUMBERED: 0.15, Origin.MEANT: 0.15}


def fit(asked: Asked, span: Span, text: str) -> float:
    """Return how well `text`, the span or a part of it, fits the question (-0.1..1.55).

    What the headings above it cover counts half.
    """
    known = frozenset(grams(span.passage.title))
    own = asked.weights.coverage(asked.terms, text, known)
    whole = asked.weights.coverage(asked.terms, f"{'，'.join(span.trail)}，{text}", known)
    score = own + 0.5 * (whole - own)
    if asked.attribute and asked.attribute in text:
        score += 0.25
    if asked.sign is None:
        return score
    return score + (0.3 if asked.sign.search(text) else -0.1)


def score(found: Found, coverage: float, span_fit: float) -> float:
    """Return the score of a passage of which the best span fits so well."""
    of_document = _OF_KIND.get(found.passage.kind, 0.0) + _OF_ORIGIN.get(found.origin, 0.0)
    return coverage + 0.6 * span_fit + 0.3 * found.hit.score + of_document
