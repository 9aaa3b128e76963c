"""Counts that end, in memory that workers may share: so many at most, those that end first give way."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable

from bot.sharing.memory import DIGEST, Memory, digest_of, group_of

# Digest of the key, second at which its span ends, how often it was counted in it.
ROW = struct.Struct(f"<{DIGEST}sdQ")
# A key lies in one of the rows of its group: 65,536 rows, 2 MiB.
GROUPS, ROWS = 4096, 16


class Counts:
    """How often something happened within a span of time, by key."""

    def __init__(
        self, *, is_shared: bool = False, clock: Callable[[], float] = time.monotonic, groups: int = GROUPS
    ) -> None:
        """Count in this process, or with `is_shared` in all forked after this; `clock` gives seconds.

        Linux counts the seconds of `time.monotonic` from the start of the machine, so it is one clock.
        """
        self._clock = clock
        self._groups = groups
        self._memory = Memory(groups * ROWS * ROW.size, is_shared=is_shared)

    def count(self, key: str, seconds: float) -> int:
        """Return how often `key` was counted since its span of `seconds` began, with this time."""
        digest = digest_of(key)
        start = group_of(digest, self._groups) * ROWS * ROW.size
        now = self._clock()
        with self._memory.alone():
            rows = list(ROW.iter_unpack(self._memory.bytes[start : start + ROWS * ROW.size]))
            at = next((at for at, row in enumerate(rows) if row[0] == digest), None)
            if at is None:
                at = min(range(ROWS), key=lambda at: rows[at][1])
            name, until, count = rows[at]
            if name != digest or now >= until:
                until, count = now + seconds, 0
            ROW.pack_into(self._memory.bytes, start + at * ROW.size, digest, until, count + 1)
        return int(count) + 1
