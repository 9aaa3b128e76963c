"""What a person says of themselves without asking: 我在苍南灵溪上班. The next question stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers import Context, analyse, shown_topic
from knowledge.answers.cues import aspect_of
from knowledge.answers.leaning.keeping import BY_REGION
from knowledge.answers.leaning.standing import is_fragment, own_words
from knowledge.dialogue.asking_back import which_topic
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.correcting import correction_of
from knowledge.dialogue.cues import says
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.dialogue.parts import asks
from knowledge.records import Aspect, Question, Topic

# what is said of a person: where they live, how old they are, how many live with them
_STATED = ("region", "age", "people")
# the words that tell what the person is paid, kept whole: 工资1500
PAY = "pay"
_OF_PAY = ("region", "amount", "pay_period")
_OF_TOPIC: dict[Topic, tuple[str, ...]] = {Topic.PENSION: ("age",), Topic.LOW_INCOME: ("people",)}
# 我在苍南灵溪上班, 我户口在洞头的: a longer message tells a story that asks without a word of asking
_MOST_OWN_WORDS = 6
_LONGEST = 20


def stated(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Ask what is wanted of somebody who only says where they live; None for everything else."""
    said = statements_of(asked, conversation.context.stated)
    tells = said.get("region") or said.get(PAY)
    if conversation.context.text or not tells or not is_statement(asked):
        return None
    shown = {name: values for name, values in said.items() if name != PAY}
    question = analyse(asked.words, today, {**shown, **asked.entities}, "follow_up")
    # to say one thing after another of oneself is not to be asked back to twice
    asked_once = replace(conversation, asked_before=())
    return Reply(question=question, answer=which_topic(question, asked_once), is_kept=False)


def is_statement(asked: Asked) -> bool:
    """Return whether a message says something of the person and asks nothing."""
    text = asked.words
    if asks(text) or not says("states", text) or len(text) > _LONGEST or correction_of(text):
        return False
    return shown_topic(text, asked.entities) is None and len(own_words(text)) <= _MOST_OWN_WORDS


def statements_of(asked: Asked, before: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return what a person has said of themselves, with what a message says."""
    said = {name: tuple(values) for name, values in asked.entities.items() if name in _STATED and values}
    if asked.entities.get("amount") and says("states_pay", asked.words):
        said |= {name: tuple(asked.entities[name]) for name in _OF_PAY if asked.entities.get(name)}
        said[PAY] = (asked.words,)
    return {**before, **said} if said and is_statement(asked) else before


def with_pay(asked: Asked, context: Context) -> Asked:
    """Return 合法吗 as asked of the pay that was said before; `asked` itself where it is of anything else."""
    pay = next(iter(context.stated.get(PAY, ())), "")
    if not pay or context.text or asked.entities.get("amount"):
        return asked
    if aspect_of(asked.words) is not Aspect.COMPLIANCE or not is_fragment(asked.words):
        return asked
    return replace(
        asked,
        words=f"{pay.rstrip('，。')}，{asked.words}",
        entities={**{name: tuple(context.stated.get(name, ())) for name in _OF_PAY}, **asked.entities},
        intent="ask_minimum_wage",
        confidence=1.0,
    )


def with_statements(question: Question, context: Context) -> Mapping[str, Sequence[str]]:
    """Return what was said of the person before that a question stands on; nothing where it names a place.

    A standard by place takes the place, the pension the age too, the subsistence the people.
    """
    stated, own = context.stated, question.entities
    if question.topic not in BY_REGION or own.get("region") or own.get("foreign_place"):
        return {}
    if says("everywhere", question.text):
        return {}
    names = ("region", *_OF_TOPIC.get(question.topic or Topic.BULLETIN, ()))
    return {name: tuple(stated[name]) for name in names if stated.get(name) and not own.get(name)}


def keeping_statements(context: Context, before: Context, asked: Asked) -> Context:
    """Return the context with what a person has said of themselves."""
    kept = statements_of(asked, before.stated)
    return replace(context, stated=kept) if kept else context
