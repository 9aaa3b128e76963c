import random
import sqlite3
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.store import forgetting
from bot.store.feedback import Verdict
from bot.store.forgetting import forget_before, forget_sender

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=timezone.utc)
EVENTS = (
    "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT, data TEXT)"
)


def add_events(path: Path, *events: tuple[str, datetime, str]) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(EVENTS)
        connection.executemany(
            "INSERT INTO events (sender_id, timestamp, data) VALUES (?, ?, ?)",
            [(sender, at.timestamp(), data) for sender, at, data in events],
        )
    connection.close()


def count(path: Path, table: str) -> int:
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def test_everything_of_one_sender_goes_and_nothing_else(store, settings, make_turn):
    add_events(settings.conversations, ("a", NOW, "甲"), ("a", NOW, "甲"), ("b", NOW, "乙"))
    store.turns.add(make_turn(1))
    store.turns.add(make_turn(2, sender="b"))
    store.feedback.add("a", make_turn(1).id, Verdict.UP, comment="好")
    store.feedback.add("b", make_turn(2).id, Verdict.UP)
    assert forget_sender(store.database, "a") == {"events": 2, "turns": 1, "feedback": 1}
    assert forget_sender(store.database, "a") == {}
    assert [count(settings.conversations, table) for table in ("events", "turns", "feedback")] == [1, 1, 1]


def test_a_sender_stored_under_letters_is_forgotten_by_the_number(store, make_turn):
    store.turns.add(make_turn(1, sender=store.stored_name("13800138000")))
    assert forget_sender(store.database, "13800138000") == {"turns": 1}


def test_a_database_without_conversations_has_nothing_to_forget(store):
    assert forget_sender(store.database, "a") == {}
    assert forget_before(store.database, NOW) == {}


def test_old_conversations_go_whole_and_those_that_go_on_stay_whole(store, settings, make_turn):
    old, fresh = NOW - timedelta(days=10), NOW - timedelta(days=1)
    add_events(
        settings.conversations,
        ("old", old, "1"),
        ("both", old, "2"),
        ("both", fresh, "3"),
        ("new", fresh, "4"),
    )
    store.turns.add(make_turn(1, sender="old", at=old))
    store.turns.add(make_turn(2, sender="only turns", at=old))
    store.turns.add(make_turn(3, sender="both", at=old))
    store.turns.add(make_turn(4, sender="events old", at=fresh))
    add_events(settings.conversations, ("events old", old, "5"))
    assert forget_before(store.database, NOW - timedelta(days=5)) == {"events": 1, "turns": 2}
    with sqlite3.connect(settings.conversations) as connection:
        assert [row[0] for row in connection.execute("SELECT data FROM events ORDER BY id")] == list("2345")


def test_a_stop_ends_the_work_between_two_slices(store, settings, monkeypatch):
    monkeypatch.setattr(forgetting, "SLICE", 1)
    add_events(settings.conversations, ("a", NOW, "1"), ("b", NOW, "2"))
    stopped = threading.Event()
    stopped.set()
    assert forget_before(store.database, NOW + timedelta(days=1), stopped) == {}
    assert count(settings.conversations, "events") == 2


@pytest.mark.parametrize("vacuumed", [0, 1 << 30])
def test_nothing_of_what_was_said_is_left_in_the_file(store, settings, make_turn, monkeypatch, vacuumed: int):
    monkeypatch.setattr(forgetting, "VACUUMED_BYTES", vacuumed)
    chance = random.Random(7)
    senders = [f"sender{number:03}" for number in range(60)]
    for number in range(600):
        sender = chance.choice(senders)
        text = f"secret-{sender}-" * chance.randint(1, 200)
        store.turns.add(make_turn(number, sender=sender, question=text, text=text))
    store.flush()
    assert b"secret-sender007" in bytes_of(settings.var)
    assert forget_sender(store.database, "sender007")["turns"] > 0
    assert b"secret-sender007" not in bytes_of(settings.var)
    assert b"secret-sender008" in bytes_of(settings.var)


def test_a_file_in_use_is_cleaned_as_far_as_it_goes(store, settings, make_turn):
    store.turns.add(make_turn(1, question="秘密的话"))
    store.flush()
    reader = sqlite3.connect(settings.conversations)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM turns").fetchone()
    assert forget_sender(store.database, "a") == {"turns": 1}
    reader.close()
    forgetting.erase_traces(store.database)
    assert "秘密的话".encode() not in bytes_of(settings.var)
