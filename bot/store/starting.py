"""What is done about a database that cannot be used as the bot starts."""

from __future__ import annotations

import fcntl
import logging
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.errors import StorageError
from bot.store.database import Database
from bot.store.writing import is_outage

# What SQLite says of a file that it cannot make sense of.
DAMAGED = ("file is not a database", "database disk image is malformed")
# psycopg2.OperationalError: connection to server at "127.0.0.1", port 5432 failed: FATAL:  the database
# system is starting up
PASSING_REFUSALS = ("starting up", "shutting down", "in recovery", "too many", "remaining connection slots")

logger = logging.getLogger(__name__)


def prepare(database: Database) -> None:
    """Make the tables that are missing; a database server that is away is waited for in the background.

    Raises:
        StorageError: The file cannot be written, or the server is there and refuses the account.
    """
    try:
        database.prepare()
        if database.engine.dialect.name == "sqlite":
            _claim_writing(database.engine)
    except sa.exc.SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or error
        if database.engine.dialect.name != "sqlite" and is_outage(error) and _may_pass(str(reason)):
            database.condition.reads.begin(reason)
            database.watch()
            return
        raise StorageError(
            f"会话数据库 {database.engine.url!r} 无法写入（{reason}）：请检查磁盘空间、权限和地址，"
            "或用 OUWEN_VAR 换一个目录。"
        ) from error


def _claim_writing(engine: Any) -> None:
    """Take the right to write to an SQLite file and give it back; raises what stands in the way."""
    with engine.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _may_pass(reason: str) -> bool:
    """Tell whether a server is only away: one that answers and refuses needs other settings."""
    refused = "FATAL" in reason or "could not translate host name" in reason
    return not refused or any(passing in reason for passing in PASSING_REFUSALS)


def lay_aside(path: Path) -> Path | None:
    """Rename an SQLite file that is damaged and return its new name, None where it is sound or missing.

    The bot begins with a new file; nothing of the old one is deleted. Workers that start together take turns.
    """
    if not path.is_file():
        return None
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        reason = _damage(path)
        if reason is None:
            return None
        aside = path.with_name(f"{path.name}.damaged-{datetime.now(timezone.utc):%Y%m%dT%H%M%S}")
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    logger.error(
        "The conversations in %s cannot be read (%s): the file was renamed to %s, a new one is begun. "
        "sqlite3 %s .recover may get some of it back.", path, reason, aside, aside,
    )  # fmt: skip
    return aside


def _damage(path: Path) -> str | None:
    """Return what is wrong with the file, None where its first pages and tables can be read."""
    try:
        with closing(sqlite3.connect(path, timeout=2)) as connection:
            names = [
                name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            for name in names:
                connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid DESC LIMIT 1').fetchall()
    except sqlite3.DatabaseError as error:
        return str(error) if str(error).startswith(DAMAGED) else None
    return None
