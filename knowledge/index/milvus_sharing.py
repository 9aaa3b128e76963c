"""One index on several machines: the generation in use is the same on all that use one Milvus and prefix.

Each machine keeps the files, and answers from them also while Milvus is away; Milvus holds the same files and
which generation is in use. The file `shared` remembers on which one both agreed last: where only the machine
has gone on since, Milvus gets what is new; where Milvus has, the machine does.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from knowledge.backend import MilvusAccess
from knowledge.errors import (
    IndexBusyError,
    IndexCorruptError,
    IndexMissingError,
    IndexUnavailableError,
    KnowledgeError,
)
from knowledge.index.codec import decode, encode
from knowledge.index.generation import (
    changing,
    names,
    point,
    publish,
    read_generation,
    segment_folder,
)
from knowledge.index.manifest import FORMAT_VERSION, Generation
from knowledge.index.segment import check_segment, store_segment

logger = logging.getLogger(__name__)

AGREED = "shared"
FILE = "generation.json"
# How often Milvus is asked for the generation in use, and how long it is left in peace when it is away.
EVERY_SECONDS, PAUSE_SECONDS = 5.0, 30.0

_next: dict[tuple[MilvusAccess, Path], float] = {}


def follow(access: MilvusAccess, root: Path, *, at_once: bool = False) -> None:
    """Bring folder and Milvus to the same generation, at most every few seconds; what fails waits.

    A change that is at work in the folder is left alone.
    """
    now = time.monotonic()
    if not at_once and now < _next.get((access, root), 0.0):
        return
    _next[access, root] = now + EVERY_SECONDS
    try:
        from knowledge.index.milvus_files import pointed

        theirs = pointed(access)
        if theirs is None and _mine(root) is None:
            return
        if theirs != _mine(root) or theirs != _agreed(root):
            with changing(root):
                share(access, root)
    except IndexBusyError:
        return
    except (IndexUnavailableError, ModuleNotFoundError) as error:
        _next[access, root] = now + PAUSE_SECONDS
        logger.info("the index is not compared with that in Milvus: %s", error)
    except KnowledgeError as error:
        logger.warning("the generation in Milvus is not taken over: %s", error)


def share(access: MilvusAccess, root: Path) -> None:
    """Do the same under the lock of a change; raise IndexUnavailableError or IndexCorruptError."""
    from knowledge.index.milvus_files import pointed

    theirs, mine, agreed = pointed(access), _mine(root), _agreed(root)
    if mine is not None and theirs in (None, agreed) and theirs != mine:
        _give(access, root)
    elif theirs is not None and theirs != mine:
        if mine not in (None, agreed):
            logger.warning(
                "the index was changed here and on another machine; theirs is in use now, the one of here is "
                "kept: `ouwen history` shows it, take in again what it had"
            )
        _take(access, root, theirs)
    identity = _mine(root)
    if identity is not None and identity != agreed:
        (root / AGREED).write_text(identity + "\n", encoding="utf-8")


def give_where_possible(access: MilvusAccess, root: Path) -> None:
    """Share a generation that was put in use under this lock; what fails is done when it is followed next."""
    try:
        share(access, root)
    except (IndexUnavailableError, IndexCorruptError, ModuleNotFoundError) as error:
        logger.warning("other machines do not see this generation yet: %s", error)


def _mine(root: Path) -> str | None:
    try:
        return read_generation(root).identity
    except (IndexMissingError, IndexCorruptError):
        return None


def _agreed(root: Path) -> str | None:
    try:
        return (root / AGREED).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _give(access: MilvusAccess, root: Path) -> None:
    """Write the generation in use to Milvus: its segments, its manifest, then the pointer."""
    from knowledge.index import milvus_files

    generation = read_generation(root)
    for entry in generation.issues:
        folder = segment_folder(root, entry.segment)
        files = {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
        milvus_files.put(access, entry.segment, files)
    milvus_files.put(access, generation.identity, {FILE: encode(generation)})
    milvus_files.point(access, generation.identity)
    milvus_files.keep(access, _owners(root))


def _owners(root: Path) -> set[str]:
    """Return what the generations that are kept here consist of."""
    owners: set[str] = set()
    for name in names(root):
        try:
            generation = read_generation(root, name)
        except IndexCorruptError:
            continue
        owners |= {generation.identity, *(entry.segment for entry in generation.issues)}
    return owners


def _take(access: MilvusAccess, root: Path, identity: str) -> None:
    """Fetch what is missing of a generation and put it in use; raise IndexCorruptError for a broken one."""
    from knowledge.index import milvus_files

    kept = {name: generation for name in names(root) if (generation := _read(root, name))}
    for name, generation in kept.items():
        if generation.identity == identity and all(_whole(root, e.segment) for e in generation.issues):
            point(root, name)
            return
    generation = _generation(milvus_files.get(access, identity), identity)
    for entry in generation.issues:
        if not _whole(root, entry.segment):
            store_segment(root, entry.segment, milvus_files.get(access, entry.segment))
    number = max([generation.number, *(int(name) + 1 for name in names(root))])
    publish(root, replace(generation, number=number))


def _generation(files: Mapping[str, bytes], identity: str) -> Generation:
    if FILE not in files:
        raise IndexCorruptError(
            f"Milvus names generation {identity}, but does not hold it; it is tried again"
        )
    generation = decode(Generation, files[FILE])
    if generation.format_version != FORMAT_VERSION or generation.identity != identity:
        raise IndexCorruptError(
            f"generation {identity} in Milvus has format {generation.format_version}, expected "
            f"{FORMAT_VERSION}; install the same version on every machine"
        )
    return generation


def _whole(root: Path, segment: str) -> bool:
    try:
        check_segment(segment_folder(root, segment))
    except IndexCorruptError:
        return False
    return True


def _read(root: Path, name: str) -> Generation | None:
    try:
        return read_generation(root, name)
    except IndexCorruptError:
        return None
