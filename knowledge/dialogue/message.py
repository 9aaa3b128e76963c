"""One message as the dialogue model understood it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.dialogue.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A value with its name, and where in the text it stands; -1 where that is not known."""

    name: str
    value: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The normalised text with its intent and entities; `part_intents` has those of its questions."""

    text: str
    intent: str | None = None
    confidence: float = 1.0
    entities: tuple[Entity, ...] = ()
    part_intents: Mapping[str, tuple[str, float]] = field(default_factory=dict)

    def entities_by_name(self) -> dict[str, Sequence[str]]:
        """Return entity name → values of all of the message."""
        return self.entities_of(Part(text=self.text, spans=((0, len(self.text)),)))

    def entities_of(self, part: Part) -> dict[str, Sequence[str]]:
        """Return entity name → values of what stands in one question of the message."""
        grouped: dict[str, list[str]] = {}
        for entity in self.entities:
            if entity.start < 0 or part.holds(entity.start, entity.end):
                grouped.setdefault(entity.name, []).append(entity.value)
        return dict(grouped)

    def intent_of(self, part: Part) -> tuple[str | None, float]:
        """Return intent and confidence of one question of the message, else those of all of it."""
        return self.part_intents.get(part.text, (self.intent, self.confidence))
