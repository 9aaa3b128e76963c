"""What residents asked, written straight into the store of a console under test."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from bot.store import Store
from tests.bot.made_turns import made_turn

NOW = datetime.now(timezone.utc)


def asked(store: Store, number: int, question: str, status: str = "not_in_bulletins", **given: Any) -> str:
    """Keep a turn, the older the larger its number; returns its id."""
    name = f"{number:032x}"
    payload = {"status": status, "turn": name}
    fields = {
        "at": NOW - timedelta(minutes=number),
        "sender": f"resident-{number}",
        "question": question,
        "status": status,
        "text": f"答{number}",
        "replies": ({"text": f"答{number}", "custom": payload},),
        "confidence": 0.0,
        "latency_ms": 100.0 + number,
    }
    store.turns.add(made_turn(name, **{**fields, **given}))
    store.flush()
    return name
