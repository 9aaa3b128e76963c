"""The answers to the questions of one message as one answer, in their order, no sentence twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, Citation, Question

Row = TypeVar("Row")

_TWO = 2
FOUND = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


def joined(questions: Sequence[Question], answers: Sequence[Answer]) -> Answer:
    """Return the answer to a message: of several questions `parts` holds the answer to each.

    A question without an answer is named before it is said to have none, so that nobody takes the
    silence for another one.
    """
    if len(answers) == 1:
        return answers[0]
    said: set[str] = set()
    cited: set[Citation] = set()
    kept = []
    for question, answer in zip(questions, answers, strict=True):
        part = _unsaid(answer if is_found(answer) else _named(question, answer), said)
        # what only repeats an answer before it (…，调整前呢 after a table that tells both) is no part
        if part.sentences or not set(part.citations) <= cited:
            kept.append(part)
        said |= {*part.sentences, *part.caveats}
        cited |= {*part.citations}
    return replace(
        answers[0],
        status=_status(answers),
        regions=tuple(dict.fromkeys(place for answer in answers for place in answer.regions)),
        sentences=tuple(sentence for part in kept for sentence in part.sentences),
        table=_only([answer.table for answer in answers if answer.table]),
        choices=_only([answer.choices for answer in answers if answer.choices]),
        standards=tuple(dict.fromkeys(standard for part in kept for standard in part.standards)),
        citations=tuple(dict.fromkeys(c for answer in answers for c in answer.citations)),
        calculations=tuple(c for answer in answers for c in answer.calculations),
        caveats=tuple(caveat for part in kept for caveat in part.caveats),
        confidence=min(answer.confidence for answer in answers),
        hits=tuple(hit for answer in answers for hit in answer.hits),
        rejected=tuple(hit for answer in answers for hit in answer.rejected),
        parts=tuple(kept),
    )


def told_apart(answer: Answer) -> Answer:
    """Return the answer on two things that were asked to be told apart: that they are two is said first."""
    if len(answer.parts) < _TWO or not all(is_found(part) for part in answer.parts):
        return answer
    told, (first, *others) = say("dialogue.differ"), answer.parts
    parts = (replace(first, sentences=(told, *first.sentences)), *others)
    return replace(answer, sentences=(told, *answer.sentences), parts=parts)


def is_found(answer: Answer) -> bool:
    """Return whether an answer says something of what was asked."""
    return answer.status in FOUND


def _named(question: Question, answer: Answer) -> Answer:
    about = say("dialogue.about", question=question.text.strip("？?。！! "))
    return replace(answer, sentences=(about + answer.sentences[0], *answer.sentences[1:]))


def _unsaid(answer: Answer, said: set[str]) -> Answer:
    """Return the answer without the sentences and caveats that were said before it."""
    return replace(
        answer,
        sentences=tuple(sentence for sentence in answer.sentences if sentence not in said),
        caveats=tuple(caveat for caveat in answer.caveats if caveat not in said),
    )


def _status(answers: Sequence[Answer]) -> AnswerStatus:
    statuses = {answer.status for answer in answers}
    if len(statuses) == 1:
        return answers[0].status
    return AnswerStatus.PARTIAL if statuses & set(FOUND) else AnswerStatus.NOT_IN_BULLETINS


def _only(found: Sequence[tuple[Row, ...]]) -> tuple[Row, ...]:
    """Return the one table or list of choices; of several none, for a page shows one."""
    return found[0] if len(found) == 1 else ()
