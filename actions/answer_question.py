"""The action that answers: whatever the topic, the knowledge base decides what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.analysis import question_payload
from actions.clock import with_clock_caveat
from actions.rendering import buttons_of, explanation_of, payload_of, screen_text
from actions.replies import Reply, memory_of
from actions.runtime import clock_day, knowledge_base, named_day
from actions.slots import conversation_of, events_of, message_of
from knowledge.dialogue import Conversation, Knowledge, Message, take_turn
from knowledge.kept_answers import AskedBefore
from knowledge.service import KnowledgeBase


class ActionAnswerQuestion(Action):
    """Answers the latest message from the bulletins, or says that they do not hold the answer."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_answer_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read slots, take the turn, render."""
        return answer_message(dispatcher, tracker)


def answer_message(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Say the answer to the latest message and return the slots to set.

    What was said to the same message on the same day before, after the same conversation and from the same
    index, is said again. Who asks for an explanation gets an answer of its own: its times are those it took.
    """
    asked = _asked(tracker)
    base = knowledge_base()
    if (tracker.latest_message.get("metadata") or {}).get("explain"):
        reply = _reply(asked, base, base, explains=True)
    else:
        memory = memory_of(base)
        reply = memory.reply(repr(asked), lambda: _reply(asked, AskedBefore(base, memory.answers), base))
    dispatcher.utter_message(text=reply.text, buttons=reply.buttons, json_message=reply.payload)
    return reply.events


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a reply depends on beside the index: its `repr` tells every field of what it holds."""

    message: Message
    before: Conversation
    day: date
    is_day_set: bool


def _asked(tracker: Tracker) -> _Asked:
    day = named_day(tracker)
    return _Asked(message_of(tracker), conversation_of(tracker), day or clock_day(), day is not None)


def _reply(asked: _Asked, known: Knowledge, base: KnowledgeBase, *, explains: bool = False) -> Reply:
    """Take the turn and render it; `known` answers for the index that `base` is."""
    turn = take_turn(asked.message, asked.before, asked.day, known)
    answer = with_clock_caveat(turn.answer, asked.day, base.newest_day, is_set=asked.is_day_set)
    payload = payload_of(answer)
    if explains:
        questions = [question_payload(question) for question in turn.questions]
        payload["explain"] = {**explanation_of(answer), "questions": questions}
    return Reply(
        text=screen_text(answer, turn.offers_person),
        buttons=buttons_of(answer, turn.offers_person),
        payload=payload,
        events=events_of(asked.before, turn, payload["citations"]),
    )
