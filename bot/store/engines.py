"""Engines for the two databases: SQLite that notices when its file is gone, PostgreSQL with bounded waits."""

from __future__ import annotations

import logging
import os
import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from bot.store.patience import HURRIED_SECONDS, bound_waiting

# A file that another program holds, and a connection that is free, are waited for so long.
LOCK_SECONDS = 2.0

logger = logging.getLogger(__name__)


def engine_of(address: Any, tables: sa.MetaData | None = None) -> Any:
    """Return an engine for the SQLAlchemy `address`.

    SQLite has the write-ahead log and overwrites deleted text; `tables` are made in every file that has none
    of them, also in the one that takes the place of a file that was deleted while the bot runs.
    """
    address = sa.engine.make_url(address)
    if address.get_backend_name() != "sqlite":
        return _server_engine(address)
    engine = sa.create_engine(
        address,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_timeout=LOCK_SECONDS,
        connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    if address.database and address.database != ":memory:":
        _follow_file(engine, address.database, tables)
    return engine


def _server_engine(address: Any) -> Any:
    """Return an engine for a database server; connections that broke are made anew before use."""
    if address.get_backend_name() == "postgresql":
        bound_waiting()
    return sa.create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=HURRIED_SECONDS,
        connect_args={"connect_timeout": int(HURRIED_SECONDS)},
    )


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    """Set a fresh SQLite connection up."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _follow_file(engine: Any, path: str, tables: sa.MetaData | None) -> None:
    """Let go of connections to a file that was deleted or replaced: what they write would be nowhere."""

    def connected(connection: sqlite3.Connection, record: Any) -> None:
        if tables is not None:
            _make_tables(connection, tables, engine.dialect)
        record.info["file"] = _identity(path)

    def checked_out(connection: object, record: Any, proxy: object) -> None:
        if record.info.get("file") != _identity(path):
            logger.error(
                "The database file %s is gone or another one: what it held is lost, a new one goes on.", path
            )
            raise sa.exc.InvalidatePoolError

    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "checkout", checked_out)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  (several times a message)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _make_tables(connection: sqlite3.Connection, tables: sa.MetaData, dialect: Any) -> None:
    """Make the tables in a file that has none of them; another process may be doing the same."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if names & set(tables.tables):
        return
    for table in tables.sorted_tables:
        connection.execute(str(sa.schema.CreateTable(table, if_not_exists=True).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            made = sa.schema.CreateIndex(index, if_not_exists=True)
            connection.execute(str(made.compile(dialect=dialect)))
    connection.commit()
