"""A disk that is full and a file that may only be read: answers go on, all is written when that is over."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.settings import Settings
from bot.store import store_of
from tests.bot.made_turns import made_turn
from tests.bot.toy_process import until

ROWS = 40


def questions(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT question FROM turns ORDER BY rowid")]


@pytest.mark.parametrize(
    ("fault", "mended", "reason"),
    [
        # SQLite takes no more pages than there are, as on a full disk
        ("max_page_count = 1", "max_page_count = 1000000", "database or disk is full"),
        ("query_only = ON", "query_only = OFF", "readonly database"),
    ],
)
def test_rows_wait_for_a_disk_that_takes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str, mended: str, reason: str
):
    settings = Settings(var=tmp_path)
    store, state = store_of(settings), [mended]
    condition = store.database.condition

    def checked_out(connection: sqlite3.Connection, record: object, proxy: object) -> None:
        connection.execute(f"PRAGMA {state[0]}")

    sa.event.listen(store.database.engine, "checkout", checked_out)
    first = turn(0)
    store.turns.add(first)
    store.flush()
    with caplog.at_level(logging.ERROR, logger="bot.store.database"):
        state[0] = fault
        for number in range(1, ROWS):
            store.turns.add(turn(number))
        until(lambda: not condition.is_writable)
        assert store.turns.find(first.id) is not None
        assert (condition.waiting > 0, condition.lost) == (True, 0)
        state[0] = mended
        assert store.database.flush(60)
    assert questions(settings.conversations) == [turn(number).question for number in range(ROWS)]
    assert (condition.waiting, condition.lost, condition.is_writable) == (0, 0, True)
    begun, ended = caplog.messages
    assert begun.startswith("The store cannot be written")
    assert reason in begun
    assert ended.startswith("The store can be written again")
    store.close()


def turn(number: int):
    at = datetime.now(timezone.utc)
    return made_turn(f"{number:032x}", at=at, sender="s", question=f"{number}" + "问" * 3000)
