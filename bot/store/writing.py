"""The thread that writes: batch after batch, again and again while the database is away.

Rows wait in memory for a database that is locked, full or down and are written in their order when it is
back. What is too much to wait, or still waits when the bot stops, is counted and said in the log.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.store.condition import Condition
from bot.store.patience import hurried

Job = Callable[[Any], object]
Run = Callable[[Job], object]

# What waits while the database cannot be written; beyond that the newest is lost.
WAITING_LIMIT = 10_000
BATCH = 100
# A database that is away is tried again after these seconds, the last again and again.
PAUSES = (0.1, 0.3, 1.0)
# It is given so long when the bot stops.
LAST_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job and whom to tell whether it was written; `is_counted` while it is among those that wait."""

    job: Job
    is_counted: bool = True
    written: Future[bool] = field(default_factory=Future)


class WritingThread:
    """Writes jobs in the order in which they came, many in one transaction."""

    def __init__(self, run: Run, probe: Callable[[], object], condition: Condition) -> None:
        """Write with `run`, which runs a job in a transaction of its own; tell `condition` how it went.

        `probe` tries to read: it is called once a second while that fails.
        """
        self._run = run
        self._probe = probe
        self._condition = condition
        self._queue: queue.Queue[Waiting | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._stopping = threading.Event()
        self._until = float("inf")

    def put(self, job: Job, *, is_counted: bool = True) -> Future[bool]:
        """Have `job` written soon; the future tells whether it was.

        `is_counted`: it is one of those that are told to wait; what comes with another one is not.
        """
        if self._condition.waiting >= WAITING_LIMIT:
            left_out = Waiting(job, is_counted=False)
            self._lose([left_out], f"{WAITING_LIMIT} rows wait for it, more are left out")
            return left_out.written
        waiting = Waiting(job, is_counted=is_counted)
        if is_counted:
            self._condition.expect(1)
        self._queue.put(waiting)
        self.start()
        return waiting.written

    def start(self) -> None:
        """Begin, where it does not run."""
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._stopping.clear()
                self._thread = threading.Thread(target=self._work, name="store", daemon=True)
                self._thread.start()

    def flush(self, seconds: float) -> bool:
        """Wait until all that was put is written or given up; False after `seconds`."""
        if self._thread is None or not self._thread.is_alive():
            return self._queue.empty()
        barrier = Waiting(_nothing, is_counted=False)
        self._queue.put(barrier)
        try:
            barrier.written.result(seconds)
        except FutureTimeoutError:
            return False
        return True

    def close(self) -> None:
        """Write what waits, as far as that takes no longer than a few seconds, and end the thread."""
        with self._starting:
            thread, self._thread = self._thread, None
            if thread is not None and thread.is_alive():
                self._until = time.monotonic() + LAST_SECONDS
                self._stopping.set()
                self._queue.put(None)
                thread.join(2 * LAST_SECONDS)

    def _work(self) -> None:
        """Write until `None` comes; while reading fails find out every second whether it works again."""
        batch: list[Waiting | None] = []
        while None not in batch:
            batch = self._next_batch()
            if not batch:
                self._probe()
            self._write([waiting for waiting in batch if waiting is not None])

    def _next_batch(self) -> list[Waiting | None]:
        """Return what waits, up to the `None` that ends the thread; nothing where only a try is due."""
        batch: list[Waiting | None] = []
        try:
            batch.append(self._queue.get(timeout=None if self._condition.is_readable else PAUSES[-1]))
            while batch[-1] is not None and len(batch) < BATCH:
                batch.append(self._queue.get_nowait())
        except queue.Empty:
            pass
        return batch

    def _write(self, batch: list[Waiting]) -> None:
        """Write a batch, however long that takes; where the bot stops, only for its last seconds."""
        if not batch:
            return
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            if self._tried(batch):
                return
            if not self._stopping.wait(pause):
                continue
            if time.monotonic() > self._until:
                break
            time.sleep(PAUSES[0])
        self._lose(batch, "the bot stops while it is away")

    def _tried(self, batch: list[Waiting]) -> bool:
        """Tell whether the database took the batch in one transaction; a row that none would take is lost."""
        try:
            with hurried():
                self._run(lambda connection: [waiting.job(connection) for waiting in batch])
        except Exception as error:
            if is_outage(error):
                self._condition.writes.begin(error)
                return False
            if len(batch) > 1:
                for waiting in batch:
                    self._write([waiting])
            else:
                self._lose(batch, error)
            return True
        self._condition.writes.end()
        self._settle(batch, is_written=True)
        return True

    def _lose(self, batch: list[Waiting], reason: object) -> None:
        """Count rows as lost and say so."""
        rows = [waiting for waiting in batch if waiting.job is not _nothing]
        if rows:
            self._condition.lose(len(rows), reason)
        self._settle(batch, is_written=False)

    def _settle(self, batch: list[Waiting], *, is_written: bool) -> None:
        """Tell those who wait for the rows."""
        self._condition.expect(-sum(waiting.is_counted for waiting in batch))
        for waiting in batch:
            if waiting.written.set_running_or_notify_cancel():
                waiting.written.set_result(is_written)


def is_outage(error: Exception) -> bool:
    """Tell whether the database is away, locked, full, read-only or damaged: not the row, and it may pass."""
    if isinstance(error, sa.exc.TimeoutError):
        return True
    if not isinstance(error, sa.exc.DatabaseError | sa.exc.InterfaceError):
        return False
    if isinstance(error, sa.exc.DataError | sa.exc.IntegrityError | sa.exc.ProgrammingError):
        return False
    return not str(error.orig).startswith(("no such ", "table "))


def _nothing(connection: object) -> None:
    """Stand in the queue for the end of what was put before."""
