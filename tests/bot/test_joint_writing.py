"""A conversation is written in one transaction with the turns it belongs to: the same rows, none twice."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.agent import GuardedAgent, load_agent
from bot.guard.recording import Recorder
from bot.sharing.locks import PromptLockStore
from bot.store.condition import Condition
from bot.store.opening import Store
from bot.store.senders import SenderNames
from bot.tracker_store import CappedSQLTrackerStore

TALK = ["您好", "最低工资是多少", "出错了", "最低工资", "我的手机是13800138000"]
# what differs from one run to the next
CHANGING = {"timestamp", "message_id", "model_id", "turn"}


@pytest.fixture(scope="module")
def agent(toy_model) -> Iterator[GuardedAgent]:
    loaded = load_agent(toy_model, actions="toy_actions")
    yield loaded
    loaded.action_endpoint.close()


def furnished(agent: GuardedAgent, file: Path) -> tuple[CappedSQLTrackerStore, Store]:
    conversations = CappedSQLTrackerStore(db=str(file))
    store = Store(f"sqlite:///{file}", SenderNames(file.with_name("senders.key")))
    agent.furnish(conversations, PromptLockStore(), Recorder(store, "12345"))
    return conversations, store


async def ask(agent: GuardedAgent, text: str, sender: str = "a") -> None:
    message = UserMessage(text, CollectingOutputChannel(), sender, input_channel="rest")
    message.is_named = False
    await agent.handle_message(message)
    assert message.output_channel.messages


def rows(file: Path) -> tuple[list[Any], list[Any]]:
    """Return what is kept as another program reads it, without what each run has of its own."""
    with sqlite3.connect(file) as connection:
        events = connection.execute(
            "SELECT sender_id, type_name, intent_name, action_name, data FROM events ORDER BY id"
        ).fetchall()
        turns = connection.execute(
            "SELECT sender, channel, question, status, topic, text, replies FROM turns ORDER BY at"
        ).fetchall()
    lasting = [(*row[:4], _lasting(json.loads(row[4]))) for row in events]
    return lasting, [(*row[:6], _lasting(json.loads(row[6]))) for row in turns]


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lasting(inner) for name, inner in value.items() if name not in CHANGING}
    return [_lasting(inner) for inner in value] if isinstance(value, list) else value


def until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came about")


def test_the_same_rows_are_kept_as_with_a_transaction_each(agent, tmp_path, monkeypatch):
    for name in ("joint", "apart"):
        (tmp_path / name).mkdir()
        if name == "apart":
            monkeypatch.setattr(CappedSQLTrackerStore, "write_with", lambda *given, **named: None)
        _, store = furnished(agent, tmp_path / name / "c.db")
        for text in TALK:
            asyncio.run(ask(agent, text))
        store.close()
    joint, apart = (rows(tmp_path / name / "c.db") for name in ("joint", "apart"))
    assert joint == apart
    assert len(joint[1]) == len(TALK)
    assert "13800138000" not in json.dumps(joint, ensure_ascii=False)


def test_a_message_is_one_transaction_that_is_over_when_the_reply_leaves(agent, tmp_path):
    file = tmp_path / "c.db"
    conversations, store = furnished(agent, file)
    commits: list[str] = []
    asyncio.run(ask(agent, "您好"))
    for engine in (conversations.engine, store.database.engine):
        sa.event.listen(engine, "commit", lambda connection: commits.append("commit"))
    asyncio.run(ask(agent, "最低工资是多少"))
    events, turns = rows(file)
    assert [turn[2] for turn in turns] == ["您好", "最低工资是多少"]
    assert events[-1][3] == "action_listen"
    assert [event[4]["text"] for event in events if event[1] == "user"] == ["您好", "最低工资是多少"]
    assert commits == ["commit"]
    store.close()


def test_while_the_file_is_locked_the_conversation_goes_on_and_nothing_is_written_twice(agent, tmp_path):
    file = tmp_path / "c.db"
    conversations, store = furnished(agent, file)
    condition: Condition = store.database.condition
    asyncio.run(ask(agent, "您好"))
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for text in TALK[1:4]:
        asyncio.run(ask(agent, text))
    said = asyncio.run(conversations.retrieve("a"))
    assert [event.text for event in said.events if event.type_name == "user"] == TALK[:4]
    until(lambda: not condition.is_writable)
    assert condition.held == 1
    holder.execute("ROLLBACK")
    holder.close()
    until(lambda: condition.is_writable and condition.waiting == 0)
    asyncio.run(ask(agent, TALK[4]))
    store.close()
    assert (condition.held, condition.lost) == (0, 0)
    events, turns = rows(file)
    assert len([event for event in events if event[1] == "user"]) == len(turns) == len(TALK)


def test_where_another_process_may_go_on_the_conversation_is_written_first(agent, tmp_path):
    file = tmp_path / "c.db"
    conversations, store = furnished(agent, file)
    conversations.write_with(store.database, waits=True)
    asyncio.run(ask(agent, "您好"))
    tracker = asyncio.run(conversations.retrieve("a"))
    tracker.update(tracker.events[-1], conversations.domain)
    before = len(rows(file)[0])
    asyncio.run(conversations.save(tracker))
    assert len(rows(file)[0]) == before + 1
    store.close()
