"""The workers of one server to one another: each has a door of its own that only the others know."""

from __future__ import annotations

import contextlib
import shutil
import socket
from pathlib import Path

BACKLOG = 128


class Crowd:
    """So many workers, a UNIX socket for each in a folder that only this account can enter."""

    def __init__(self, folder: Path, count: int, life: int) -> None:
        """Make the sockets in `folder`; the file `life` ends with the process that started the workers."""
        self.count = count
        self.life = life
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
