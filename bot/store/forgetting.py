"""Deletes conversations for good: rows of all tables, then what is left of them in the file."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.labels import LABELS
from bot.store.tables import TURNS, metadata

# Deleted in slices, with pauses in which conversations are written.
SLICE = 200
PAUSE_SECONDS = 0.02
# Writing such a file anew holds conversations up for about a second; a larger one is overwritten in place.
VACUUMED_BYTES = 128 * 1024 * 1024

# Rasa's own table, as far as it matters here; Rasa makes it.
EVENTS = sa.Table(
    "events",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255)),
    sa.Column("timestamp", sa.Float),
)

logger = logging.getLogger(__name__)


def forget_sender(database: Database, sender: str) -> dict[str, int]:
    """Delete everything of one sender and return how many rows of which table.

    Labels that staff made from the sender's turns go too: they hold what was said. Retention leaves them.
    """
    database.flush()
    names = {sender, database.stored_name(sender)}
    deleted = _delete(database, sorted(names), with_labels=True)
    if deleted:
        erase_traces(database)
    return deleted


def forget_before(
    database: Database, moment: datetime, stopped: threading.Event | None = None
) -> dict[str, int]:
    """Delete the conversations whose last event came before the aware `moment`; returns rows by table.

    A conversation that goes on is kept whole. `stopped` ends the work between two slices.
    """
    database.flush()
    stale = sorted(sender for sender, last in _last_events(database).items() if last < moment)
    deleted: dict[str, int] = {}
    for start in range(0, len(stale), SLICE):
        if stopped is not None and stopped.is_set():
            break
        for table, rows in _delete(database, stale[start : start + SLICE]).items():
            deleted[table] = deleted.get(table, 0) + rows
        time.sleep(PAUSE_SECONDS)
    if deleted:
        erase_traces(database)
    return deleted


def erase_traces(database: Database) -> None:
    """Take deleted text out of the write-ahead log and the pages of an SQLite file.

    The rows were overwritten when they were deleted (`secure_delete`); copies of a row that once moved
    within the file go when it is written anew. PostgreSQL does this by itself (autovacuum).
    """
    if database.engine.dialect.name != "sqlite":
        return
    try:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if _size(database) <= VACUUMED_BYTES:
                connection.execute(sa.text("VACUUM"))
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)")).all()
    except sa.exc.OperationalError as error:
        logger.warning("The file of the conversations is in use and is cleaned another time: %s", error)


def _size(database: Database) -> int:
    path = Path(database.engine.url.database or "")
    return path.stat().st_size if path.is_file() else 0


def _tables(database: Database) -> list[tuple[Any, Any, Any]]:
    """Return the tables of conversations in the database, each with its columns of sender and moment."""
    found = [
        (table, table.c.sender, table.c.at)
        for table in metadata.sorted_tables
        if "sender" in table.c and "at" in table.c
    ]
    events = (EVENTS, EVENTS.c.sender_id, EVENTS.c.timestamp)
    there = set(sa.inspect(database.engine).get_table_names())
    return [one for one in (events, *found) if one[0].name in there]


def _last_events(database: Database) -> dict[str, datetime]:
    """Return when each sender was last heard of, in any table."""
    last: dict[str, datetime] = {}
    with database.reading() as connection:
        for table, sender, moment in _tables(database):
            rows = connection.execute(
                sa.select(sender, sa.func.max(moment)).select_from(table).group_by(sender)
            )
            for name, latest in rows:
                known = _moment(latest)
                last[name] = max(known, last.get(name, known))
    return last


def _moment(value: datetime | float) -> datetime:
    """Return a moment of a table of ours, or the seconds of an event of Rasa's, as an aware datetime."""
    return value if isinstance(value, datetime) else datetime.fromtimestamp(value, timezone.utc)


def _delete(database: Database, senders: Sequence[str], *, with_labels: bool = False) -> dict[str, int]:
    """Delete all rows of the senders in one transaction; returns rows by table."""
    tables = _tables(database)
    turns = sa.select(TURNS.c.id).where(TURNS.c.sender.in_(senders))
    labels = LABELS.delete().where(LABELS.c.turn.in_(turns))

    def job(connection: Any) -> list[tuple[str, int]]:
        gone = [(LABELS.name, connection.execute(labels).rowcount)] if with_labels else []
        return gone + [
            (table.name, connection.execute(table.delete().where(sender.in_(senders))).rowcount)
            for table, sender, _ in tables
        ]

    return _counted(database.run(job))


def _counted(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {name: count for name, count in rows if count}
