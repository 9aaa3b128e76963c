"""What goes back, points back or hurries in a conversation is a follow-up, whatever it is taken for."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.stateless import StatelessComponent
from knowledge.dialogue.cues import hurries
from knowledge.dialogue.kinds import is_about_the_conversation, names_something

FOLLOW_UP = "follow_up"
# what gets a fixed reply though it names a place, a breed or an hour (瑞安, 小时的) or takes something back;
# action_reply_to_complaint looks into complaints by itself
_FIXED_REPLIES = frozenset({"greet", "thank", "goodbye", "nonsense"})
# … and what gets one though it hurries on after danger was told of (快点啊)
_UNMOVED = _FIXED_REPLIES | {"ask_identity", "ask_capability"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DialogueGate(StatelessComponent):
    """Gives messages about the conversation (上一个问题, 再说一遍, 第二个呢) the intent `follow_up`."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages`, the intent of those about the conversation replaced."""
        for message in messages:
            intent: dict[str, Any] = message.get(INTENT) or {}
            text = message.get(TEXT) or ""
            if _is_lost(intent.get("name"), text) or is_about_the_conversation(text):
                follow_up = {"name": FOLLOW_UP, "confidence": 1.0}
                others = [one for one in message.get(INTENT_RANKING_KEY) or [] if one["name"] != FOLLOW_UP]
                message.set(INTENT, follow_up, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [follow_up, *others], add_to_output=True)
        return messages


def _is_lost(intent: str | None, text: str) -> bool:
    """Return whether a message would get a fixed reply though it says more than that."""
    return (intent in _FIXED_REPLIES and names_something(text)) or (intent in _UNMOVED and hurries(text))
