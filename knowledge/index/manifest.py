"""The passports of an index: one of each segment, and one of each generation that names its segments."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge.errors import IndexCorruptError
from knowledge.index.codec import decode, encode

FILE = "segment.json"
# Raised by one when the files of an index change their form.
FORMAT_VERSION = 2
REBUILD = "run `ouwen build`"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Versioned:
    """What every format of a manifest has."""

    format_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentManifest:
    """What a segment, all that is known of one issue, was made from, and what it holds.

    `source_digest` is the sha256 of the file as given, `rules_digest` of what turns it into passages and
    terms; without vectors `encoder_digest` is None and `dimension` 0; `files` has the sha256 of each
    other file of the folder.
    """

    format_version: int
    key: str
    source_digest: str
    rules_digest: str
    encoder_digest: str | None
    dimension: int
    counts: dict[str, int]
    files: dict[str, str]


class Change(enum.Enum):
    """What made a generation."""

    BUILD = "build"
    INGEST = "ingest"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueEntry:
    """One issue of a generation and the segment that holds it.

    `shipped` tells the files of the bulletins folder from those that were ingested.
    """

    key: str
    segment: str
    source_digest: str
    shipped: bool
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One state of the index: its issues by key, and the shipped ones that were removed.

    `made_at` is ISO 8601 with the zone; `change` and `changed` say what made it out of the one before.
    """

    format_version: int
    number: int
    made_at: str
    change: Change
    changed: tuple[str, ...]
    encoder_name: str | None
    encoder_digest: str | None
    rules_digest: str
    issues: tuple[IssueEntry, ...]
    removed: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the name that the pointer and the file of this generation have."""
        return f"{self.number:06d}"

    @property
    def identity(self) -> str:
        """Return a digest of what it holds: the same on every machine, whatever its number there."""
        issues = [f"{entry.key} {entry.segment} {entry.shipped}" for entry in self.issues]
        held = (str(self.format_version), self.encoder_digest or "", *issues, "", *self.removed)
        return hashlib.sha256("\0".join(held).encode()).hexdigest()[:32]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many bulletins, documents, passages and standards it holds."""
        names = ("documents", "passages", "standards")
        sums = {name: sum(entry.counts[name] for entry in self.issues) for name in names}
        return {"bulletins": len(self.issues), **sums}


def digest_of(folder: Path) -> dict[str, str]:
    """Return name → sha256 of every file of a segment but its manifest."""
    files = sorted(path for path in folder.iterdir() if path.name != FILE)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write_manifest(manifest: SegmentManifest | Generation, path: Path) -> None:
    """Write a manifest to a file."""
    path.write_bytes(encode(manifest) + b"\n")


def read_manifest(kind: type[T], path: Path) -> T:
    """Return the manifest; raise IndexCorruptError when it is absent, broken or of another format."""
    try:
        content = path.read_bytes()
        version = decode(_Versioned, content).format_version
        if version != FORMAT_VERSION:
            raise IndexCorruptError(f"it has format {version}, expected {FORMAT_VERSION}")
        return decode(kind, content)
    except (OSError, IndexCorruptError) as error:
        raise IndexCorruptError(f"{path} does not read: {error}; {REBUILD}") from error


def verify(manifest: SegmentManifest, folder: Path) -> None:
    """Raise IndexCorruptError naming the first file that is not what the manifest says."""
    found = digest_of(folder)
    for name in sorted(manifest.files.keys() | found.keys()):
        if name not in found:
            raise IndexCorruptError(f"{folder / name} is missing; {REBUILD}")
        if found[name] != manifest.files.get(name):
            raise IndexCorruptError(f"{folder / name} is not the file that was built; {REBUILD}")
