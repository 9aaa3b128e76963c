import logging
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bot.store import writing


def questions(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [row[0] for row in connection.execute("SELECT question FROM turns ORDER BY id")]


def test_what_was_handed_over_is_written_in_order_and_at_the_end(store, settings, make_turn):
    for number in range(250):
        store.turns.add(make_turn(number, question=str(number)))
    store.close()
    assert questions(settings.conversations) == [str(number) for number in range(250)]


def test_a_store_that_was_closed_can_be_used_again(store, settings, make_turn):
    store.close()
    store.turns.add(make_turn(1))
    store.close()
    assert len(questions(settings.conversations)) == 1


def test_a_locked_database_is_waited_for(store, settings, make_turn, monkeypatch):
    lock = sqlite3.connect(settings.conversations)
    lock.execute("BEGIN IMMEDIATE")
    store.turns.add(make_turn(1))
    assert not store.database.flush(0.3)
    lock.rollback()
    assert store.database.flush(10)
    lock.close()
    assert len(questions(settings.conversations)) == 1


def test_rows_that_cannot_be_written_are_told_once_and_given_up(store, settings, make_turn, caplog):
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE turns RENAME TO gone")
    with caplog.at_level(logging.ERROR, logger="bot.store.database"):
        for number in range(5):
            store.turns.add(make_turn(number, question="我的秘密"))
            store.flush()
    assert len(caplog.records) == 1
    assert "我的秘密" not in caplog.text
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO turns")
    store.turns.add(make_turn(9))
    store.flush()
    assert len(questions(settings.conversations)) == 1


def test_a_wrong_row_takes_no_other_with_it(store, settings, make_turn, caplog):
    store.turns.add(make_turn(1))
    store.flush()
    for number in (2, 1, 3):
        store.turns.add(make_turn(number))
    store.flush()
    assert len(questions(settings.conversations)) == 3


def test_beyond_the_limit_rows_are_left_out(store, settings, make_turn, monkeypatch, caplog):
    monkeypatch.setattr(writing, "WAITING_LIMIT", 0)
    with caplog.at_level(logging.ERROR, logger="bot.store.database"):
        store.turns.add(make_turn(1))
    store.flush()
    assert questions(settings.conversations) == []
    assert "left out" in caplog.text


PROGRAM = """
import sys, time
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from bot.settings import Settings
from bot.store import store_of
from bot.store.turns import Turn

store = store_of(Settings(var=Path(sys.argv[1])))
for number in range(100):
    store.turns.add(Turn(id=f"{number:032x}", at=datetime.now(timezone.utc), sender="a", channel="c",
        message_id=None, question=f"{number:03}", status="answered", topic=None, region=None, text="",
        replies=(), confidence=None, latency_ms=1.0))
if sys.argv[2] == "flush":
    store.flush()
    print("flushed", flush=True)
    time.sleep(60)
"""


def test_a_process_that_ends_has_written_everything(tmp_path: Path):
    subprocess.run([sys.executable, "-c", textwrap.dedent(PROGRAM), str(tmp_path), "end"], check=True)
    assert len(questions(tmp_path / "conversations.db")) == 100


def test_what_was_written_survives_a_kill(tmp_path: Path):
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(tmp_path), "flush"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "flushed"
        os.kill(process.pid, signal.SIGKILL)
    assert len(questions(tmp_path / "conversations.db")) == 100


def test_a_moment_without_a_zone_is_refused(store, make_turn):
    from datetime import datetime

    from bot.store.tables import TURNS

    with pytest.raises(Exception, match="no time zone"), store.database.reading() as connection:
        connection.execute(TURNS.select().where(TURNS.c.at > datetime(2026, 1, 1)))
