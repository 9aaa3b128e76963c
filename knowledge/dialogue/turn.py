"""One turn: the questions of a message, each analysed with what was said before it, answered and joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answers import Context, analyse
from knowledge.answers.leaning.standing import ALIEN, own_words, said_anew
from knowledge.answers.wording import say, wording
from knowledge.courtesies import without_courtesies
from knowledge.dialogue.asking_back import TOPIC, lacks_topic, replies, which_topic
from knowledge.dialogue.comparing import compared
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.coordination import sets_apart
from knowledge.dialogue.correcting import correction_of
from knowledge.dialogue.cues import without_insults
from knowledge.dialogue.danger import endangered
from knowledge.dialogue.following import followed
from knowledge.dialogue.issues import of_issue
from knowledge.dialogue.joining import is_found, joined, told_apart
from knowledge.dialogue.message import Message
from knowledge.dialogue.moves import Asked, Knowledge, Reply, directed, explained_why, gone_back, pointed_back
from knowledge.dialogue.parts import Part, clause_parts, parts_of
from knowledge.dialogue.remembering import after
from knowledge.dialogue.sourcing import without_source
from knowledge.dialogue.stating import keeping_statements, stated, with_pay, with_statements
from knowledge.records import Answer, Aspect, Question
from knowledge.regions import find_regions

# so little of its own a question has that found nothing by itself and is asked on what was said before
_MOST_OWN_WORDS = 4
# 那份通知的文号, 求图片出处 name nothing that could be searched for
_MOST_NAMELESS = 6
_FAILURES_BEFORE_OFFER = 2
_MOVES = (endangered, stated, of_issue, pointed_back, gone_back, compared, explained_why, directed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a message asked, what is said to it, and the conversation after it."""

    questions: tuple[Question, ...]
    answer: Answer
    conversation: Conversation

    @property
    def offers_person(self) -> bool:
        """Return whether a person is to be offered: answers in a row said nothing."""
        return self.conversation.failures >= _FAILURES_BEFORE_OFFER


def take_turn(message: Message, conversation: Conversation, today: date, knowledge: Knowledge) -> Turn:
    """Return the turn of a message: its questions in order, the later ones leaning on the earlier."""
    if conversation.context.text and (correction := correction_of(message.text)):
        asked = _asked(message, correction)
        question = _analysed(asked, conversation.context, today, instead=True)
        reply = Reply(question=question, answer=knowledge.answer(question))
        if lacks_topic(question, reply.answer, conversation):
            # 不是瑞安，是乐清 said to 您想问瑞安市的哪一项 is asked for the place that is meant
            conversation = replace(conversation, asked_before=(), context=Context())
            reply = replace(reply, answer=which_topic(question, conversation))
        return _turn([reply], after(conversation, reply, asked.words))
    parts = parts_of(message.text)
    turn = _answered(message, parts, conversation, today, knowledge)
    if len(parts) > 1 and sets_apart(message.text):
        turn = replace(turn, answer=told_apart(turn.answer))
    if len(parts) > 1 or is_found(turn.answer) or message.intent == ALIEN:
        return turn
    # what found nothing as a whole may be several questions that no word tells apart
    clauses = clause_parts(message.text)
    finer = _answered(message, clauses, conversation, today, knowledge) if clauses else turn
    return finer if is_found(finer.answer) and finer.answer.citations else turn


def _answered(
    message: Message, parts: Sequence[Part], conversation: Conversation, today: date, knowledge: Knowledge
) -> Turn:
    """Return the turn that answers each part of a message in order."""
    said: list[Reply] = []
    for part in parts:
        asked = _asked(message, part)
        reply = _reply(asked, conversation, today, knowledge, later=bool(said))
        if not is_found(reply.answer) and any(one.answer.citations for one in said):
            # what is asked beside the source that is cited already: 什么时候执行，哪个文件
            rest = without_source(asked.words)
            if rest == "":
                continue
            asked = replace(asked, words=rest) if rest else asked
            reply = _reply(asked, conversation, today, knowledge, later=True) if rest else reply
        said.append(reply)
        stated_before = conversation.context
        conversation = after(conversation, reply, asked.words)
        context = keeping_statements(conversation.context, stated_before, asked)
        conversation = replace(conversation, context=context)
    return _turn(said, conversation)


def _turn(said: Sequence[Reply], conversation: Conversation) -> Turn:
    answer = joined([reply.question for reply in said], [reply.answer for reply in said])
    return Turn(questions=tuple(reply.question for reply in said), answer=answer, conversation=conversation)


def _asked(message: Message, part: Part) -> Asked:
    intent, confidence = message.intent_of(part)
    return Asked(
        words=without_insults(without_courtesies(part.text)),
        entities=message.entities_of(part),
        intent=intent,
        confidence=confidence,
    )


def _reply(
    asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge, *, later: bool
) -> Reply:
    """Return what a question is told: a move in the conversation, else its answer, else a question back."""
    asked = with_pay(asked, conversation.context)
    for move in _MOVES:
        if reply := move(asked, conversation, today, knowledge):
            return reply
    context = conversation.context
    anew = said_anew(asked.words)
    if anew is not None:  # another matter leans on nothing that was said
        asked, context = replace(asked, words=anew), Context(stated=context.stated)
    question = _analysed(asked, context, today, later=later)
    if replies(asked.words, question.topic, conversation):
        question = _analysed(asked, context, today, instead=True)
    if _asks_source_of_nothing(asked, question, conversation):
        return Reply(question=question, answer=which_topic(question, conversation))
    if question.follow_up and (reply := followed(asked, question, conversation, knowledge)):
        return reply
    answer = knowledge.answer(question)
    if is_found(answer) and not lacks_topic(question, answer, conversation):
        return Reply(question=question, answer=answer)
    if anew is None and (reply := _leaning(asked, question, conversation, today, knowledge)):
        return reply
    if lacks_topic(question, answer, conversation):
        return _asked_back(question, conversation, knowledge)
    return Reply(question=question, answer=answer)


def _leaning(
    asked: Asked, question: Question, conversation: Conversation, today: date, knowledge: Knowledge
) -> Reply | None:
    """Return the answer on what was said before to a question that found nothing by itself."""
    if reply := followed(asked, question, conversation, knowledge):
        return reply
    if question.aspect is Aspect.EFFECTIVE and question.follow_up:
        # a text without a day of its own holds from the day that its validity tells
        held = replace(question, aspect=Aspect.VALIDITY)
        found = knowledge.answer(held)
        if is_found(found):
            return Reply(question=held, answer=found)
    if not _may_lean(asked, question, conversation.context):
        return None
    leaning = _analysed(asked, conversation.context, today, later=True)
    found = knowledge.answer(leaning)
    return Reply(question=leaning, answer=found) if is_found(found) else None


def _asks_source_of_nothing(asked: Asked, question: Question, conversation: Conversation) -> bool:
    """Return whether a source is asked for and neither the words nor the conversation say of what."""
    nameless = question.topic is None and not question.document_number and not conversation.context.text
    return asked.intent == "ask_source" and nameless and len(own_words(asked.words)) <= _MOST_NAMELESS


def _may_lean(asked: Asked, question: Question, context: Context) -> bool:
    """Return whether a question that found nothing by itself may be meant of what was said before."""
    if not context.text or question.follow_up or asked.intent == ALIEN:
        return False
    return len(own_words(asked.words)) <= _MOST_OWN_WORDS


def _asked_back(question: Question, conversation: Conversation, knowledge: Knowledge) -> Reply:
    """Ask which topic is meant; asked before, answer for the place named on the first topic."""
    if TOPIC not in conversation.asked_before or not find_regions(question.text):
        return Reply(question=question, answer=which_topic(question, conversation))
    topic = next(iter(wording()["topics"].values()))
    text = "".join((*question.regions[:1], topic["question"]))
    entities: dict[str, Sequence[str]] = {"region": question.regions[:1]}
    best = analyse(text, question.today, entities)
    answer = knowledge.answer(best)
    told = say("dialogue.best_reading", topic=topic["title"])
    return Reply(question=best, answer=replace(answer, sentences=(told, *answer.sentences)))


def _analysed(
    asked: Asked, context: Context, today: date, *, later: bool = False, instead: bool = False
) -> Question:
    """Return the question with what the person has said of themselves, where it is asked of that."""

    def on(entities: Mapping[str, Sequence[str]]) -> Question:
        return analyse(
            asked.words,
            today,
            entities,
            asked.intent,
            context,
            asked.confidence,
            later=later,
            instead=instead,
        )

    question = on(asked.entities)
    stated_before = with_statements(question, context)
    return on({**asked.entities, **stated_before}) if stated_before else question
