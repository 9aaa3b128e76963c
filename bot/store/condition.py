"""Whether a database can be read and written at the moment, for all who use it in this process.

Who finds that it cannot says so here; from then on nobody else waits for it, until the thread that tries it
again once a second finds that it can.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import Any

# The first loss is logged, then every hundredth.
LOSSES_TOLD = 100

logger = logging.getLogger("bot.store.database")


@dataclass(slots=True, kw_only=True)
class Outage:
    """One kind of access that fails: logged when it begins and when it is over."""

    deed: str
    since: float | None = None
    reason: str = ""

    def begin(self, reason: object) -> None:
        """Note a failure; the first one of a row is logged."""
        if self.since is None:
            logger.error("The store cannot be %s, answers go on: %s", self.deed, reason)
            self.since = time.monotonic()
        self.reason = str(reason)

    def end(self) -> None:
        """Note that it works."""
        if self.since is not None:
            # as loud as the beginning: who reads of an outage wants to read of its end
            logger.error("The store can be %s again after %.0f s.", self.deed, time.monotonic() - self.since)
            self.since = None
            self.reason = ""


class Condition:
    """What is known of one database: what fails, how much waits for it, how much was lost.

    `waiting` counts turns, votes and calls, `held` conversations; both are written when it works again.
    """

    def __init__(self) -> None:
        """Begin with a database that works."""
        self.reads, self.writes = Outage(deed="read"), Outage(deed="written")
        self.conversations = Outage(deed="written with conversations")
        self.waiting = self.held = self.lost = 0
        self._is_misread = False
        self._counting = threading.Lock()

    @property
    def is_readable(self) -> bool:
        """Tell whether reading works, as far as is known."""
        return self.reads.since is None

    @property
    def is_writable(self) -> bool:
        """Tell whether writing turns works, as far as is known."""
        return self.writes.since is None

    def expect(self, rows: int) -> None:
        """Count rows that wait from now on, or no longer."""
        with self._counting:
            self.waiting += rows

    def misread(self, error: Exception) -> None:
        """Log the first query that fails although the database is there."""
        if not self._is_misread:
            logger.error("The store cannot be read, answers go on: %s", error)
        self._is_misread = True

    def lose(self, rows: int, reason: object) -> None:
        """Count rows that will never be written; every row of losses is told with its first reason."""
        with self._counting:
            self.lost += rows
            total = self.lost
        if total == rows or total % LOSSES_TOLD < rows:
            logger.error("%d rows of the store are lost, answers go on: %s", total, reason)

    def told(self) -> dict[str, Any]:
        """Return the condition for `/health` and the metrics: no addresses, no reasons."""
        outages = (self.reads, self.writes, self.conversations)
        sinces = [outage.since for outage in outages if outage.since is not None]
        return {
            "readable": self.is_readable,
            "writable": self.is_writable and self.conversations.since is None,
            "away_seconds": round(time.monotonic() - min(sinces), 1) if sinces else 0.0,
            "waiting": self.waiting,
            "held_conversations": self.held,
            "lost": self.lost,
        }


_CONDITIONS: dict[str, Condition] = {}
_MAKING = threading.Lock()


def condition_of(address: Any) -> Condition:
    """Return the condition of the database at an SQLAlchemy address, the same one for the same database."""
    key = f"{address.host}:{address.port}/{address.database}"
    with _MAKING:
        return _CONDITIONS.setdefault(key, Condition())
