"""The second place that is said with the best one: of the same document, and nearly as likely to answer.

People ask what two sentences answer together (how much, and up to how much), and of two sentences that stand
as near the second is the one in one case of five: both are said, the better one first.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import SpanKind

# so much less in score (log odds) a second place may have, and one of the same passage, which reads on
_NEAR, _NEAR_IN_PASSAGE = 1.0, 1.5
# among so many of the best it is looked for
_LOOKED_AT = 12
# a longer one would bury the first
_LONGEST = 160


def said_of(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return what would be said: the best that no gate rejects, perhaps a second one."""
    best = next((candidate for candidate in candidates if candidate.reason is None), None)
    if best is None or best.span.kind is SpanKind.RUN:
        return (best,) if best else ()
    second = next((c for c in candidates[:_LOOKED_AT] if _goes_with(best, c)), None)
    return (best, second) if second else (best,)


def _goes_with(best: Candidate, other: Candidate) -> bool:
    reads_on = other.span.passage.id == best.span.passage.id
    least = best.score - (_NEAR_IN_PASSAGE if reads_on else _NEAR)
    near = other.reason is None and other.score >= least
    same = other.span.passage.document_key == best.span.passage.document_key
    return near and same and _adds(best, other)


def _adds(best: Candidate, other: Candidate) -> bool:
    """Return whether `other` is a sentence of a telling length and neither holds the other."""
    said, more = LABEL.sub("", best.span.text), LABEL.sub("", other.span.text)
    fits = other.span.kind is not SpanKind.RUN and len(more) <= _LONGEST
    return fits and more not in said and said not in more
