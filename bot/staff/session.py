"""Who is logged in to the console: sessions in memory, known by a random id in a cookie."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

IDLE_SECONDS = 8 * 3600
MOST_SESSIONS = 500
# 256 bits: an id cannot be guessed.
ID_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One login; `csrf` goes into a header of requests that change something."""

    id: str
    csrf: str


class Sessions:
    """The sessions of this process: each ends by logout, after 8 idle hours, or with the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nobody logged in; `clock` gives seconds."""
        self._clock = clock
        self._open: OrderedDict[str, tuple[Session, float]] = OrderedDict()

    def open(self) -> Session:
        """Return a new session; its id never comes from the browser."""
        session = Session(id=secrets.token_urlsafe(ID_BYTES), csrf=secrets.token_urlsafe(ID_BYTES))
        self._open[session.id] = (session, self._clock())
        while len(self._open) > MOST_SESSIONS:
            self._open.popitem(last=False)
        return session

    def find(self, name: str | None) -> Session | None:
        """Return the session with the id `name` and begin its idle time anew, None where there is none."""
        session, seen = self._open.get(name or "", (None, 0.0))
        if session is None:
            return None
        now = self._clock()
        if now - seen > IDLE_SECONDS:
            del self._open[session.id]
            return None
        self._open[session.id] = (session, now)
        self._open.move_to_end(session.id)
        return session

    def close(self, session: Session) -> None:
        """End a session."""
        self._open.pop(session.id, None)
