"""The first component: one spelling for all channels, and misheard words put right."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.stateless import StatelessComponent
from knowledge.hearing import Repair, repair
from knowledge.text import normalise

NORMALISATION = "normalisation"
# A caller's sentence is shorter; what is longer was pasted, and is not misheard
_LONGEST_HEARD = 400


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Normaliser(StatelessComponent):
    """Sets the message text to its normalised form; `parse_data["normalisation"]` keeps what changed.

    It is registered as a featurizer because those see training examples too. A leading slash is
    dropped, so that a resident cannot write an intent (`/restart`) in place of a question.
    """

    def __init__(self) -> None:
        """Read the words that may be meant, so that no resident waits for them."""
        repair("最抵 gongzi")

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages` with the text normalised and the original and changes kept."""
        for message in messages:
            original = message.get(TEXT) or ""
            repaired = normalised(original)
            message.set(TEXT, repaired.text)
            changes = [list(change) for change in repaired.changes]
            message.set(NORMALISATION, {"original": original, "changes": changes}, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return `training_data` with the text of its examples normalised as messages are."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                example.set(TEXT, normalised(example.get(TEXT)).text)
        return training_data


def normalised(text: str) -> Repair:
    """Return `text` in one spelling with misheard words repaired, if it is short enough to be speech."""
    plain = normalise(text).lstrip("/ ")
    return repair(plain) if len(plain) <= _LONGEST_HEARD else Repair(text=plain)
