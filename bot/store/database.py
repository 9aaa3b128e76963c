"""One engine and one writing thread for the database of the store."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from bot.store.senders import SenderNames

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Job = Callable[[Any], object]

# What waits while the database cannot be written; beyond that the oldest is lost.
WAITING_LIMIT = 10_000
BATCH = 100
# A locked database is tried again after these seconds, then the batch is given up.
PAUSES = (0.2, 1.0, 3.0)
LOCK_SECONDS = 5


class Database:
    """Reads at once, writes in the background; safe to use from every thread.

    `write` never raises and never waits: a database that is locked or broken costs the rows, not the answer.
    """

    def __init__(self, url: str, names: SenderNames) -> None:
        """Open the database at the SQLAlchemy `url`, senders under their `names`; connects later."""
        self.engine = _engine(url)
        self._names = names
        self._jobs: queue.Queue[Job | threading.Event | None] = queue.Queue()
        self._writer: threading.Thread | None = None
        self._starting = threading.Lock()
        self._reads, self._writes = _Complaints("read"), _Complaints("written")

    def stored_name(self, sender: str) -> str:
        """Return the name under which a sender is stored."""
        return self._names.stored(sender)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """Yield a connection for queries."""
        with self.engine.connect() as connection:
            yield connection

    def attempt(self, read: Callable[[], Result], otherwise: Result) -> Result:
        """Return what `read` gives, or `otherwise` where the database fails: that costs no answer."""
        try:
            found = read()
        except Exception as error:
            self._reads.about(error)
            return otherwise
        self._reads.over()
        return found

    def run(self, job: Callable[[Any], Result]) -> Result:
        """Return what `job` gives for a connection in one transaction, at once and in this thread."""
        with self.engine.begin() as connection:
            return job(connection)

    def write(self, job: Job) -> None:
        """Have the writing thread run `job` with a connection soon, in the order of the calls."""
        if self._jobs.qsize() >= WAITING_LIMIT:
            self._writes.about(f"{WAITING_LIMIT} rows wait for it, one is left out")
            return
        self._start()
        self._jobs.put(job)

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until all that was handed to `write` is written or given up; False after `seconds`."""
        if self._writer is None or not self._writer.is_alive():
            return self._jobs.empty()
        done = threading.Event()
        self._jobs.put(done)
        return done.wait(seconds)

    def close(self) -> None:
        """Write what waits and end the writing thread; a later `write` starts another."""
        with self._starting:
            writer, self._writer = self._writer, None
            if writer is not None and writer.is_alive():
                self._jobs.put(None)
                writer.join(LOCK_SECONDS + sum(PAUSES))
        self.engine.dispose()

    def _start(self) -> None:
        with self._starting:
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._drain, name="store", daemon=True)
                self._writer.start()

    def _drain(self) -> None:
        """Write batch after batch until `None` comes."""
        while True:
            batch = self._next_batch()
            jobs = [job for job in batch if job is not None and not isinstance(job, threading.Event)]
            if jobs:
                self._write_batch(jobs)
            for waiting in batch:
                if isinstance(waiting, threading.Event):
                    waiting.set()
            if batch[-1] is None:
                return

    def _next_batch(self) -> list[Job | threading.Event | None]:
        """Return the jobs that wait, at least one, up to the `None` that ends the thread."""
        batch = [self._jobs.get()]
        while batch[-1] is not None and len(batch) < BATCH:
            try:
                batch.append(self._jobs.get_nowait())
            except queue.Empty:
                break
        return batch

    def _write_batch(self, jobs: list[Job]) -> None:
        """Run the jobs in one transaction, each on its own where one of them cannot be."""
        if self._tried(jobs):
            return
        for job in jobs:
            self._tried([job])

    def _tried(self, jobs: list[Job]) -> bool:
        """Tell whether the jobs were committed; one log line for a row of failures."""
        for pause in (*PAUSES, None):
            try:
                self.run(lambda connection: [job(connection) for job in jobs])
            except sa.exc.OperationalError as error:
                if pause is None:
                    self._writes.about(error)
                    return False
                threading.Event().wait(pause)
            except Exception as error:
                self._writes.about(error)
                return False
            else:
                self._writes.over()
                return True
        return False


class _Complaints:
    """Logs the first failure of a row of failures."""

    def __init__(self, deed: str) -> None:
        self._deed = deed
        self._failing = False

    def about(self, reason: object) -> None:
        if not self._failing:
            logger.error("The store cannot be %s, answers go on: %s", self._deed, reason)
        self._failing = True

    def over(self) -> None:
        self._failing = False


def _engine(url: str) -> Any:
    """Return an engine; SQLite with the write-ahead log, and with deleted text overwritten."""
    address = sa.engine.make_url(url)
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(
            address, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": LOCK_SECONDS}
        )
    engine = sa.create_engine(
        address,
        hide_parameters=True,
        poolclass=QueuePool,
        connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Set a fresh SQLite connection up."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
