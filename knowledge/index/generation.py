"""Generations of a folder: a new one is written beside the old one and swapped in by one rename.

index/current            the name of the generation in use
index/000007/            complete; kept: the one in use and the one before
index/building-000008/   being written, or left by a crash and removed by the next build
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.errors import IndexMissingError, KnowledgeError

POINTER = "current"
LOCK = "lock"
KEPT = 2
BUILDING = "building-"
# 000007
NAME = re.compile(r"\d{6,}")


def current(root: Path) -> Path:
    """Return the folder in use; raise IndexMissingError when there is none."""
    try:
        name = (root / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexMissingError(f"no index in {root} ({error.strerror}); run `ouwen build`") from error
    folder = root / name
    if not NAME.fullmatch(name) or not folder.is_dir():
        raise IndexMissingError(f"{root / POINTER} names {name!r}, which is not there; run `ouwen build`")
    return folder


def write_generation(root: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a new folder, make it the one in use and return it.

    A crash or error at any moment leaves the old one in use and whole. Raise KnowledgeError when the
    disk does not take it or another build is at work.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _lock(root):
            _remove_unfinished(root)
            folder = _fill(root, write)
            _point(root, folder.name)
            _remove_old(root, folder.name)
    except OSError as error:
        cause = error.strerror or str(error)
        raise KnowledgeError(
            f"the index cannot be written to {root}: {cause}; free some space or make the folder writable"
        ) from error
    return folder


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    """Hold the lock of the folder; the system drops it when the process ends, however it ends."""
    with (root / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise KnowledgeError(f"another build is writing to {root}; wait until it has ended") from error
        yield


def _names(root: Path) -> list[str]:
    """Return the complete generations, oldest first."""
    return sorted((p.name for p in root.iterdir() if NAME.fullmatch(p.name)), key=int)


def _remove_unfinished(root: Path) -> None:
    for path in root.glob(BUILDING + "*"):
        shutil.rmtree(path)


def _fill(root: Path, write: Callable[[Path], object]) -> Path:
    """Write the next generation to the disk and give it its name."""
    number = max((int(name) for name in _names(root)), default=0) + 1
    folder = root / f"{number:06d}"
    building = root / (BUILDING + folder.name)
    building.mkdir()
    try:
        write(building)
        for path in building.iterdir():
            _flush(path)
        _flush(building)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    _flush(root)
    return folder


def _point(root: Path, name: str) -> None:
    """Swap the pointer by one rename."""
    waiting = root / (POINTER + ".new")
    waiting.write_text(name + "\n", encoding="utf-8")
    _flush(waiting)
    waiting.replace(root / POINTER)
    _flush(root)


def _remove_old(root: Path, in_use: str) -> None:
    older = [name for name in _names(root) if int(name) < int(in_use)]
    for name in older[: max(len(older) - (KEPT - 1), 0)]:
        shutil.rmtree(root / name)


def _flush(path: Path) -> None:
    """Bring a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
