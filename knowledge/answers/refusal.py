"""Saying that something is not there, and where to turn."""

from __future__ import annotations

import functools
import re

from knowledge.answers.caveats import department
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus, Question, Topic


def foreign_place(question: Question) -> Answer | None:
    """Refuse a question about a place outside Wenzhou; None for all others."""
    if question.foreign_place is None or question.regions or "温州" in question.text:
        return None
    return _refusal(
        question, AnswerStatus.NOT_IN_BULLETINS, say("uncovered.foreign", place=question.foreign_place)
    )


def not_there(question: Question) -> Answer:
    """Say that the bulletins do not hold the answer, with whom to ask."""
    if question.topic not in (None, Topic.BULLETIN):
        refer = say("uncovered.refer", place="", department=department(question.topic))
        return _refusal(question, AnswerStatus.NOT_IN_BULLETINS, say("uncovered.topic"), refer)
    if question.intent in ("out_of_scope", "nlu_fallback"):
        return _refusal(question, AnswerStatus.OUT_OF_SCOPE, referral(question.text))
    refer = say("uncovered.refer", place="", department=department(Topic.BULLETIN))
    return _refusal(question, AnswerStatus.NOT_IN_BULLETINS, say("uncovered.general"), refer)


def referral(text: str) -> str:
    """Return where to turn with a question that is none for the bulletins."""
    return next(said for pattern, said in _referrals() if pattern.search(text))


@functools.cache
def _referrals() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["match"], re.S), entry["say"]) for entry in wording()["referrals"])


def _refusal(question: Question, status: AnswerStatus, *sentences: str) -> Answer:
    return Answer(
        status=status,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=sentences,
        confidence=0.0,
    )
