"""Replies to sessions whose client is away: kept a while, handed over when it comes back."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

Event = dict[str, Any]

SECONDS = 300.0
SESSIONS = 256
EVENTS_A_SESSION = 20


class Undelivered:
    """The latest events by sender; the oldest sender is forgotten beyond `SESSIONS`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nothing; `clock` gives seconds."""
        self._clock = clock
        self._kept: OrderedDict[str, list[tuple[float, Event]]] = OrderedDict()

    def keep(self, sender: str, event: Event) -> None:
        """Keep an event for `sender`."""
        events = self._kept.setdefault(sender, [])
        events.append((self._clock() + SECONDS, event))
        del events[:-EVENTS_A_SESSION]
        self._kept.move_to_end(sender)
        while len(self._kept) > SESSIONS:
            self._kept.popitem(last=False)

    def taken(self, sender: str) -> list[Event]:
        """Return the events of `sender` that are not too old, in order, and forget them."""
        now = self._clock()
        return [event for until, event in self._kept.pop(sender, []) if until > now]
