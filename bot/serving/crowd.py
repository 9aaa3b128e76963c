"""The workers of one server to one another: who has how many connections, and a door that only they know."""

from __future__ import annotations

import contextlib
import mmap
import shutil
import socket
from pathlib import Path

BACKLOG = 128
ABSENT = -1


class Load:
    """How many connections each worker has: written by it alone, read by all that are forked after this."""

    def __init__(self, count: int) -> None:
        """Begin with `count` workers that are not there yet."""
        # (count,) int32, each written in one piece
        self._counts = memoryview(mmap.mmap(-1, 4 * count)).cast("i")
        for number in range(count):
            self.leave(number)

    def tell(self, number: int, count: int) -> None:
        """Have all know that the worker `number` has so many."""
        self._counts[number] = count

    def leave(self, number: int) -> None:
        """Have nobody wait for the worker `number`: it ends, or is being replaced."""
        self._counts[number] = ABSENT

    def excess(self, number: int) -> int:
        """Return how many more the worker `number` has than the one with the fewest."""
        present = [count for count in self._counts if count != ABSENT]
        return self._counts[number] - min(present, default=0)


class Crowd:
    """So many workers, a UNIX socket for each in a folder that only this account can enter."""

    def __init__(self, folder: Path, count: int, life: int) -> None:
        """Make the sockets in `folder`; the file `life` ends with the process that started the workers."""
        self.count = count
        self.life = life
        self.load = Load(count)
        self._folder = folder
        self.doors = [self._door(number) for number in range(count)]

    def path(self, number: int) -> str:
        """Return where the worker `number` listens for the others."""
        return str(self._folder / str(number))

    def close(self) -> None:
        """Remove the sockets."""
        for door in self.doors:
            door.close()
        with contextlib.suppress(OSError):
            shutil.rmtree(self._folder)

    def _door(self, number: int) -> socket.socket:
        door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        door.bind(self.path(number))
        door.listen(BACKLOG)
        return door
