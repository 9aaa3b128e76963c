"""The action that shows where the last answer is written."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.rendering import source_payload, source_text


class ActionShowSource(Action):
    """Repeats the citations of the last answer with the quoted sentences."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_show_source"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read the citations slot and render it."""
        citations = tracker.get_slot("citations") or []
        dispatcher.utter_message(text=source_text(citations), json_message=source_payload(citations))
        return []
