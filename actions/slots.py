"""Between the tracker and the records: what the conversation was about, and what to remember of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from knowledge.answers import Context, analyse
from knowledge.records import Answer, AnswerStatus, Measure, Question, Topic

_KEPT_BY = (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ERROR, AnswerStatus.SMALLTALK)


def question_of(tracker: Tracker, today: date) -> Question:
    """Return the analysed question of the latest message, whose text the pipeline has normalised."""
    message = tracker.latest_message or {}
    text = message.get("text") or ""
    intent = message.get("intent") or {}
    confidence = float(intent.get("confidence") or 0.0)
    return analyse(text, today, _entities(message), intent.get("name"), context_of(tracker), confidence)


def context_of(tracker: Tracker) -> Context:
    """Return what the conversation was about before the latest message."""
    kept = tracker.get_slot("question") or {}
    return Context(
        text=kept.get("text", ""),
        topic=Topic(kept["topic"]) if kept.get("topic") else None,
        regions=tuple(kept.get("regions", ())),
        measure=Measure(kept["measure"]) if kept.get("measure") else None,
        tier=kept.get("tier"),
        breed=kept.get("breed"),
        date_phrase=kept.get("date_phrase"),
        document_keys=tuple(kept.get("document_keys", ())),
    )


def events_of(question: Question, answer: Answer, citations: Sequence[dict[str, Any]]) -> list[EventType]:
    """Return the slots to set after an answer; a refusal leaves the conversation as it was."""
    if answer.status in _KEPT_BY:
        return []
    keys = tuple(dict.fromkeys(c.document_key for c in answer.citations))
    kept = {
        "text": question.text,
        "topic": question.topic.value if question.topic else None,
        "regions": list(question.regions),
        "measure": question.measure.value if question.measure else None,
        "tier": question.tier,
        "breed": question.breed,
        "date_phrase": question.date_phrase,
        "document_keys": list(keys or question.document_keys),
    }
    return [
        SlotSet("question", kept),
        SlotSet("topic", kept["topic"]),
        SlotSet("regions", kept["regions"]),
        SlotSet("as_of", question.day.isoformat()),
        SlotSet("citations", list(citations)),
    ]


def _entities(message: dict[str, Any]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for entity in message.get("entities") or []:
        grouped[entity["entity"]].append(str(entity["value"]))
    return dict(grouped)
