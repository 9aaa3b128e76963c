"""What a soak takes for lost, crossed and different, and how it reads the growth of memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest

from benchmarks.soaking import doors, users
from benchmarks.soaking.memory import growth
from benchmarks.soaking.outcome import by_door, demands
from benchmarks.soaking.place import DoorError
from benchmarks.soaking.scripts import PLACES, conversation, reading
from benchmarks.soaking.users import Heard, Script, User, who_hears

SCRIPTS = (
    Script(door="rest", turns=("a", "b"), answers=("A", "B")),
    Script(door="rest", turns=("c", "b"), answers=("C", "B")),
)


class Said:
    """A door that says what it was told to say, and then that it is broken."""

    def __init__(self, replies: Sequence[str]) -> None:
        self._replies = list(replies)

    async def say(self, message: str, expected: str | None) -> str:
        return self._replies.pop(0)

    async def close(self) -> None:
        raise DoorError("rest: status 500")


def heard(monkeypatch: pytest.MonkeyPatch, *replies: str) -> Heard:
    """Return what the first user of `SCRIPTS` hears in one conversation whose end fails."""
    found, end = Heard(), time.perf_counter() + 60

    class Once(Said):
        def __init__(self, place: Any) -> None:
            super().__init__(replies if not found.errors else ())

        async def close(self) -> None:
            clock.append(end)
            await super().close()

    clock: list[float] = []
    monkeypatch.setitem(doors.TALKS, "rest", Once)
    monkeypatch.setattr(users.time, "perf_counter", lambda: clock[-1] if clock else 0.0)
    user = User(0, SCRIPTS[0], who_hears(SCRIPTS), found, 0.0)
    asyncio.run(user.ask_until(None, end))
    return found


def counts(found: Heard) -> tuple[int, ...]:
    return len(found.milliseconds), found.errors, found.lost, found.crossed, found.different


def test_right_replies_are_timed_and_a_door_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch):
    found = heard(monkeypatch, "A", "B")
    assert counts(found) == (2, 1, 0, 0, 0)
    assert found.told == ["DoorError: rest: status 500"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [("", (1, 1, 1, 0, 0)), ("C", (1, 1, 0, 1, 0)), ("D", (1, 1, 0, 0, 1)), ("B", (1, 1, 0, 1, 0))],
)
def test_a_wrong_reply_is_lost_crossed_or_different(
    monkeypatch: pytest.MonkeyPatch, reply: str, expected: tuple[int, ...]
):
    assert counts(heard(monkeypatch, reply, "B")) == expected


def test_what_is_wrong_is_not_reached():
    found = {"rest": Heard(milliseconds=[1.0, 3.0], crossed=1), "reader": Heard(milliseconds=[2.0])}
    rows = by_door(found)
    assert [row["door"] for row in rows] == ["rest", "reader", "all"]
    assert (rows[2]["right replies"], rows[2]["crossed"], rows[2]["p50 ms"]) == (3, 1, 2.0)
    missed = [each.text for each in demands(found, None, is_sampled=True) if not each.reached]
    assert missed == ["replies: crossed", "growth of memory after the warm-up"]


def test_memory_grows_by_what_comes_after_the_warm_up():
    samples = [(float(at), 500.0 if at < 60 else 800.0 + at / 10) for at in range(0, 600, 10)]
    found = growth(samples, 60.0)
    assert found is not None
    assert (found.samples, found.seconds) == (54, 530.0)
    assert found.begin == pytest.approx(807.0)
    assert found.end == pytest.approx(858.0)
    assert found.percent == pytest.approx(6.32, abs=0.01)
    assert found.fitted == pytest.approx(6.58, abs=0.01)
    assert growth(samples, 595.0) is None


def test_no_two_users_ask_the_same():
    conversations = {conversation(user) for user in range(len(PLACES) * (len(PLACES) - 1))}
    assert len(conversations) == 132


def test_readers_go_through_the_pages():
    listed = [f"/{number}" for number in range(10)]
    assert reading(1, listed) == ("/8", "/9", "/0", "/1", "/2", "/3", "/4", "/5")
    assert reading(1, []) == ("/bulletins/",)
