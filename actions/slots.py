"""Between the tracker and the records: the message, the conversation before it, what to remember."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from knowledge.dialogue import Context, Conversation, Entity, Exchange, Message, Turn
from knowledge.records import AnswerStatus, Aspect, Measure, Topic


def message_of(tracker: Tracker) -> Message:
    """Return the latest message as the pipeline understood it, its text normalised."""
    said = tracker.latest_message or {}
    intent = said.get("intent") or {}
    return Message(
        text=said.get("text") or "",
        intent=intent.get("name"),
        confidence=float(intent.get("confidence") or 0.0),
        entities=tuple(_entity(found) for found in said.get("entities") or []),
        part_intents={text: tuple(found) for text, found in (said.get("part_intents") or {}).items()},
    )


def conversation_of(tracker: Tracker) -> Conversation:
    """Return the conversation before the latest message."""
    asked_back = tracker.get_slot("asked_back") or {}
    return Conversation(
        context=_context(tracker.get_slot("question") or {}),
        exchanges=tuple(_exchange(kept) for kept in tracker.get_slot("exchanges") or []),
        asked_back=asked_back.get("open"),
        asked_before=tuple(asked_back.get("before", ())),
        failures=int(tracker.get_slot("failures") or 0),
    )


def events_of(before: Conversation, turn: Turn, citations: Sequence[dict[str, Any]]) -> list[EventType]:
    """Return the slots to set after a turn; a refusal leaves what the conversation is about as it was."""
    events = state_events(turn.conversation)
    context = turn.conversation.context
    if context is before.context:
        return events
    return [
        *events,
        SlotSet("question", _kept(context)),
        SlotSet("topic", context.topic.value if context.topic else None),
        SlotSet("regions", list(context.regions)),
        SlotSet("as_of", turn.questions[-1].day.isoformat()),
        SlotSet("citations", list(citations)),
    ]


def state_events(conversation: Conversation) -> list[EventType]:
    """Return the slots of what was asked, asked back and not answered."""
    return [
        SlotSet("exchanges", [_kept_exchange(one) for one in conversation.exchanges]),
        SlotSet("asked_back", {"open": conversation.asked_back, "before": list(conversation.asked_before)}),
        SlotSet("failures", conversation.failures),
    ]


def _entity(found: dict[str, Any]) -> Entity:
    start, end = found.get("start", -1), found.get("end", -1)
    return Entity(name=found["entity"], value=str(found["value"]), start=start, end=end)


def _context(kept: dict[str, Any]) -> Context:
    leaned_on = kept.get("leaned_on")
    return Context(
        text=kept.get("text", ""),
        topic=Topic(kept["topic"]) if kept.get("topic") else None,
        measure=Measure(kept["measure"]) if kept.get("measure") else None,
        aspect=Aspect(kept.get("aspect", Aspect.VALUE.value)),
        entities={name: tuple(values) for name, values in kept.get("entities", {}).items()},
        document_keys=tuple(kept.get("document_keys", ())),
        intent=kept.get("intent"),
        confidence=float(kept.get("confidence", 1.0)),
        leaned_on=tuple(leaned_on) if leaned_on is not None else None,
        from_text=bool(kept.get("from_text")),
        stated={name: tuple(values) for name, values in kept.get("stated", {}).items()},
    )


def _kept(context: Context) -> dict[str, Any]:
    return {
        "text": context.text,
        "topic": context.topic.value if context.topic else None,
        "measure": context.measure.value if context.measure else None,
        "aspect": context.aspect.value,
        "entities": {name: list(values) for name, values in context.entities.items()},
        "document_keys": list(context.document_keys),
        "intent": context.intent,
        "confidence": context.confidence,
        "leaned_on": list(context.leaned_on) if context.leaned_on is not None else None,
        "from_text": context.from_text,
        "stated": {name: list(values) for name, values in context.stated.items()},
    }


def _exchange(kept: dict[str, Any]) -> Exchange:
    return Exchange(
        asked=_context(kept["asked"]),
        words=kept["words"],
        status=AnswerStatus(kept["status"]),
        said=kept["said"],
        source=kept["source"],
        listed=kept["listed"],
    )


def _kept_exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "asked": _kept(exchange.asked),
        "words": exchange.words,
        "status": exchange.status.value,
        "said": exchange.said,
        "source": exchange.source,
        "listed": exchange.listed,
    }
