"""What is kept to be used again, bounded: what was not asked for longest goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Generic, TypeVar

from knowledge.steady import shortfalls

Key = TypeVar("Key")
Value = TypeVar("Value")

_processes = 1


def share_among(processes: int) -> None:
    """Have so many processes together keep, of what is bounded by bytes, no more than one would.

    It holds for what is made later: they are forked after this, and each keeps for itself.
    """
    global _processes
    _processes = processes


def portion(most: int) -> int:
    """Return what each process may keep of `most` bytes."""
    return most // _processes


@dataclass(slots=True)
class KeptCount:
    """How often values of one name were asked for in this process, and how often one was found."""

    asked: int = 0
    found: int = 0


_counts: dict[str, KeptCount] = {}


def kept_counts() -> dict[str, KeptCount]:
    """Return the counts of all names up to now, whatever became of those that kept the values."""
    return {name: replace(count) for name, count in _counts.items()}


class Kept(Generic[Key, Value]):
    """Values by key, at most so many or of so great a size altogether; threads may share it."""

    def __init__(
        self, most: int, size: Callable[[Value], int] | None = None, *, name: str | None = None
    ) -> None:
        """Keep values up to the whole size `most`; without `size` each counts 1.

        What is asked of those with a `name` is counted with all of that name.
        """
        self._most = most
        self._size = size or (lambda value: 1)
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._whole = 0
        self._lock = Lock()
        self._count = _counts.setdefault(name, KeptCount()) if name else None

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._values)

    @property
    def size(self) -> int:
        """Return the size of all values."""
        return self._whole

    @property
    def room(self) -> int:
        """Return what can be added without anything going."""
        return self._most - self._whole

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._values.clear()
            self._whole = 0

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, which then goes last; None for one that is not kept."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            if self._count is not None:
                self._count.asked += 1
                self._count.found += value is not None
            return value

    def all_of(self, keys: Sequence[Key]) -> list[Value | None]:
        """Return what `get` gives for each of these keys."""
        with self._lock:
            found = [self._values.get(key) for key in keys]
            for key, value in zip(keys, found, strict=True):
                if value is not None:
                    self._values.move_to_end(key)
            if self._count is not None:
                self._count.asked += len(keys)
                self._count.found += sum(value is not None for value in found)
            return found

    def of(self, key: Key, make: Callable[[], Value]) -> Value:
        """Return the value of a key, else the one that `make` gives, which is kept if it is whole.

        It is not where something fell short meanwhile (an encoder failed), which the next time may not, nor
        where it is None. Two threads may make the same at once; what `make` raises is raised.
        """
        value = self.get(key)
        if value is not None:
            return value
        before = shortfalls()
        value = make()
        if value is not None and shortfalls() == before:
            self.put(key, value)
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value; others go until there is room, it stays whatever its size."""
        with self._lock:
            before = self._values.pop(key, None)
            self._whole += self._size(value) - (0 if before is None else self._size(before))
            self._values[key] = value
            while self._whole > self._most and len(self._values) > 1:
                _, gone = self._values.popitem(last=False)
                self._whole -= self._size(gone)
