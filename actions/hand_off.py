"""The action that hands the conversation to a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.rendering import payload_of
from actions.slots import context_of
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus


class ActionHandOff(Action):
    """Says how to reach a person, with a summary of what was asked for whoever takes over."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_hand_off"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read the last question and render the handoff."""
        context = context_of(tracker)
        answer = Answer(status=AnswerStatus.HANDOFF, topic=context.topic, regions=context.regions)
        payload = {**payload_of(answer), "summary": context.text}
        key = "handoff.with_question" if context.text else "handoff.plain"
        dispatcher.utter_message(text=say(key, question=context.text), json_message=payload)
        return []
