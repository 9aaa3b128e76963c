"""Values with an end, in memory: at most so many, the oldest forgotten first."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

CAPACITY = 50_000


class Remembered:
    """What this process remembers by key."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, capacity: int = CAPACITY) -> None:
        """Remember at most `capacity` keys; `clock` gives seconds."""
        self._clock = clock
        self._capacity = capacity
        self._values: OrderedDict[str, tuple[Any, float]] = OrderedDict()

    def get(self, key: str) -> Any:
        """Return the value of `key`, None where there is none or it has ended."""
        value, until = self._values.get(key, (None, 0.0))
        return value if self._clock() < until else None

    def set(self, key: str, value: Any, seconds: float) -> None:
        """Remember `value` for `seconds`."""
        self._values.pop(key, None)
        self._values[key] = (value, self._clock() + seconds)
        while len(self._values) > self._capacity:
            self._values.popitem(last=False)

    def count(self, key: str, seconds: float) -> int:
        """Return how often `key` was counted since its span of `seconds` began, with this time."""
        number, until = self._values.get(key, (0, 0.0))
        if self._clock() >= until:
            self.set(key, 1, seconds)
            return 1
        self._values[key] = (number + 1, until)
        return int(number) + 1

    def once(self, key: str, seconds: float) -> bool:
        """Tell whether `key` is free, and claim it for `seconds` where it is."""
        if self.get(key) is not None:
            return False
        self.set(key, True, seconds)
        return True

    def forget(self, key: str) -> None:
        """Forget `key`."""
        self._values.pop(key, None)
