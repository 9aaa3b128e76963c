"""The action that shows where the last answer is written."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import answer_message
from actions.rendering import source_payload, source_text
from actions.slots import conversation_of, message_of
from knowledge.dialogue import asks_on_its_own


class ActionShowSource(Action):
    """Repeats the citations of the last answer with their quotes; answers a question of its own."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_show_source"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read the citations slot and render it."""
        citations = tracker.get_slot("citations") or []
        before = conversation_of(tracker)
        if asks_on_its_own(message_of(tracker)) or not (citations or before.exchanges):
            return answer_message(dispatcher, tracker)
        text = source_text(citations)
        dispatcher.utter_message(text=text, json_message=source_payload(citations))
        return []
