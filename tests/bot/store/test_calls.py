from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.settings import Settings
from bot.store import store_of
from bot.store.calls import CallRow, Calls, CallTurn

AT = datetime(2026, 11, 21, 8, tzinfo=timezone.utc)


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    return store_of(Settings(var=tmp_path)).calls


def row(name: str, at: datetime = AT) -> CallRow:
    return CallRow(
        call_id=name, sender=name, channel="hotline", caller="尾号34", started=AT, at=at, state={"n": 1}
    )


def turn(name: str, turn_id: str, at: datetime = AT) -> CallTurn:
    return CallTurn(
        call_id=name, turn_id=turn_id, at=at, heard={"transcript": "瑞安"}, reply={"speech": turn_id}
    )


def test_a_call_stands_as_its_last_turn_left_it(calls: Calls) -> None:
    assert calls.find("a") is None
    calls.keep(row("a"), turn("a", "1"))
    later = replace(row("a", AT + timedelta(minutes=1)), state={"n": 2})
    calls.keep(later, turn("a", "2"))
    assert calls.find("a") == later
    assert [(one.id, one.turn_id) for one in calls.turns("a")] == [(1, "1"), (2, "2")]
    assert calls.reply("a", "1") == {"speech": "1"}
    assert calls.reply("a", "3") is None
    assert calls.reply("b", "1") is None


def test_a_turn_is_kept_once_and_with_its_call_or_not_at_all(calls: Calls) -> None:
    calls.keep(row("a"), turn("a", "1"))
    with pytest.raises(IntegrityError):
        calls.keep(replace(row("a"), state={"n": 9}), turn("a", "1"))
    found = calls.find("a")
    assert found is not None
    assert found.state == {"n": 1}


def test_turns_are_followed_by_a_number_that_is_never_given_twice(calls: Calls) -> None:
    assert calls.last_number() == 0
    for name in "abc":
        calls.keep(row(name), turn(name, "1"))
    assert [one.call_id for one in calls.after(1)] == ["b", "c"]
    calls.clear("c")
    calls.keep(row("c"), turn("c", "1"))
    assert [one.id for one in calls.after(2)] == [4]
    assert calls.last_number() == 4


def test_idle_and_recent_calls(calls: Calls) -> None:
    calls.keep(row("old", AT - timedelta(hours=1)), turn("old", "1"))
    calls.keep(replace(row("over"), ended=AT, end_reason="hangup"), turn("over", "1"))
    calls.keep(row("new"), turn("new", "1"))
    assert [one.call_id for one in calls.idle(AT - timedelta(minutes=15))] == ["old"]
    assert [one.call_id for one in calls.recent(AT - timedelta(days=1))] == ["new", "old", "over"]
    assert [one.call_id for one in calls.recent(AT)] == ["new", "over"]


def test_who_watches_is_told_of_each_turn(calls: Calls) -> None:
    told: list[str] = []
    with calls.watched(lambda: told.append("one")):
        calls.keep(row("a"), turn("a", "1"))
    calls.keep(row("a"), turn("a", "2"))
    assert told == ["one"]


def test_latest_turns_of_a_long_call_come_oldest_first(calls: Calls) -> None:
    for number in range(6):
        calls.keep(row("a"), turn("a", str(number)))
    assert [one.turn_id for one in calls.turns("a", limit=3)] == ["3", "4", "5"]
