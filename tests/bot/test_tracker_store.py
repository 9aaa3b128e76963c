import asyncio
import sqlite3
import time
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import tracker_store
from bot.conversation_end import EVENTS_LOADED
from bot.tracker_store import AT_ONCE, CappedSQLTrackerStore

DOMAIN = Domain.from_dict(
    {
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("topic", "regions")
        }
    }
)


@pytest.fixture
def store(tmp_path: Path) -> CappedSQLTrackerStore:
    opened = CappedSQLTrackerStore(db=str(tmp_path / "conversations.db"))
    opened.domain = DOMAIN
    return opened


async def turns(store: CappedSQLTrackerStore, sender: str, texts: list[str]) -> None:
    for text in texts:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        if not tracker.events:
            tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted()], DOMAIN)
            tracker.update_with_events(
                [ActionExecuted("action_listen"), SlotSet("regions", ["瑞安市"])], DOMAIN
            )
        tracker.update_with_events(
            [UserUttered(text), ActionExecuted("action_answer"), SlotSet("topic", text), BotUttered(text)],
            DOMAIN,
        )
        tracker.update(ActionExecuted("action_listen"), DOMAIN)
        await store.save(tracker)


def said(tracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_a_short_conversation_is_loaded_whole(store: CappedSQLTrackerStore):
    asyncio.run(turns(store, "a", ["一", "二"]))
    tracker = asyncio.run(store.retrieve("a"))
    assert said(tracker) == ["一", "二"]
    assert tracker.get_slot("topic") == "二"


def test_of_a_long_conversation_the_end_is_loaded_and_all_is_kept(store: CappedSQLTrackerStore):
    texts = [str(number) for number in range(60)]
    asyncio.run(turns(store, "a", texts))
    asyncio.run(turns(store, "b", ["别的"]))
    tracker = asyncio.run(store.retrieve("a"))
    assert len(tracker.events) <= EVENTS_LOADED + 2
    assert said(tracker) == texts[-len(said(tracker)) :]
    assert len(said(tracker)) >= 4
    assert isinstance(tracker.events[1], ActionExecuted | SlotSet)
    assert said(asyncio.run(store.retrieve_full_tracker("a"))) == texts


def test_a_slot_set_before_the_part_that_is_loaded_keeps_its_value(store: CappedSQLTrackerStore):
    asyncio.run(turns(store, "a", [str(number) for number in range(60)]))
    tracker = asyncio.run(store.retrieve("a"))
    assert tracker.get_slot("regions") == ["瑞安市"]
    assert tracker.get_slot("topic") == "59"


def test_more_events_than_one_statement_takes_are_kept_in_their_order(store: CappedSQLTrackerStore):
    texts = [str(number) for number in range(2 * AT_ONCE + 1)]

    async def say_all() -> None:
        tracker = await store.get_or_create_tracker("a", append_action_listen=False)
        tracker.update_with_events([UserUttered(text) for text in texts], DOMAIN)
        await store.save(tracker)

    asyncio.run(say_all())
    assert said(asyncio.run(store.retrieve_full_tracker("a"))) == texts


def test_saving_twice_adds_nothing_twice(store: CappedSQLTrackerStore):
    asyncio.run(turns(store, "a", ["一"]))
    tracker = asyncio.run(store.retrieve("a"))
    asyncio.run(store.save(tracker))
    asyncio.run(store.save(tracker))
    assert said(asyncio.run(store.retrieve("a"))) == ["一"]


def test_a_file_that_another_program_holds_keeps_nobody_else_waiting(
    store: CappedSQLTrackerStore, monkeypatch: pytest.MonkeyPatch
):
    async def others_are_served() -> int:
        asked = asyncio.ensure_future(turns(store, "a", ["一"]))
        served = 0
        while not asked.done():
            await asyncio.sleep(0.01)
            served += 1
        return served

    async def in_time() -> None:
        await asyncio.wait_for(turns(store, "a", ["二"]), 60)

    asyncio.run(turns(store, "a", ["零"]))
    holder = sqlite3.connect(store.engine.url.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert asyncio.run(others_are_served()) > 1
    until(lambda: store._condition.conversations.since is not None)
    # who waited once more would wait so long
    monkeypatch.setattr(tracker_store, "WRITTEN_SECONDS", 600)
    asyncio.run(in_time())
    # the conversation goes on from memory, and nothing of it is in the file
    assert said(asyncio.run(store.retrieve("a"))) == ["零", "一", "二"]
    assert said(asyncio.run(store.retrieve_full_tracker("a"))) == ["零"]
    holder.close()
    until(lambda: store._condition.held == 0)
    assert said(asyncio.run(store.retrieve_full_tracker("a"))) == ["零", "一", "二"]


def until(holds, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_who_writes_before_a_read_worked_makes_the_table(store: CappedSQLTrackerStore):
    """The database was away at the start, is back, and nobody has read anything yet."""
    store.Base.metadata.drop_all(store.engine)

    async def say() -> None:
        tracker = DialogueStateTracker.from_events("a", [], DOMAIN.slots)
        tracker.update(UserUttered("一"), DOMAIN)
        await store.save(tracker)

    asyncio.run(say())
    until(lambda: store._condition.held == 0)
    assert said(asyncio.run(store.retrieve_full_tracker("a"))) == ["一"]
    assert store._condition.lost == 0


def test_a_conversation_survives_reopening(tmp_path: Path):
    path = tmp_path / "conversations.db"
    first = CappedSQLTrackerStore(db=str(path))
    first.domain = DOMAIN
    asyncio.run(turns(first, "a", ["一"]))
    second = CappedSQLTrackerStore(db=str(path))
    second.domain = DOMAIN
    asyncio.run(turns(second, "a", ["二"]))
    assert said(asyncio.run(second.retrieve("a"))) == ["一", "二"]


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def test_what_a_person_says_is_stored_without_numbers_that_name_one(
    store: CappedSQLTrackerStore, tmp_path: Path
):
    said = UserUttered(
        "我的手机是13800138000",
        {"name": "follow_up", "confidence": 1.0},
        [{"entity": "amount", "value": "13800138000"}],
        metadata={"caller": 13800138000, "text": "11010519491231002X"},
    )

    async def conversation() -> None:
        tracker = await store.get_or_create_tracker("a", append_action_listen=False)
        slots = [SlotSet("topic", "13800138000"), SlotSet("citations", [{"quote": "0577-88880000"}])]
        tracker.update_with_events([said, *slots], DOMAIN)
        await store.save(tracker)

    asyncio.run(conversation())
    stored = asyncio.run(store.retrieve("a"))
    user = next(event for event in stored.events if isinstance(event, UserUttered))
    assert user.text == "我的手机是【手机号】"
    assert user.metadata == {"caller": "【手机号】", "text": "【身份证号】"}
    assert user.entities == [{"entity": "amount", "value": "【手机号】"}]
    assert stored.get_slot("topic") == "【手机号】"
    kept = bytes_of(tmp_path)
    assert b"13800138000" not in kept
    assert b"11010519491231002X" not in kept
    assert b"0577-88880000" in kept
