"""The peer's action: says one fixed text for each intent, much less work than looking an answer up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

TEXTS = yaml.safe_load(Path(__file__).with_name("texts.yml").read_text(encoding="utf-8"))


class ActionAnswer(Action):
    """Answers by the name of the intent."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say the text of the intent."""
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        dispatcher.utter_message(text=TEXTS.get(intent, TEXTS["nlu_fallback"]))
        return []
