"""Memory that the workers of one machine share, and one at a time in it."""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Bytes of the digest that stands for a name.
DIGEST = 16


def digest_of(name: str) -> bytes:
    """Return what stands for a name in memory of fixed size; any text is a name."""
    return hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=DIGEST).digest()


def group_of(digest: bytes, groups: int) -> int:
    """Return in which of so many groups of rows a name lies."""
    return int.from_bytes(digest[:4], "little") % groups


class Memory:
    """So many bytes, zeros at first: those of this process, and of all that are forked from it.

    Who changes something does it `alone`, for microseconds. The kernel lets go for a process that is killed.
    """

    def __init__(self, size: int, *, is_shared: bool) -> None:
        """Take `size` bytes; with `is_shared` other processes work in them too, forked after this (Linux)."""
        self.bytes = mmap.mmap(-1, size)
        # a lock by fcntl belongs to the process, not to the file that was opened before the fork
        self._between = os.memfd_create("ouwen-lock") if is_shared else None
        self._within = threading.Lock()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process and thread out."""
        with self._within:
            if self._between is None:
                yield
                return
            fcntl.lockf(self._between, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._between, fcntl.LOCK_UN)
