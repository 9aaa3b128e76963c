"""A segment: everything known of one issue, in a folder that is written once and never changed.

An index is made of segments alone, so adding an issue costs what that issue costs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.errors import IndexCorruptError
from knowledge.index.arms import Vectors
from knowledge.index.codec import decode, encode
from knowledge.index.generation import write_segment
from knowledge.index.lexical import KINDS
from knowledge.index.manifest import (
    FILE,
    FORMAT_VERSION,
    REBUILD,
    SegmentManifest,
    digest_of,
    read_manifest,
    verify,
    write_manifest,
)
from knowledge.index.postings import Postings
from knowledge.records import Bulletin, Passage, Standard

SOURCE = "source-"
VECTORS = "vectors.npy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The records of one issue, its postings by kind of term, and its (n, dim) float32 vectors, if any."""

    bulletin: Bulletin
    passages: tuple[Passage, ...]
    standards: tuple[Standard, ...]
    postings: Mapping[str, Postings]
    vectors: Vectors | None

    @property
    def counts(self) -> dict[str, int]:
        """Return how many documents, passages and standards the issue has."""
        return {
            "documents": len(self.bulletin.documents),
            "passages": len(self.passages),
            "standards": len(self.standards),
        }


def segment_name(key: str, source_digest: str, rules_digest: str, encoder_digest: str | None) -> str:
    """Return the name of a segment: the same for the same issue, rules and encoder."""
    made_from = (str(FORMAT_VERSION), key, source_digest, rules_digest, encoder_digest or "")
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()[:32]


def save_segment(segment: Segment, manifest: SegmentManifest, folder: Path) -> None:
    """Write a segment into an existing folder; the manifest gets the digests of what stands there then."""
    _write_records(folder / "bulletin.json", [segment.bulletin])
    _write_records(folder / "passages.json", segment.passages)
    _write_records(folder / "standards.json", segment.standards)
    for kind, postings in segment.postings.items():
        postings.save(folder / f"{kind}.npz")
    if segment.vectors is not None:
        np.save(folder / VECTORS, segment.vectors, allow_pickle=False)
    write_manifest(replace(manifest, files=digest_of(folder)), folder / FILE)


def load_segment(folder: Path) -> Segment:
    """Read and verify what `save_segment` wrote; raise IndexCorruptError for anything else."""
    manifest = check_segment(folder)
    (bulletin,) = _read_records(folder / "bulletin.json", tuple[Bulletin, ...])
    return Segment(
        bulletin=bulletin,
        passages=_read_records(folder / "passages.json", tuple[Passage, ...]),
        standards=_read_records(folder / "standards.json", tuple[Standard, ...]),
        postings={kind: Postings.load(folder / f"{kind}.npz") for kind in KINDS},
        vectors=_vectors(folder, manifest.dimension) if manifest.encoder_digest else None,
    )


def store_segment(root: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write a segment that was made elsewhere; raise IndexCorruptError where it is not whole."""

    def write(folder: Path) -> None:
        for file, content in files.items():
            (folder / Path(file).name).write_bytes(content)
        check_segment(folder)

    return write_segment(root, name, write)


def read_outline(folder: Path) -> tuple[Bulletin, tuple[Standard, ...]]:
    """Return the issue and the standards of a segment, nothing that is as long as its text again."""
    (bulletin,) = _read_records(folder / "bulletin.json", tuple[Bulletin, ...])
    return bulletin, _read_records(folder / "standards.json", tuple[Standard, ...])


def check_segment(folder: Path) -> SegmentManifest:
    """Return the manifest of a segment whose files are all as written; raise IndexCorruptError otherwise."""
    manifest = read_manifest(SegmentManifest, folder / FILE)
    verify(manifest, folder)
    return manifest


def source_of(folder: Path) -> Path:
    """Return the file of the issue as it was given; raise IndexCorruptError when it is not there."""
    found = next(folder.glob(f"{SOURCE}*"), None)
    if found is None:
        raise IndexCorruptError(f"{folder} does not hold the file of its issue; {REBUILD}")
    return found


def _vectors(folder: Path, dimension: int) -> Vectors:
    try:
        vectors = np.load(folder / VECTORS, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexCorruptError(f"{folder / VECTORS} does not read: {error}; {REBUILD}") from error
    if vectors.ndim != 2 or vectors.shape[1] != dimension:
        raise IndexCorruptError(f"{folder / VECTORS} has shape {vectors.shape}, expected (n, {dimension})")
    return np.asarray(vectors, dtype=np.float32)


def _write_records(path: Path, records: Sequence[object]) -> None:
    """Write records as a JSON list, one a line."""
    path.write_bytes(b"[\n%b\n]\n" % b",\n".join(encode(record) for record in records))


def _read_records(path: Path, kind: Any) -> Any:
    """Return the tuple of records that a file holds."""
    try:
        return decode(kind, path.read_bytes())
    except (OSError, IndexCorruptError) as error:
        raise IndexCorruptError(f"{path} does not read: {error}; {REBUILD}") from error
