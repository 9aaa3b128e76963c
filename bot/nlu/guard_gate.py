"""Messages that must not get small talk: whoever is in danger or commands the bot is answered by rule."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.small_talk_gate import SMALL_TALK
from bot.nlu.stateless import StatelessComponent
from knowledge.commands import without_commands
from knowledge.referrals import guard, urgent

_NOT_FOR_SMALL_TALK = {"name": "out_of_scope", "confidence": 1.0}
# where it is written and who is asked for are told without a look at what was said
_FIXED = SMALL_TALK | {"ask_source"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class GuardGate(StatelessComponent):
    """Gives a message that a guard holds, and that would get a fixed reply, the intent `out_of_scope`."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages`, the intent of the guarded ones replaced."""
        for message in messages:
            intent: dict[str, Any] = message.get(INTENT) or {}
            if intent.get("name") in _FIXED and is_guarded(message.get(TEXT) or ""):
                message.set(INTENT, dict(_NOT_FOR_SMALL_TALK), add_to_output=True)
                message.set(INTENT_RANKING_KEY, [dict(_NOT_FOR_SMALL_TALK)], add_to_output=True)
        return messages


def is_guarded(text: str) -> bool:
    """Tell whether the normalised `text` tells of danger or grief, or commands the bot."""
    return bool(urgent(text) or guard(text)) or without_commands(text).commanded
