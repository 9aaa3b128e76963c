"""Between the tracker and the records: what the conversation was about, and what to remember of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from knowledge.dialogue import Context, Entity, Message, Turn
from knowledge.records import Aspect, Measure, Topic


def message_of(tracker: Tracker) -> Message:
    """Return the latest message as the pipeline understood it, its text normalised."""
    said = tracker.latest_message or {}
    intent = said.get("intent") or {}
    return Message(
        text=said.get("text") or "",
        intent=intent.get("name"),
        confidence=float(intent.get("confidence") or 0.0),
        entities=tuple(_entity(found) for found in said.get("entities") or []),
    )


def context_of(tracker: Tracker) -> Context:
    """Return what the conversation was about before the latest message."""
    kept = tracker.get_slot("question") or {}
    return Context(
        text=kept.get("text", ""),
        topic=Topic(kept["topic"]) if kept.get("topic") else None,
        measure=Measure(kept["measure"]) if kept.get("measure") else None,
        aspect=Aspect(kept.get("aspect", Aspect.VALUE.value)),
        entities=kept.get("entities", {}),
        document_keys=tuple(kept.get("document_keys", ())),
    )


def events_of(before: Context, turn: Turn, citations: Sequence[dict[str, Any]]) -> list[EventType]:
    """Return the slots to set after a turn; a refusal leaves the conversation as it was."""
    context = turn.context
    if context is before:
        return []
    kept = {
        "text": context.text,
        "topic": context.topic.value if context.topic else None,
        "measure": context.measure.value if context.measure else None,
        "aspect": context.aspect.value,
        "entities": {name: list(values) for name, values in context.entities.items()},
        "document_keys": list(context.document_keys),
    }
    return [
        SlotSet("question", kept),
        SlotSet("topic", kept["topic"]),
        SlotSet("regions", list(context.regions)),
        SlotSet("as_of", turn.questions[-1].day.isoformat()),
        SlotSet("citations", list(citations)),
    ]


def _entity(found: dict[str, Any]) -> Entity:
    start, end = found.get("start", -1), found.get("end", -1)
    return Entity(name=found["entity"], value=str(found["value"]), start=start, end=end)
