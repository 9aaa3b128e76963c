"""Generations of an index folder: a new one is written beside the old ones and swapped in by one rename.

index/current                  the name of the generation in use
index/generations/000007.json  the segments of one generation; the last ten are kept
index/segments/…/              one issue each, shared by the generations that hold it
index/building-…               being written, or left by a crash and removed by the next change
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.errors import IndexBusyError, IndexCorruptError, IndexMissingError, KnowledgeError
from knowledge.index.manifest import Generation, read_manifest, write_manifest

POINTER = "current"
LOCK = "lock"
KEPT = 10
BUILDING = "building-"
GENERATIONS = "generations"
SEGMENTS = "segments"
# 000007
_NAME = re.compile(r"\d{6,}")


def current(root: Path) -> str:
    """Return the name of the generation in use; raise IndexMissingError when there is none."""
    try:
        name = (root / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise IndexMissingError(f"no index in {root} ({error.strerror}); run `ouwen build`") from error
    if not _NAME.fullmatch(name) or not _file(root, name).is_file():
        raise IndexMissingError(f"{root / POINTER} names {name!r}, which is not there; run `ouwen build`")
    return name


def read_generation(root: Path, name: str | None = None) -> Generation:
    """Return a generation, the one in use for None; raise IndexMissingError or IndexCorruptError."""
    return read_manifest(Generation, _file(root, name or current(root)))


def names(root: Path) -> list[str]:
    """Return the names of the generations that are kept, oldest first."""
    found = (path.stem for path in (root / GENERATIONS).glob("*.json"))
    return sorted((name for name in found if _NAME.fullmatch(name)), key=int)


def segment_folder(root: Path, segment: str) -> Path:
    """Return the folder of a segment."""
    return root / SEGMENTS / segment


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Hold the only right to change the folder, what a crash left removed.

    The system drops the lock when the process ends, however it ends. Raise IndexBusyError when another
    change is at work, KnowledgeError when the disk does not take this one; the generation in use stays
    in use then.
    """
    try:
        for folder in (root / GENERATIONS, root / SEGMENTS):
            folder.mkdir(parents=True, exist_ok=True)
        with _lock(root):
            _remove_unfinished(root)
            yield
    except OSError as error:
        cause = error.strerror or str(error)
        raise KnowledgeError(
            f"the index cannot be written to {root}: {cause}; free some space or make the folder writable"
        ) from error


def write_segment(root: Path, name: str, write: Callable[[Path], object]) -> Path:
    """Let `write` fill the folder of a segment, bring it to the disk and give it its name."""
    folder, building = segment_folder(root, name), root / (BUILDING + name)
    building.mkdir()
    try:
        write(building)
        for path in building.iterdir():
            _flush(path)
        _flush(building)
        _set_aside(root, folder)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    _flush(folder.parent)
    return folder


def publish(root: Path, generation: Generation) -> None:
    """Write a generation and make it the one in use; those no longer kept go, and their segments."""
    waiting = root / f"{BUILDING}{generation.name}.json"
    write_manifest(generation, waiting)
    _flush(waiting)
    waiting.replace(_file(root, generation.name))
    _flush(root / GENERATIONS)
    point(root, generation.name)
    _remove_old(root)


def point(root: Path, name: str) -> None:
    """Make a generation the one in use by one rename."""
    waiting = root / (BUILDING + POINTER)
    waiting.write_text(name + "\n", encoding="utf-8")
    _flush(waiting)
    waiting.replace(root / POINTER)
    _flush(root)


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    with (root / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(f"another process is changing {root}; wait until it has ended") from error
        yield


def _file(root: Path, name: str) -> Path:
    return root / GENERATIONS / f"{name}.json"


def _remove_unfinished(root: Path) -> None:
    for path in root.glob(BUILDING + "*"):
        _remove(path)


def _set_aside(root: Path, folder: Path) -> None:
    """Make room for a segment whose files were damaged; one that is whole is never written again."""
    if folder.exists():
        folder.rename(root / f"{BUILDING}damaged-{folder.name}")


def _remove_old(root: Path) -> None:
    """Remove the generations before the last ten, but for the one in use, and what only they held."""
    kept = {*names(root)[-KEPT:], current(root)}
    for name in names(root):
        if name not in kept:
            _file(root, name).unlink()
    held = {segment for name in kept for segment in _segments(root, name)}
    for folder in (root / SEGMENTS).iterdir():
        if folder.name not in held:
            _remove(folder)


def _segments(root: Path, name: str) -> list[str]:
    """Return the segments of a generation, none of one that is damaged."""
    try:
        return [entry.segment for entry in read_generation(root, name).issues]
    except IndexCorruptError:
        return []


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _flush(path: Path) -> None:
    """Bring a file or folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
