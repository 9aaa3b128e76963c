"""A store in a folder of its own, and turns to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.store import Store, store_of
from bot.store.turns import Turn
from tests.bot.made_turns import made_turn


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path / "var")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = store_of(settings)
    yield opened
    opened.close()


@pytest.fixture
def make_turn() -> Callable[..., Turn]:
    """Make a turn: its number gives id, minute and message id; everything can be said otherwise."""

    def make(number: int, **given: Any) -> Turn:
        fields: dict[str, Any] = {
            "at": datetime(2026, 11, 21, 3, number % 60, tzinfo=timezone.utc),
            "message_id": f"m{number}",
            "question": "瑞安最低工资多少",
            "topic": "minimum_wage",
            "region": "瑞安市",
            "replies": ({"text": "答复", "custom": {"status": "answered"}},),
            "confidence": 0.9,
            "latency_ms": float(number),
        }
        return made_turn(f"{number:032x}", **{**fields, **given})

    return make
