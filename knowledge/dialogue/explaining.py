"""Why: a reason for what was just said, from dates and tiers, never from anything but the bulletins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.answers.caveats import department
from knowledge.answers.leaning.keeping import BY_REGION
from knowledge.answers.leaning.standing import is_fragment
from knowledge.answers.values import since, subject_of
from knowledge.answers.wording import money, say, spoken_date
from knowledge.dialogue.cues import says
from knowledge.records import (
    Answer,
    AnswerStatus,
    Aspect,
    Bulletin,
    Citation,
    Question,
    Standard,
    Topic,
    ValidityStatus,
)

Answers = Callable[[Question], Answer]


def asks_why(text: str) -> bool:
    """Return whether a reason is asked for."""
    return says("why", text)


def explained(
    text: str,
    question: Question,
    answer: Answer,
    answers: Answers,
    bulletins: Sequence[Bulletin],
    before: Question | None = None,
) -> Answer | None:
    """Return the reason for `answer`, which was said to `question`; None where the data hold none.

    Args:
        text: the words that ask why.
        question: what was asked before.
        answer: what was said to that.
        answers: how a question is answered.
        bulletins: the issues held, oldest first.
        before: what was asked before `question`, if anything.
    """
    if says("why_left_out", text) and answer.status is AnswerStatus.NOT_IN_BULLETINS and answer.citations:
        return replace(answer, sentences=(say("explain.left_out"), *answer.sentences))
    if question.topic is Topic.DOGS and answer.status is AnswerStatus.ANSWERED and is_fragment(text):
        return answer  # 为什么不能养: the list or the height is the reason
    if says("why_differs", text) and not says("others", text):
        if before is not None and before.regions == question.regions and before.day != question.day:
            return _adjusted(question, before, answer)  # of one place on two days
        return _by_place(question, answers)
    if says("why_changed", text) and answer.citations:
        return _aged(question, answer, bulletins)
    return None


def where_to_ask(question: Question) -> Answer:
    """Return whom to ask about the topic of a question."""
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=(say("explain.check", department=department(question.topic)),),
    )


def _adjusted(question: Question, before: Question, answer: Answer) -> Answer | None:
    """Say that the standard was adjusted on a day between the days of the last two questions."""
    same = (before.topic, before.measure, before.tier) == (question.topic, question.measure, question.tier)
    if not same:
        return None
    first, last = sorted((before.day, question.day))
    for one in answer.standards:
        begun = one.validity.effective_from
        if one.measure is question.measure and begun and first < begun <= last and one.previous_amount:
            return replace(answer, sentences=(_adjustment(one),), standards=(one,), table=(), choices=())
    return None


def _adjustment(standard: Standard) -> str:
    return say(
        "explain.adjusted",
        title=standard.citation.title,
        since=since(standard),
        subject=subject_of(standard),
        before=money(standard.previous_amount or Decimal(0), standard.unit),
        amount=money(standard.amount, standard.unit),
    )


def _by_place(question: Question, answers: Answers) -> Answer | None:
    """Say that the notice sets the standard by place, with its rows."""
    if question.topic not in BY_REGION:
        return None
    whole = replace(question, regions=(), foreign_place=None, aspect=Aspect.VALUE, amount=None, amounts=())
    table = answers(whole)
    if len(table.table) <= 2 or not table.citations:
        return None
    title = table.citations[0].title
    return replace(table, sentences=(say("explain.by_place", title=title), *table.sentences), choices=())


def _aged(question: Question, answer: Answer, bulletins: Sequence[Bulletin]) -> Answer:
    """Say how old the notice is, which issue is the newest held, and where to check."""
    citation = answer.citations[0]
    values = {
        "title": citation.title,
        "signed": spoken_date(citation.signed_date) if citation.signed_date else citation.bulletin,
        "bulletin": citation.bulletin,
        "newest": bulletins[-1].name if bulletins else citation.bulletin,
        "department": department(question.topic),
    }
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=(_reason(question, citation, values), say("explain.check", **values)),
        citations=(citation,),
        confidence=answer.confidence,
    )


def _reason(question: Question, citation: Citation, values: dict[str, str]) -> str:
    validity = citation.validity
    if validity.expires_on and validity.status(question.today) is ValidityStatus.EXPIRED:
        return say("explain.expired", until=spoken_date(validity.expires_on), **values)
    years = (question.today - citation.signed_date).days // 365 if citation.signed_date else 0
    return say("explain.old" if years else "explain.recent", years=str(years), **values)
