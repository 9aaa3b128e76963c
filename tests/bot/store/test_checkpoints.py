"""The log of the SQLite file is moved beside the writing, does not grow without end, and holds nobody up."""

import logging
import shutil
import sqlite3
import threading
import time
from contextlib import closing

import pytest

from bot.store import checkpoints


@pytest.fixture
def often(monkeypatch):
    monkeypatch.setattr(checkpoints, "TRANSACTIONS", 5)
    monkeypatch.setattr(checkpoints, "LONG_LOG", 20)


def in_file_alone(settings, tmp_path) -> int:
    """Return how many turns the file has without its log."""
    copy = tmp_path / "copy.db"
    shutil.copy(settings.conversations, copy)
    with closing(sqlite3.connect(copy)) as connection:
        return connection.execute("SELECT count(*) FROM turns").fetchone()[0]


def until_idle() -> None:
    for thread in threading.enumerate():
        if thread.name == "checkpoint":
            thread.join(20)


def write(store, make_turn, numbers) -> None:
    for number in numbers:
        store.turns.add(make_turn(number, text="说" * 1000))
        assert store.database.flush(20)
    until_idle()


def test_no_commit_moves_the_log(store):
    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one() == 0


def test_the_log_is_moved_now_and_then(store, settings, make_turn, tmp_path, often):
    write(store, make_turn, range(4))
    before = in_file_alone(settings, tmp_path)
    write(store, make_turn, range(4, 20))
    assert before < in_file_alone(settings, tmp_path) >= 15


def test_the_log_is_begun_anew(store, settings, make_turn, often):
    write(store, make_turn, range(200))
    log = settings.conversations.with_name(f"{settings.conversations.name}-wal")
    pages_written_by_all = 200 * 2
    assert log.stat().st_size < pages_written_by_all * 4096 / 2


def test_who_reads_holds_no_writing_up(store, settings, make_turn, often):
    write(store, make_turn, range(1))
    with closing(sqlite3.connect(settings.conversations)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM turns").fetchone() == (1,)
        write(store, make_turn, range(1, 60))
        assert reader.execute("SELECT count(*) FROM turns").fetchone() == (1,)
    assert len(store.turns.of(make_turn(1).sender, limit=100)) == 60


def test_a_log_that_cannot_be_moved_costs_nothing(store, make_turn, often, caplog, monkeypatch):
    engine = store.database.engine
    with engine.connect() as held, caplog.at_level(logging.INFO, logger="bot.store.checkpoints"):
        # a busy file is left for the next time
        held.exec_driver_sql("BEGIN IMMEDIATE")
        store.database._checkpoints._move_if_free()
        held.exec_driver_sql("ROLLBACK")
        monkeypatch.setattr(engine, "connect", lambda: held.exec_driver_sql("SELECT no_such_column"))
        store.database._checkpoints._move_if_free()
    assert "cannot be moved" in caplog.text
    monkeypatch.undo()
    write(store, make_turn, range(3))


def test_only_one_thread_moves_it_and_closing_waits_for_that(store, monkeypatch):
    moving, may_end, moved = threading.Event(), threading.Event(), []

    def move() -> None:
        moving.set()
        may_end.wait(20)
        moved.append("one")

    own = store.database._checkpoints
    monkeypatch.setattr(own, "_move", move)
    first = threading.Thread(target=own._move_if_free)
    first.start()
    assert moving.wait(20)
    own._move_if_free()
    closing_thread = threading.Thread(target=store.close)
    closing_thread.start()
    time.sleep(0.05)
    assert not moved
    assert closing_thread.is_alive()
    may_end.set()
    closing_thread.join(20)
    first.join(20)
    assert moved == ["one"]
