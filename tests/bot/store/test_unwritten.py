"""What is remembered of conversations that are written: little, and not for long."""

import pytest

from bot.store import unwritten
from bot.store.condition import Condition
from bot.store.unwritten import Unwritten


@pytest.fixture
def written() -> dict[str, list[str]]:
    return {}


@pytest.fixture
def conversations(written) -> Unwritten:
    return Unwritten(
        lambda sender, events: written.setdefault(sender, []).extend(events), lambda: None, Condition()
    )


def test_the_last_ones_are_remembered_for_an_hour_at_most(conversations, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(unwritten.time, "monotonic", lambda: now[0])
    for at, sender in ((0.0, "a"), (1800.0, "b")):
        now[0] = at
        conversations.hold(sender, [sender], [sender])
        conversations.write(sender)
    assert [conversations.remembered(sender) for sender in "ab"] == [["a"], ["b"]]
    now[0] = 3601.0
    assert [conversations.remembered(sender) for sender in "ab"] == [None, ["b"]]


def test_no_more_than_the_last_hundred_are_remembered(conversations):
    for number in range(unwritten.REMEMBERED + 1):
        conversations.hold(str(number), [number], [number])
        conversations.write(str(number))
    assert [conversations.remembered("0"), conversations.remembered("1")] == [None, [1]]


def test_one_that_was_deleted_is_forgotten_and_one_that_waits_is_not(conversations, written):
    conversations.hold("gone", ["一"], ["一"])
    conversations.write("gone")
    conversations.forget("gone")
    assert conversations.remembered("gone") is None
    conversations.hold("waits", ["二"], ["二"])
    conversations.forget("waits")
    assert conversations.remembered("waits") == conversations.held("waits") == ["二"]
    assert written == {"gone": ["一"]}
