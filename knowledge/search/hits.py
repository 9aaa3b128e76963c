"""Hits, one by one, of passages that were ranked in columns."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.ranking.reranker import Ranked
from knowledge.records import Hit, Passage


def hits_of(
    ranked: Ranked, passages: Sequence[Passage], reasons: Sequence[str | None] | None = None
) -> tuple[Hit, ...]:
    """Return the hits in the order of `ranked`; `reasons` say of each why it is rejected, None for no one."""
    found = ranked.found
    columns = (found.positions, ranked.scores, found.lexical, found.dense, found.scores)
    told = [None] * len(found) if reasons is None else reasons
    return tuple(
        Hit(
            passage=passages[position],
            score=score,
            lexical_score=lexical,
            dense_score=dense,
            fused_score=fused,
            reason=reason,
        )
        for position, score, lexical, dense, fused, reason in zip(
            *(column.tolist() for column in columns), told, strict=True
        )
    )
