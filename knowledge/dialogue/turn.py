"""One turn: the questions of a message, each analysed with what was said before it, answered and joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.answers import Context, analyse
from knowledge.dialogue.joining import joined
from knowledge.dialogue.message import Message
from knowledge.dialogue.parts import parts_of
from knowledge.records import Answer, AnswerStatus, Question

# what was refused is not what the conversation is about
_LEAVES_NO_TRACE = (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ERROR, AnswerStatus.SMALLTALK)

Answers = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a message asked, what is said to it, and what the next message may lean on."""

    questions: tuple[Question, ...]
    answer: Answer
    context: Context


def take_turn(message: Message, context: Context, today: date, answer: Answers) -> Turn:
    """Return the turn of a message: its questions in order, the later ones leaning on the earlier."""
    questions: list[Question] = []
    answers: list[Answer] = []
    for part in parts_of(message.text):
        intent, confidence = message.intent_of(part)
        entities = message.entities_of(part)
        question = analyse(part.text, today, entities, intent, context, confidence, later=bool(questions))
        found = answer(question)
        questions.append(question)
        answers.append(found)
        if found.status not in _LEAVES_NO_TRACE:
            context = context_after(question, found)
    return Turn(questions=tuple(questions), answer=joined(questions, answers), context=context)


def context_after(question: Question, answer: Answer) -> Context:
    """Return what the next message may lean on."""
    keys = tuple(dict.fromkeys(citation.document_key for citation in answer.citations))
    return Context(
        text=question.text,
        topic=question.topic,
        measure=question.measure,
        aspect=question.aspect,
        entities=question.entities,
        document_keys=keys or question.document_keys,
    )
