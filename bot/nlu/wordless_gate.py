"""Messages without a word are nonsense by rule: no classifier has anything to go by."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

NONSENSE = "nonsense"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class WordlessGate(GraphComponent):
    """Gives messages of punctuation, emoji or nothing the intent `nonsense` with confidence 1."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WordlessGate:
        """Return a new component; it has neither settings nor state."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages`, the intent of those without a letter or digit replaced."""
        for message in messages:
            if not has_words(message.get(TEXT) or ""):
                intent = {"name": NONSENSE, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
        return messages


def has_words(text: str) -> bool:
    """Tell whether `text` has a letter, a Chinese character or a digit."""
    return any(character.isalnum() for character in text)
