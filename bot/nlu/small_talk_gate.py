"""Small talk must be sure of itself: a long question that looks a little like it is answered instead."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.stateless import StatelessComponent
from knowledge.courtesies import without_courtesies

# what gets a fixed reply without any look into the bulletins
SMALL_TALK = frozenset(
    {"greet", "thank", "goodbye", "ask_identity", "ask_capability", "ask_person", "complain", "nonsense"}
)
_SURE = 0.75
# 你们电话多少, 转人工: small talk is short
_SHORT = 11


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SmallTalkGate(StatelessComponent):
    """Gives a longer message of doubtful small talk the best of its other intents."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages`, the intent of doubtful small talk replaced."""
        for message in messages:
            intent: dict[str, Any] = message.get(INTENT) or {}
            if intent.get("name") in SMALL_TALK and _is_doubtful(message, intent):
                others = (i for i in message.get(INTENT_RANKING_KEY) or [] if i["name"] not in SMALL_TALK)
                message.set(INTENT, next(others, intent), add_to_output=True)
        return messages


def _is_doubtful(message: Message, intent: dict[str, Any]) -> bool:
    """Tell whether it is long and less than sure to be small talk of any kind (你笨死了 may be two)."""
    if len(without_courtesies(message.get(TEXT) or "")) < _SHORT:
        return False
    ranking = message.get(INTENT_RANKING_KEY) or [intent]
    return sum(float(i["confidence"] or 0.0) for i in ranking if i["name"] in SMALL_TALK) < _SURE
