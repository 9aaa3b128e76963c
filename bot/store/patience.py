"""How long a PostgreSQL is waited for that takes connections and answers nothing.

libpq waits for ever for a server that was stopped or cut off: its time-outs end connecting only. Here every
wait of psycopg2 in this process has an end; the connection is broken then, as by a network error.
"""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Whoever waits for an answer of the bot waits so long for the database; staff's lists and deletions longer.
HURRIED_SECONDS = 2.0
PATIENT_SECONDS = 60.0

_OF_THREAD = threading.local()


@contextmanager
def hurried(seconds: float = HURRIED_SECONDS) -> Iterator[None]:
    """Wait at most `seconds` for each answer of a PostgreSQL within the block, in this thread."""
    before = getattr(_OF_THREAD, "seconds", PATIENT_SECONDS)
    _OF_THREAD.seconds = min(seconds, before)
    try:
        yield
    finally:
        _OF_THREAD.seconds = before


def bound_waiting() -> None:
    """Have all connections of psycopg2 in this process wait as long as the thread's patience."""
    from psycopg2 import extensions

    extensions.set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    """Wait until the connection has its answer; raises psycopg2.OperationalError where it takes too long."""
    from psycopg2 import OperationalError, extensions

    seconds = getattr(_OF_THREAD, "seconds", PATIENT_SECONDS)
    until = time.monotonic() + seconds
    while (state := connection.poll()) != extensions.POLL_OK:
        waiting = select.poll()
        waiting.register(connection.fileno(), _EVENTS[state])
        left = until - time.monotonic()
        if left <= 0 or not waiting.poll(left * 1000):
            raise OperationalError(f"the server has not answered for {seconds:g} s")


# poll(2) instead of select(2), which takes no file beyond 1024; psycopg2 says 1 for reading and 2 for writing
_EVENTS = {1: select.POLLIN, 2: select.POLLOUT}
