"""Saying that something is not there, and where to turn."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from knowledge.answers.asked_period import periods_of
from knowledge.answers.caveats import department
from knowledge.answers.cues import topic_of
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus, Question, Topic
from knowledge.vocabulary import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Where to turn when a question matches; `guard` says when it goes before any search."""

    pattern: re.Pattern[str]
    sentence: str
    guard: str | None


def guarded(question: Question) -> Answer | None:
    """Refuse what must not be searched for: commands to the bot, and cases of law or medicine."""
    shown = topic_of(question.text) is not None or _is_reported(question)
    for referral in _referrals():
        if referral.guard is None or (referral.guard == "unless_topic" and shown):
            continue
        if referral.pattern.search(question.text):
            return _refusal(question, AnswerStatus.OUT_OF_SCOPE, referral.sentence)
    return None


def foreign_place(question: Question) -> Answer | None:
    """Refuse a question about a place outside Wenzhou; None for all others."""
    if question.foreign_place is None or question.regions or "温州" in question.text:
        return None
    if _is_reported(question):  # 谁去北京参加…
        return None
    said = say("uncovered.foreign", place=question.foreign_place)
    return _refusal(question, AnswerStatus.NOT_IN_BULLETINS, said)


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
    return next(entry.sentence for entry in _referrals() if entry.pattern.search(text))


def _is_reported(question: Question) -> bool:
    """Return whether a question is about what the issues report of a day or month: a meeting, a journey."""
    dated = any(period.names_month for period in periods_of(question))
    return dated and re.search(load_yaml("records.yml")["chronicle"]["reported"], question.text) is not None


@functools.cache
def _referrals() -> tuple[Referral, ...]:
    return tuple(
        Referral(pattern=re.compile(entry["match"], re.S), sentence=entry["say"], guard=entry.get("guard"))
        for entry in wording()["referrals"]
    )


def _refusal(question: Question, status: AnswerStatus, *sentences: str) -> Answer:
    return Answer(
        status=status,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=sentences,
        confidence=0.0,
    )
