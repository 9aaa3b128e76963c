"""Entities by rules, with canonical values."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import find_entities
from bot.nlu.stateless import StatelessComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RuleEntityExtractor(StatelessComponent, EntityExtractorMixin):
    """Adds what `find_entities` finds to the entities of a message."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages` with entities added: `entity`, `value`, `start`, `end`, `extractor`."""
        for message in messages:
            found: list[dict[str, Any]] = [
                {"entity": m.entity, "value": m.value, "start": m.start, "end": m.end}
                for m in find_entities(message.get(TEXT) or "")
            ]
            entities = [*(message.get(ENTITIES) or []), *self.add_extractor_name(found)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
