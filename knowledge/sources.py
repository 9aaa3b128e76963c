"""The files that the issues of an index come from: those of the bulletins folder, and those ingested."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from knowledge.bulletins import issue_files
from knowledge.errors import BulletinError, IndexCorruptError, IndexMissingError
from knowledge.index.generation import names, read_generation, segment_folder
from knowledge.index.manifest import Generation
from knowledge.index.segment import source_of
from knowledge.settings import KnowledgeSettings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file of one issue; `digest` is its sha256, `shipped` whether it lies in the bulletins folder."""

    key: str
    path: Path
    digest: str
    shipped: bool


def digest_of(path: Path) -> str:
    """Return the sha256 of a file; raise BulletinError when it cannot be read."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; raise BulletinError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BulletinError(f"无法读取公报文件 {path.name}：{error.strerror}") from error


def sources_of(settings: KnowledgeSettings, generation: Generation | None) -> dict[str, Source]:
    """Return the sources that an index should hold now, oldest first.

    These are the files of the bulletins folder without those that were removed, and what the last
    generation holds of ingested issues, which replace shipped ones of the same key.
    """
    removed = generation.removed if generation else ()
    ingested = [entry for entry in generation.issues if not entry.shipped] if generation else []
    found = {
        key: Source(key=key, path=path, digest=digest_of(path), shipped=True)
        for key, path in issue_files(settings.bulletins_dir).items()
        if key not in removed
    }
    for entry in ingested:
        try:
            path = source_of(segment_folder(settings.index_dir, entry.segment))
        except IndexCorruptError as error:
            logger.warning("issue %s is left out, ingest its file again: %s", entry.key, error)
            continue
        found[entry.key] = Source(key=entry.key, path=path, digest=entry.source_digest, shipped=False)
    return dict(sorted(found.items()))


def last_generation(root: Path) -> Generation | None:
    """Return the generation in use, the newest that reads where that one is damaged, None where none is.

    The newest that reads still knows which issues were ingested and removed.
    """
    try:
        return read_generation(root)
    except (IndexMissingError, IndexCorruptError):
        pass
    for name in reversed(names(root)):
        try:
            return read_generation(root, name)
        except IndexCorruptError:
            continue
    return None
