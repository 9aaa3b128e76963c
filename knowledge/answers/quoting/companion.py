"""The second place that is said with the best one: of the same document, and nearly as likely to answer.

People ask what two sentences answer together (how much, and up to how much), and of two sentences that stand
as near the second is the one in one case of five. How sure an answer is, is weighed with both; both are said,
the better one first, where the second is the nearer kind of second: nearly as likely, of the kind asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.quoting.captions import begins_caption
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import SpanKind
from knowledge.answers.quoting.wants import PLAIN, Want

# so much less in score (log odds) a second place may have, and one of the same passage, which reads on
_NEAR, _NEAR_IN_PASSAGE = 1.0, 1.5
# so much less one may have to be said; one of the same passage that says as much of what is asked
_SAID, _SAID_IN_PASSAGE = 0.5, 1.0
_AS_MUCH = 0.8
_ABOVE, _NO_SIGN, _NO_UNIT = (FEATURES.index(name) for name in ("above", "no_sign", "no_unit"))
# among so many of the best it is looked for
_LOOKED_AT = 12
# a longer one would bury the first
_LONGEST = 160


def said_of(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return what an answer is weighed by: the best that no gate rejects, perhaps a second one."""
    best = next((candidate for candidate in candidates if candidate.reason is None), None)
    if best is None or best.span.kind is SpanKind.RUN:
        return (best,) if best else ()
    second = next((c for c in candidates[:_LOOKED_AT] if _goes_with(best, c)), None)
    return (best, second) if second else (best,)


def shown_of(said: Sequence[Candidate], want: Want) -> tuple[Candidate, ...]:
    """Return what of that is told: the second place only where it helps."""
    best, *others = said
    return (best, *(other for other in others if _helps(best, other, want)))


def _helps(best: Candidate, other: Candidate, want: Want) -> bool:
    """Return whether a second place is near enough and has the figure, day or unit that is asked for."""
    if want in PLAIN and (other.features[_NO_SIGN] or other.features[_NO_UNIT]):
        return False
    behind = best.score - other.score
    reads_on = other.span.passage.id == best.span.passage.id
    as_much = other.features[_ABOVE] >= _AS_MUCH * best.features[_ABOVE]
    return behind <= _SAID or (reads_on and as_much and behind <= _SAID_IN_PASSAGE)


def _goes_with(best: Candidate, other: Candidate) -> bool:
    reads_on = other.span.passage.id == best.span.passage.id
    least = best.score - (_NEAR_IN_PASSAGE if reads_on else _NEAR)
    near = other.reason is None and other.score >= least
    same = other.span.passage.document_key == best.span.passage.document_key
    return near and same and _adds(best, other)


def _adds(best: Candidate, other: Candidate) -> bool:
    """Return whether `other` is a sentence of a telling length and neither holds the other; no caption is."""
    if begins_caption(other.span.text):
        return False
    said, more = LABEL.sub("", best.span.text), LABEL.sub("", other.span.text)
    fits = other.span.kind is not SpanKind.RUN and len(more) <= _LONGEST
    return fits and more not in said and said not in more
