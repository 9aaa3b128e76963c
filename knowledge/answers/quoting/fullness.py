"""Of two sentences of a passage that come as near, the one that says more of what is asked in its own words.

What the title and the headings say is said of every sentence below them, so it tells none of them apart: of
第四批先进（达标）街道 the sentence on 达标 answers who asks for 达标.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.quoting.asked import Asked, Word
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.wants import NUMERIC, Want

# so near in score two sentences come out as one comes out
_NEAR = 0.5
_LOOKED_AT = 12
# what a word or two of a sentence answer; whether something may be done a longer one tells no better
_WANTS = NUMERIC | {Want.BODY, Want.PLACE, Want.PERSON, Want.DATE, Want.BEGINNING, Want.END}
_NO_SIGN = FEATURES.index("no_sign")


def fuller_first(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put a sentence first that has all words of the best, or all but those of the headings and a new one."""
    best = next((c for c in candidates if c.reason is None), None)
    if best is None or best.span.kind is not SpanKind.SENTENCE or asked.want not in _WANTS:
        return list(candidates)
    rivals = (c for c in candidates[:_LOOKED_AT] if c is not best and _comes_as_near(best, c))
    fuller = [c for c in rivals if _says_more(asked, best.span, c.span)]
    if not fuller:
        return list(candidates)
    chosen = max(fuller, key=lambda c: c.score)
    return [chosen, *(c for c in candidates if c is not chosen)]


def _comes_as_near(best: Candidate, other: Candidate) -> bool:
    same = other.span.passage.id == best.span.passage.id and other.span.kind is SpanKind.SENTENCE
    no_less = best.features[_NO_SIGN] or not other.features[_NO_SIGN]
    return bool(same and no_less) and other.reason is None and other.score >= best.score - _NEAR


def _says_more(asked: Asked, best: Span, other: Span) -> bool:
    above = f"{best.passage.title}，{'，'.join(best.trail)}"
    told, more = _said(asked, best), _said(asked, other)
    of_headings = {word for word in asked.words if word.stands(above)}
    return more > told or (more >= told - of_headings and bool(more - told - of_headings))


def _said(asked: Asked, span: Span) -> frozenset[Word]:
    """Return the words of the question in a span, years and numbers apart: these may be of anything."""
    return frozenset(word for word in asked.words if not word.text.isdecimal() and word.stands(span.text))
