"""One engine and one writing thread for the database of the store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.errors import DatabaseAwayError
from bot.store.condition import condition_of
from bot.store.engines import engine_of
from bot.store.patience import hurried
from bot.store.senders import SenderNames
from bot.store.tables import metadata
from bot.store.writing import Job, WritingThread, is_outage

Result = TypeVar("Result")

# Machines that start together would make the same table twice: one comes after the other.
MAKING_TABLES = sa.text(f"SELECT pg_advisory_xact_lock({int.from_bytes(b'ouwen', 'big')})")
# An answer waits so long for its row; a row that takes longer is written after it.
KEPT_SECONDS = 0.2


class Database:
    """Reads at once, writes in the background; safe to use from every thread.

    `write` never raises and never waits, `kept` waits a moment: a database that is locked or broken costs the
    rows at worst, never the answer.
    """

    def __init__(self, url: str, names: SenderNames) -> None:
        """Open the database at the SQLAlchemy `url`, senders under their `names`; connects later."""
        self.engine = engine_of(url, metadata)
        self.condition = condition_of(self.engine.url)
        self._names = names
        self._is_prepared = False
        self._writer = WritingThread(self.run, self._probe, self.condition)

    def stored_name(self, sender: str) -> str:
        """Return the name under which a sender is stored."""
        return self._names.stored(sender)

    def pseudonym(self, sender: str) -> str:
        """Return the name of a sender in logs."""
        return self._names.pseudonym(sender)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """Yield a connection for queries; raises DatabaseAwayError at once while the database is away."""
        if not self.condition.is_readable:
            raise DatabaseAwayError(
                f"会话数据库暂时读不到（{self.condition.reads.reason}），恢复后自动继续。"
            )
        with self.engine.connect() as connection:
            yield connection

    def attempt(self, read: Callable[[], Result], otherwise: Result) -> Result:
        """Return what `read` gives, or `otherwise` where the database fails: that costs no answer.

        A database that is away is waited for once, a short while; then nobody waits until it is back.
        """
        if not self.condition.is_readable:
            return otherwise
        try:
            with hurried():
                return read()
        except Exception as error:
            self._complain(error)
            return otherwise

    def prepare(self) -> None:
        """Make the tables that are missing.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: The database is away or cannot be written.
        """
        with hurried(), self.engine.begin() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execute(MAKING_TABLES)
            metadata.create_all(connection)
        self._is_prepared = True

    def run(self, job: Callable[[Any], Result]) -> Result:
        """Return what `job` gives for a connection in one transaction, at once and in this thread."""
        if not self._is_prepared:
            self.prepare()
        with self.engine.begin() as connection:
            return job(connection)

    def write(self, job: Job) -> Future[bool]:
        """Have the writing thread run `job` with a connection soon, in the order of the calls."""
        return self._writer.put(job)

    def write_along(self, job: Job) -> Future[bool]:
        """Have what belongs to a row that follows written before it, in one transaction if it can be."""
        return self._writer.put(job, is_counted=False)

    async def kept(self, written: Future[bool]) -> bool:
        """Tell whether a row is written after waiting for it a moment; none while the database is away."""
        if self.condition.is_writable and not written.done():
            await asyncio.wait((asyncio.wrap_future(written),), timeout=KEPT_SECONDS)
        return written.done() and written.result()

    def watch(self) -> None:
        """Have the writing thread find out whether a database that is away is back."""
        self._writer.start()

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until all that was handed to `write` is written or given up; False after `seconds`."""
        return self._writer.flush(seconds)

    def close(self) -> None:
        """Write what waits and end the writing thread; a later `write` starts another."""
        self._writer.close()
        self.engine.dispose()

    def _complain(self, error: Exception) -> None:
        """Log the first failure of reading; where the database is away, have it tried again."""
        if is_outage(error):
            self.condition.reads.begin(error)
            self.watch()
        else:
            self.condition.misread(error)

    def _probe(self) -> None:
        """Read something; where that works the database can be read again."""
        try:
            with hurried(), self.engine.connect() as connection:
                connection.execute(sa.text("SELECT 1"))
        except Exception as error:
            self.condition.reads.begin(error)
        else:
            self.condition.reads.end()
