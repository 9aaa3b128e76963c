"""What is measured of the evidence for an answer: the numbers that the confidence is learnt from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from knowledge.answers.evidence import Weights, content_words, stands
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.silence.amounts import is_amountless
from knowledge.records import Hit, Question

# of the measures of a span those that tell proof from likeness
_OF_SPAN = (
    "own", "above", "whole", "title", "official", "words", "words_above", "rarest_own", "rarest_above",
    "missing", "run", "cosine", "sign", "no_sign", "unit", "no_unit", "attribute", "near", "no_label",
    "rival", "no_figures", "score", "lexical", "dense", "relative", "document", "document_relative", "meant",
    "of_document", "of_section", "of_list", "open", "heading",
)  # fmt: skip
# how the best stands among the others, and what the question is like
_OF_CHOICE = (
    "share", "said_share", "passage_share", "document_share", "margin", "agreed", "unknown", "unknown_words",
    "lacking_words", "amountless",
)  # fmt: skip
SIGNALS = (*_OF_SPAN, *_OF_CHOICE)
_PLACES = tuple(FEATURES.index(name) for name in _OF_SPAN)
# among so many of the best of both arms a passage is agreed upon
_BEST = 3
_WIDEST_MARGIN = 5.0


def signals(
    question: Question, said: Sequence[Candidate], candidates: Sequence[Candidate], weights: Weights
) -> tuple[float, ...]:
    """Return the numbers in the order of `SIGNALS` for what would be `said`, the best first.

    It is one or two of the candidates.
    """
    of_span = (said[0].features[place] for place in _PLACES)
    title = said[0].span.passage.title
    told = "，".join((title, *(f"{'，'.join(c.span.trail)}，{c.span.lead}{c.span.text}" for c in said)))
    return (*of_span, *_of_choice(said, candidates), *_of_question(question, told, weights))


def _of_choice(said: Sequence[Candidate], candidates: Sequence[Candidate]) -> Iterable[float]:
    best = said[0]
    begun = [(one, one.span.passages[0]) for one in candidates]
    key, passage = best.span.passage.document_key, best.span.passage.id
    others = [one.score for one, first in begun if first.document_key != key]
    rival = max(others, default=best.score - _WIDEST_MARGIN)
    yield best.share
    yield sum([one.share for one in candidates if _says_the_same(one, said)])
    yield sum([one.share for one, first in begun if first.id == passage and first.document_key == key])
    yield sum([one.share for one, first in begun if first.document_key == key])
    yield max(-_WIDEST_MARGIN, min(_WIDEST_MARGIN, best.score - rival)) / _WIDEST_MARGIN
    yield _agreed(best.found.hit, {one.found.hit.passage.id: one.found.hit for one in candidates})


def _says_the_same(one: Candidate, said: Sequence[Candidate]) -> bool:
    """Return whether a candidate is, holds or is a part of what would be said."""
    text = one.span.text
    return any(text in other.span.text or other.span.text in text for other in said)


def _agreed(hit: Hit, hits: dict[str, Hit]) -> float:
    """Return 1 where both arms have the passage among their best, 0.5 where one has, else 0."""
    lexical = sorted((one.lexical_score for one in hits.values()), reverse=True)[:_BEST]
    dense = sorted((one.dense_score for one in hits.values()), reverse=True)[:_BEST]
    return 0.5 * (hit.lexical_score >= lexical[-1]) + 0.5 * (hit.dense_score >= dense[-1])


def _of_question(question: Question, said: str, weights: Weights) -> Iterable[float]:
    """Yield how many of its words are in no passage and are not said, and whether an amount is."""
    words = content_words(question.text)
    unknown = sum(weights.words.is_unknown(word) for word in words)
    held = sum(stands(word, said) for word in words)
    yield unknown / len(words) if words else 0.0
    yield math.log(1 + unknown)
    yield math.log(1 + len(words) - held)
    yield float(is_amountless(question.text, said))
