"""Moves what is written from the write-ahead log of SQLite into its file, beside the thread that writes.

By itself SQLite does that within the commit that makes the log long: every hundredth or two-hundredth answer
would wait for the disk.
"""

from __future__ import annotations

import itertools
import logging
import threading
from typing import Any

import sqlalchemy as sa

# After so many transactions the log is moved: about as many pages as SQLite lets it have.
TRANSACTIONS = 200
# A log of so many pages (of 4 KiB) is begun anew, for which writing stops a moment.
LONG_LOG = 4000
# So long it waits for who writes or reads just then, while others wait for it.
RESTART_MILLISECONDS = 100

logger = logging.getLogger(__name__)


class Checkpoints:
    """Moves the log of one SQLite file, at most once at a time; does nothing for other databases."""

    def __init__(self, engine: Any) -> None:
        """Take over from the connections of `engine`, which no longer move the log themselves."""
        self._engine = engine
        self._is_needed = engine.dialect.name == "sqlite"
        self._transactions = itertools.count(1)
        self._moving = threading.Lock()
        if self._is_needed:
            sa.event.listen(engine, "connect", _leave_the_log)

    def count(self) -> None:
        """Count a transaction; every `TRANSACTIONS`-th has a thread move the log, unless one does so."""
        if self._is_needed and next(self._transactions) % TRANSACTIONS == 0:
            threading.Thread(target=self._move_if_free, name="checkpoint", daemon=True).start()

    def close(self) -> None:
        """Wait for a thread that moves the log; the last connection that is closed moves the rest."""
        with self._moving:
            pass

    def _move_if_free(self) -> None:
        if not self._moving.acquire(blocking=False):
            return
        try:
            self._move()
        except sa.exc.SQLAlchemyError as error:
            # the rows are in the log and stay there: who writes next finds out what is wrong
            logger.info("The log of the conversations cannot be moved into their file now: %s", error)
        finally:
            self._moving.release()

    def _move(self) -> None:
        """Move what can be moved while others read and write; begin a log anew that became long."""
        with self._engine.connect() as connection:
            waited = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {RESTART_MILLISECONDS}")
            try:
                log = connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").one()[1]
                if log > LONG_LOG:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(RESTART)").one()
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {waited}")


def _leave_the_log(connection: Any, record: object) -> None:
    """Have a fresh connection leave the log as it is."""
    connection.execute("PRAGMA wal_autocheckpoint = 0")
