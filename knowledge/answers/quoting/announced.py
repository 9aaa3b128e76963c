"""A head that only announces a list (对以下企业提升一档：) says nothing: the list takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.spans import SpanKind


def with_announced(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put the list first that the best sentence only announces, where it is among the candidates."""
    best = next((c for c in candidates if c.reason is None), None)
    if best is None or best.span.kind is not SpanKind.SENTENCE or not best.span.text.endswith(("：", ":")):
        return list(candidates)
    chosen = next((c for c in candidates if c.reason is None and _is_announced(best, c)), None)
    if chosen is None:
        return list(candidates)
    taking = replace(chosen, score=best.score, share=best.share)
    return [taking, *(c for c in candidates if c is not chosen)]


def _is_announced(head: Candidate, other: Candidate) -> bool:
    same = other.span.passage.document_key == head.span.passage.document_key
    return same and other.span.kind is SpanKind.RUN and other.span.lead.endswith(head.span.text)
