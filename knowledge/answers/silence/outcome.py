"""What becomes of an answer that is so sure: it is given, titles are offered, or nothing is said."""

from __future__ import annotations

from enum import Enum

from knowledge.answers.quoting.found import Origin
from knowledge.records import Question
from knowledge.thresholds import Thresholds

_NONE_FOR_THIS_BOT = ("out_of_scope", "nlu_fallback")
# from here on the classifier has no doubt that it is a question for the bulletins
_SURE = 0.6
# a follow-up (那小时工呢) that nothing went before may be anything
_UNFOLLOWED = 0.3
# titles are offered only where there is less doubt
_MOST_DOUBT = 0.5


class Outcome(Enum):
    """The three outcomes."""

    GIVEN = "given"
    NEAREST = "nearest"
    NOTHING = "nothing"


def outcome_of(
    confidence: float, near: float, question: Question, origin: Origin, thresholds: Thresholds
) -> Outcome:
    """Return what becomes of an answer from a passage of this `origin`.

    Args:
        confidence: the chance that the answer is right.
        near: the chance that its document is the right one.
        question: the less sure the classifier is that it is one for this bot, the surer the answer must
            be; what it calls none for this bot is offered no titles.
        origin: a document that the question names by its number, or that the conversation is about, is
            the right one; `told` is enough there.
        thresholds: from what chance on.
    """
    if origin is Origin.NUMBERED or (origin is Origin.MEANT and question.follow_up):
        return Outcome.GIVEN if confidence >= thresholds.told else Outcome.NOTHING
    doubt = _doubt(question)
    if confidence >= thresholds.answer + doubt * (thresholds.out_of_scope - thresholds.answer):
        return Outcome.GIVEN
    return Outcome.NEAREST if doubt < _MOST_DOUBT and near >= thresholds.nearest else Outcome.NOTHING


def _doubt(question: Question) -> float:
    """Return how doubtful it is, 0 to 1, that the question is one for the bulletins."""
    if question.intent is None:
        return 0.0
    if question.intent in _NONE_FOR_THIS_BOT:
        return 1.0
    sure = question.intent_confidence if question.intent.startswith("ask_") else _UNFOLLOWED
    return max(0.0, 1.0 - sure / _SURE)
