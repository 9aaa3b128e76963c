"""The action that meets a complaint: a question or plea in it is answered, else it apologises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import answer_message
from actions.rendering import buttons_of, payload_of, screen_text
from actions.slots import conversation_of, message_of, state_events
from knowledge.dialogue import apology, holds_question, pleads_on


class ActionReplyToComplaint(Action):
    """Answers the question that a complaint holds; apologises where it holds none."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_reply_to_complaint"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Look for a question; without one apologise and count the failure."""
        before, message = conversation_of(tracker), message_of(tracker)
        if holds_question(message, before) or pleads_on(message.text, before):
            return answer_message(dispatcher, tracker)
        answer = apology()
        dispatcher.utter_message(
            text=screen_text(answer), buttons=buttons_of(answer), json_message=payload_of(answer)
        )
        return state_events(replace(before, failures=before.failures + 1))
