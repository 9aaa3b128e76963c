"""What is read of a conversation is what rules, slots and actions need, however long it has become."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from bot.conversation_end import EVENTS, INDEX, ConversationEnd, make_index
from bot.tracker_store import CappedSQLTrackerStore

SLOTS = """
version: "3.1"
slots:
  topic: {type: any, influence_conversation: false, mappings: [{type: custom}]}
  regions: {type: any, influence_conversation: false, mappings: [{type: custom}]}
"""
DOMAIN = Domain.from_yaml(SLOTS)
WITH_INFLUENCE = Domain.from_yaml(
    SLOTS.replace("topic: {type: any, influence_conversation: false", "topic: {type: text")
)


@pytest.fixture
def store(tmp_path: Path) -> CappedSQLTrackerStore:
    store = CappedSQLTrackerStore(db=str(tmp_path / "conversations.db"))
    store.domain = DOMAIN
    return store


def turn(number: int, slots: bool = True) -> list:
    set_slots = [SlotSet("topic", number), SlotSet("regions", [number])] if slots else []
    return [
        ActionExecuted("action_listen"),
        UserUttered(str(number)),
        ActionExecuted("action_answer"),
        *set_slots,
        BotUttered(f"answer {number}"),
    ]


def keep(store: CappedSQLTrackerStore, events: list, sender: str = "a") -> None:
    async def scenario() -> None:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        tracker.update_with_events(events, DOMAIN)
        await store.save(tracker)

    asyncio.run(scenario())


def told(store: CappedSQLTrackerStore, sender: str = "a", domain: Domain = DOMAIN) -> list[str]:
    events = map(json.loads, ConversationEnd(store.engine, domain).read(sender))
    return [
        " ".join(str(e[k]) for k in ("event", "name", "text", "value") if e.get(k) is not None)
        for e in events
    ]


SESSION = [ActionExecuted("action_session_start"), SessionStarted()]


def test_of_each_slot_the_newest_and_of_the_rest_but_replies_the_last(store):
    keep(store, [*SESSION, *(event for number in range(30) for event in turn(number))])
    said = told(store)
    assert [line for line in said if line.startswith("slot")] == ["slot topic 29", "slot regions [29]"]
    assert [line for line in said if line.startswith("user")] == [
        f"user {number}" for number in range(25, 30)
    ]
    assert said[0] == "action action_listen"
    assert said[-3:] == ["action action_answer", "slot topic 29", "slot regions [29]"]


def test_a_slot_set_long_ago_comes_first(store):
    later = (event for number in range(1, 30) for event in turn(number, slots=False))
    keep(store, [*SESSION, *turn(0), *later])
    assert told(store)[:4] == ["slot topic 0", "slot regions [0]", "action action_listen", "user 25"]


def test_nothing_is_read_of_earlier_sessions_or_other_senders(store):
    keep(store, [*SESSION, *turn(1), *SESSION, *turn(2, slots=False)])
    keep(store, [*SESSION, *turn(3)], "b")
    assert told(store) == ["session_started", "action action_listen", "user 2", "action action_answer"]
    assert told(store, "nobody") == []


def test_a_restart_empties_the_slots(store):
    keep(store, [*SESSION, *turn(1), Restarted(), *turn(2, slots=False)])
    assert not [line for line in told(store) if line.startswith("slot")]
    tracker = asyncio.run(store.retrieve("a"))
    assert tracker.get_slot("topic") is None
    assert tracker.latest_message.text == "2"


def test_slots_that_rules_look_at_are_read_with_what_they_were(store):
    keep(store, [*SESSION, *turn(1), *turn(2)])
    assert "slot topic 1" in told(store, domain=WITH_INFLUENCE)
    assert "slot topic 1" not in told(store)


def test_a_database_of_before_gets_the_index_once(store):
    names = [index["name"] for index in sa.inspect(store.engine).get_indexes(EVENTS.name)]
    assert names.count(INDEX.name) == 1
    INDEX.drop(store.engine)
    make_index(store.engine)
    make_index(store.engine)
    assert INDEX.name in [index["name"] for index in sa.inspect(store.engine).get_indexes(EVENTS.name)]


def test_the_query_walks_through_no_conversation(store):
    query = str(ConversationEnd(store.engine, DOMAIN)._query)
    with store.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", tuple("a" * query.count("?"))).all()
    steps = [row[-1] for row in plan if "SEARCH" in row[-1] or "SCAN" in row[-1]]
    assert not [step for step in steps if step.startswith("SCAN events")]
    assert len([step for step in steps if INDEX.name in step]) >= 5
