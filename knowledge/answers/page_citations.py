"""Passages that an answer says together are cited together: one citation a page and heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.records import Citation, Passage


def cited_by_page(passages: Iterable[Passage], sources: Sources) -> list[Citation]:
    """Return a citation for each page and heading, which quotes its passages in reading order."""
    grouped: dict[tuple[str, int, tuple[str, ...]], dict[str, Citation]] = {}
    for passage in passages:
        citation = sources.cite(passage)
        key = (passage.document_key, citation.page, passage.trail)
        grouped.setdefault(key, {})[passage.id] = citation
    return [_joined(list(citations.values())) for citations in grouped.values()]


def _joined(citations: list[Citation]) -> Citation:
    citations = sorted(citations, key=lambda citation: citation.lines)
    lines = dict.fromkeys(line for citation in citations for line in citation.lines)
    return replace(citations[0], quote="".join(c.quote for c in citations), lines=tuple(lines))
