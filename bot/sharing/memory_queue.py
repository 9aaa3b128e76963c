"""Who of several workers of one machine comes first: queues by name in the memory that they share.

A place belongs to a process: the one that starts the workers drops the places of one that died at once.
"""

from __future__ import annotations

import asyncio
import os
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from rasa.core.lock_store import LockError

from bot.sharing.memory import DIGEST, Memory, digest_of, group_of

# How often one who waits looks whether it is the first.
LOOK_SECONDS = 0.005
# Digest of the name, ticket (the smallest is the first), process (0: nobody's place).
PLACE = struct.Struct(f"<{DIGEST}sQQ")
TICKETS = struct.Struct("<Q")
# All places of a name lie in one group, with those of a few other names: 16,384 places, 512 KiB.
GROUPS, PLACES = 256, 64


class MemoryQueue:
    """Queues of all processes that are forked after this."""

    def __init__(self, *, groups: int = GROUPS) -> None:
        """Begin with empty queues."""
        self._groups = groups
        self._memory = Memory(TICKETS.size + groups * PLACES * PLACE.size, is_shared=True)

    @asynccontextmanager
    async def held(self, name: str, longest: float) -> AsyncIterator[None]:
        """Wait until this is the first for `name` and keep the place.

        Raises:
            LockError: Others were before it for `longest` seconds.
        """
        digest = digest_of(name)
        until = asyncio.get_running_loop().time() + longest
        ticket = None
        try:
            while (ticket := ticket or self._enter(digest)) is None or not self._is_first(digest, ticket):
                if asyncio.get_running_loop().time() > until:
                    raise LockError(f"The conversation was held by others for {longest} s.")
                await asyncio.sleep(LOOK_SECONDS)
            yield
        finally:
            if ticket is not None:
                self._leave(digest, ticket)

    def drop(self, process: int) -> None:
        """Drop all places of a process that is gone."""
        for group in range(self._groups):
            for at, (_, _, owner) in self._places(group):
                if owner == process:
                    self._clear(at)

    def _enter(self, digest: bytes) -> int | None:
        """Return the ticket of a new place, None where there is no room: then one is asked for again."""
        with self._memory.alone():
            free = next((at for at, place in self._places_of(digest) if not place[2]), None)
            if free is None:
                return None
            ticket = int(TICKETS.unpack_from(self._memory.bytes)[0]) + 1
            TICKETS.pack_into(self._memory.bytes, 0, ticket)
            PLACE.pack_into(self._memory.bytes, free, digest, ticket, os.getpid())
            return ticket

    def _is_first(self, digest: bytes, ticket: int) -> bool:
        """Tell whether nobody is before: who enters meanwhile, beside this look, has a larger ticket."""
        return not any(
            owner and name == digest and number < ticket
            for _, (name, number, owner) in self._places_of(digest)
        )

    def _leave(self, digest: bytes, ticket: int) -> None:
        for at, (name, number, owner) in self._places_of(digest):
            if owner and number == ticket and name == digest:
                self._clear(at)

    def _clear(self, at: int) -> None:
        with self._memory.alone():
            PLACE.pack_into(self._memory.bytes, at, b"", 0, 0)

    def _places_of(self, digest: bytes) -> Iterator[tuple[int, tuple[bytes, int, int]]]:
        """Yield the places of the group that a name lies in."""
        return self._places(group_of(digest, self._groups))

    def _places(self, group: int) -> Iterator[tuple[int, tuple[bytes, int, int]]]:
        """Yield where each place of a group lies, with name, ticket and process."""
        start = TICKETS.size + group * PLACES * PLACE.size
        rows = PLACE.iter_unpack(self._memory.bytes[start : start + PLACES * PLACE.size])
        for number, place in enumerate(rows):
            yield start + number * PLACE.size, place
