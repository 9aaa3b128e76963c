"""Messages without a word are nonsense by rule: no classifier has anything to go by."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.stateless import StatelessComponent

NONSENSE = "nonsense"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class WordlessGate(StatelessComponent):
    """Gives messages of punctuation, emoji or nothing the intent `nonsense` with confidence 1."""

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
