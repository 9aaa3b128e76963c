"""Candidates: each passage found with the span that would be said, its score, and why it is rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.answers.context import Sources
from knowledge.answers.evidence import Weights, passage_text
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.found import Found, found_for
from knowledge.answers.quoting.gates import Gates
from knowledge.answers.quoting.scoring import fit, score
from knowledge.answers.quoting.spans import Span, spans_of
from knowledge.records import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A span that may be said; `coverage` is the share of the question that its passage covers."""

    found: Found
    span: Span
    coverage: float
    score: float
    reason: str | None = None


def candidates_for(question: Question, sources: Sources, weights: Weights) -> list[Candidate]:
    """Return the candidates best first, those that the gates reject with their reason."""
    asked = asked_by(question, weights.terms)
    measured = [_measured(asked, one) for one in found_for(question, sources)]
    judged = _judged(measured, Gates(question, weights.words))
    return sorted(judged, key=lambda candidate: -candidate.score)


def _measured(asked: Asked, found: Found) -> Candidate:
    fits = [(fit(asked, span, span.text), -span.position, span) for span in spans_of(found.passage)]
    best, _, span = max(fits, key=lambda one: one[:2])
    coverage = asked.coverage(passage_text(found.passage))
    return Candidate(found=found, span=span, coverage=coverage, score=score(found, coverage, best))


def _judged(candidates: list[Candidate], gates: Gates) -> list[Candidate]:
    """Return the candidates with their reasons; those beside evidence in one document are judged twice."""
    judged = [replace(c, reason=gates.reason(c.found, c.coverage)) for c in candidates]
    passed = {c.span.passage.document_key for c in judged if c.reason is None}
    return [
        replace(c, reason=gates.reason(c.found, c.coverage, beside=True))
        if c.reason and c.span.passage.document_key in passed
        else c
        for c in judged
    ]
