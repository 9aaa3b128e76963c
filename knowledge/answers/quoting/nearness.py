"""Of two sentences of a passage that come as near, the one that says its figure of just what is asked.

The meeting is held twice a year; the meeting's liaison officers meet each quarter: both have all words of a
question about the meeting, but between these and its figure the second has the words of another thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.spans import SpanKind
from knowledge.answers.quoting.wants import NUMERIC

# so near in score two sentences come out as one comes out
_NEAR = 0.5
_LOOKED_AT = 12
# a name is as long as this
_SHORTEST_NAME = 4
# so many characters more in front of the figure are another thing
_ANOTHER_THING = 5


def nearer_first(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put a sentence of the same passage first whose figure stands nearer behind the name asked for."""
    best = next((c for c in candidates if c.reason is None), None)
    far = _gap(asked, best.span.text) if best and best.span.kind is SpanKind.SENTENCE else None
    if best is None or far is None:
        return list(candidates)
    rivals = (c for c in candidates[:_LOOKED_AT] if c is not best and _comes_as_near(best, c))
    gaps = ((gap, c) for c in rivals if (gap := _gap(asked, c.span.text)) is not None and gap[0] == far[0])
    chosen = next((c for gap, c in gaps if gap[1] + _ANOTHER_THING <= far[1]), None)
    if chosen is None:
        return list(candidates)
    return [chosen, *(c for c in candidates if c is not chosen)]


def _comes_as_near(best: Candidate, other: Candidate) -> bool:
    same = other.span.passage.id == best.span.passage.id and other.span.kind is SpanKind.SENTENCE
    return same and other.reason is None and other.score >= best.score - _NEAR


def _gap(asked: Asked, text: str) -> tuple[str, int] | None:
    """Return the longest name that a text has of the question, and how far behind it a figure stands."""
    if asked.want not in NUMERIC or asked.sign is None:
        return None
    match = SequenceMatcher(None, asked.text, text, autojunk=False).find_longest_match(
        0, len(asked.text), 0, len(text)
    )
    end = match.b + match.size
    figure = asked.sign.search(text, end)
    if match.size < _SHORTEST_NAME or figure is None:
        return None
    return text[match.b : end], figure.start() - end
