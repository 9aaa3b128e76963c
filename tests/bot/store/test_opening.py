import asyncio
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
from sqlalchemy.dialects import postgresql

from bot.errors import StorageError
from bot.settings import Settings
from bot.store import engines, store_of
from bot.store.tables import metadata
from bot.tracker_store import CappedSQLTrackerStore

# The table of events as the versions before made it: all that was in the database.
EVENTS = """
CREATE TABLE events (id INTEGER NOT NULL, sender_id VARCHAR(255) NOT NULL, type_name VARCHAR(255) NOT NULL,
timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT, PRIMARY KEY (id))
"""


def test_the_same_database_has_one_store(tmp_path: Path):
    assert store_of(Settings(var=tmp_path)) is store_of(Settings(var=tmp_path))
    assert store_of(Settings(var=tmp_path)) is not store_of(Settings(var=tmp_path / "other"))


def test_a_database_of_the_version_before_opens_and_goes_on(tmp_path: Path, make_turn):
    path = tmp_path / "conversations.db"
    with sqlite3.connect(path) as old:
        old.execute(EVENTS)
    trackers = CappedSQLTrackerStore(db=str(path))
    trackers.domain = Domain.empty()

    async def say(text: str) -> list[str]:
        tracker = await trackers.get_or_create_tracker("a", append_action_listen=False)
        events = [] if tracker.events else [ActionExecuted("action_session_start"), SessionStarted()]
        tracker.update_with_events([*events, UserUttered(text)], trackers.domain)
        await trackers.save(tracker)
        return [event.text for event in tracker.events if isinstance(event, UserUttered)]

    assert asyncio.run(say("一")) == ["一"]
    store = store_of(Settings(var=tmp_path))
    store.turns.add(make_turn(1))
    assert asyncio.run(say("二")) == ["一", "二"]
    store.flush()
    assert store.turns.find(make_turn(1).id) is not None
    assert sa.inspect(store.database.engine).has_table("events")


def test_a_damaged_file_is_laid_aside_whole_and_a_new_one_begun(tmp_path: Path, make_turn, caplog):
    damaged = b"no database at all, and long enough to look like one" * 50
    (tmp_path / "conversations.db").write_bytes(damaged)
    store = store_of(Settings(var=tmp_path))
    store.turns.add(make_turn(1))
    store.flush()
    assert store.turns.find(make_turn(1).id) is not None
    (aside,) = tmp_path.glob("conversations.db.damaged-*")
    assert aside.read_bytes() == damaged
    assert str(aside) in caplog.text


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "conversations.db").mkdir()
    with pytest.raises(StorageError, match=r"conversations\.db"):
        store_of(Settings(var=tmp_path))


def test_a_file_that_another_program_writes_to_is_named(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(engines, "LOCK_SECONDS", 0.1)
    with sqlite3.connect(tmp_path / "conversations.db", isolation_level=None) as other:
        other.execute("PRAGMA journal_mode=WAL")
        metadata.create_all(sa.create_engine(f"sqlite:///{tmp_path / 'conversations.db'}"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"conversations\.db.*locked"):
            store_of(Settings(var=tmp_path))
        other.execute("ROLLBACK")
    other.close()
    assert store_of(Settings(var=tmp_path)).figures(date(2026, 11, 21))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(StorageError, match="OUWEN_VAR"):
        store_of(Settings(var=tmp_path / "var"))


def test_deleted_text_is_overwritten_and_a_kill_loses_nothing(store):
    with store.database.reading() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "secure_delete", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "secure_delete": 1, "synchronous": 1}


def test_every_table_can_be_made_in_postgresql():
    made = {
        table.name: str(sa.schema.CreateTable(table).compile(dialect=postgresql.dialect()))
        for table in metadata.sorted_tables
    }
    assert {"turns", "feedback", "notices"} <= set(made)
    assert "SERIAL" in made["notices"]
    assert "TIMESTAMP WITHOUT TIME ZONE" in made["turns"]
