"""The action that answers: whatever the topic, the knowledge base decides what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.analysis import question_payload
from actions.clock import with_clock_caveat
from actions.rendering import buttons_of, explanation_of, payload_of, screen_text
from actions.runtime import knowledge_base, today
from actions.slots import conversation_of, events_of, message_of
from knowledge.dialogue import take_turn


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
    """Say the answer to the latest message and return the slots to set."""
    before = conversation_of(tracker)
    turn = take_turn(message_of(tracker), before, today(tracker), knowledge_base())
    turn = replace(turn, answer=with_clock_caveat(turn.answer, tracker))
    payload = payload_of(turn.answer)
    if (tracker.latest_message.get("metadata") or {}).get("explain"):
        questions = [question_payload(question) for question in turn.questions]
        payload["explain"] = {**explanation_of(turn.answer), "questions": questions}
    dispatcher.utter_message(
        text=screen_text(turn.answer, turn.offers_person),
        buttons=buttons_of(turn.answer, turn.offers_person),
        json_message=payload,
    )
    return events_of(before, turn, payload["citations"])
