"""Turns as tests put them into a store: plain ones, of which anything can be said otherwise."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from bot.store.turns import Turn


def made_turn(name: str, **given: Any) -> Turn:
    """Return an answered turn of the widget with the id `name`, just now, but for what is `given`."""
    fields: dict[str, Any] = {
        "id": name,
        "at": datetime.now(timezone.utc),
        "sender": "a",
        "channel": "widget",
        "message_id": None,
        "question": "问题",
        "status": "answered",
        "topic": None,
        "region": None,
        "text": "答复",
        "replies": (),
        "confidence": None,
        "latency_ms": 1.0,
    }
    return Turn(**{**fields, **given})
