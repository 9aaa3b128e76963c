"""What becomes of an answer that is so sure: it is given, titles are offered, or nothing is said."""

from __future__ import annotations

from enum import Enum

from knowledge.answers.quoting.found import Origin
from knowledge.records import Question
from knowledge.thresholds import Thresholds


class Outcome(Enum):
    """The three outcomes."""

    GIVEN = "given"
    NEAREST = "nearest"
    NOTHING = "nothing"


def outcome_of(
    confidence: float,
    near: float,
    belongs: float,
    question: Question,
    origin: Origin,
    thresholds: Thresholds,
) -> Outcome:
    """Return what becomes of an answer from a passage of this `origin`.

    Args:
        confidence: the chance that the answer is right.
        near: the chance that its document is the right one.
        belongs: the chance that the question is one for the bulletins; one that is not gets no titles either.
        question: whether it goes on with a conversation.
        origin: a document that the question names by its number, or that the conversation is about, is
            the right one; `told` is enough there.
        thresholds: from what chance on.
    """
    if origin is Origin.NUMBERED or (origin is Origin.MEANT and question.follow_up):
        return Outcome.GIVEN if confidence >= thresholds.told else Outcome.NOTHING
    if belongs < thresholds.out_of_scope:
        return Outcome.NOTHING
    if confidence >= thresholds.answer:
        return Outcome.GIVEN
    return Outcome.NEAREST if near >= thresholds.nearest else Outcome.NOTHING
