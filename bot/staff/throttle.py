"""Counts what happens in a span of time and tells when it is too much."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_KEYS = 4096


class Throttle:
    """At most `limit` events in `seconds` for each key; the keys longest unseen are forgotten first."""

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with no events; `clock` gives seconds."""
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._events: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Return how many seconds `key` has to wait, 0 when it need not."""
        events = self._recent(key)
        if len(events) < self._limit:
            return 0
        return max(1, math.ceil(events[0] + self._seconds - self._clock()))

    def count(self, key: str) -> None:
        """Take down one event of `key`; no more than `limit` are kept."""
        events = self._events.setdefault(key, deque(maxlen=self._limit))
        events.append(self._clock())
        self._events.move_to_end(key)
        while len(self._events) > MOST_KEYS:
            self._events.popitem(last=False)

    def _recent(self, key: str) -> deque[float]:
        """Return the events of `key` that still count, oldest first."""
        events = self._events.get(key, deque())
        while events and self._clock() - events[0] >= self._seconds:
            events.popleft()
        return events
