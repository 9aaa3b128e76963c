"""An answer that says no: what it says, and that nothing is cited."""

from __future__ import annotations

import re

from knowledge.answers.caveats import department
from knowledge.answers.limits.details import detail_of
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus, Question, Topic
from knowledge.referrals import department as department_of_matter, sentence

# ???? and asdf have no Chinese character
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NONE_FOR_THIS_BOT = ("out_of_scope", "nlu_fallback")


def refusal(question: Question, status: AnswerStatus, *sentences: str) -> Answer:
    """Return an answer that says these sentences and no figure; what is there of its topic is offered."""
    return Answer(
        status=status,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=sentences,
        offers=_instead(question) if status is AnswerStatus.NOT_IN_BULLETINS else (),
        confidence=0.0,
    )


def not_there(question: Question) -> Answer:
    """Say that the bulletins do not hold the answer, with whom to ask."""
    if not _CHINESE.search(question.text):
        return refusal(question, AnswerStatus.OUT_OF_SCOPE, sentence("wordless"))
    if question.topic not in (None, Topic.BULLETIN):
        return refusal(question, AnswerStatus.NOT_IN_BULLETINS, *_not_written(question))
    matter = department_of_matter(question.text)
    if question.intent in _NONE_FOR_THIS_BOT:
        said = matter.sentence if matter else sentence("general")
        return refusal(question, AnswerStatus.OUT_OF_SCOPE, said)
    if matter:
        return refusal(question, AnswerStatus.NOT_IN_BULLETINS, matter.sentence)
    refer = say("uncovered.refer", place="", department=department(Topic.BULLETIN))
    return refusal(question, AnswerStatus.NOT_IN_BULLETINS, say("uncovered.general"), refer)


def _instead(question: Question) -> tuple[tuple[str, str], ...]:
    """Return what the bulletins do hold of a core topic, as (shown, said)."""
    offered: dict[str, str] | None = wording()["instead"].get(question.topic.value if question.topic else "")
    return ((offered["title"], offered["question"]),) if offered else ()


def _not_written(question: Question) -> tuple[str, str]:
    """Say which detail of a core topic is not written, and who knows it."""
    detail = detail_of(question)
    whom = (detail.department if detail else None) or department(question.topic)
    refer = say("uncovered.refer", place="", department=whom)
    return (say("uncovered.detail", detail=detail.name) if detail else say("uncovered.topic")), refer
