"""Making the segment of an issue: what is drawn from its file, its postings and its vectors."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from knowledge.encoder import Encoder
from knowledge.errors import IndexCorruptError
from knowledge.index.fields import FIELDS, lexical_fields
from knowledge.index.generation import segment_folder, write_segment
from knowledge.index.lexical import postings_of
from knowledge.index.manifest import FILE, FORMAT_VERSION, IssueEntry, SegmentManifest, read_manifest
from knowledge.index.segment import SOURCE, Segment, check_segment, save_segment, segment_name, store_segment
from knowledge.index.vectors import vectors_of
from knowledge.reading import ReadIssue, read_file
from knowledge.rules import rules_digest
from knowledge.sources import Source


class SegmentMaker:
    """Makes the segments of an index folder by one encoder (None: lexical arm alone) and today's rules."""

    def __init__(self, root: Path, encoder: Encoder | None) -> None:
        """Take the folder and the encoder."""
        self._root = root
        self._encoder = encoder
        self.rules_digest = rules_digest()

    def name(self, key: str, source_digest: str) -> str:
        """Return the name of the segment that an issue has by this encoder and these rules."""
        encoder = self._encoder.digest if self._encoder else None
        return segment_name(key, source_digest, self.rules_digest, encoder)

    def entry(self, source: Source, issue: ReadIssue | None = None, *, check: bool = False) -> IssueEntry:
        """Return the entry of an issue, its segment made where there is none.

        `issue` is what the source reads as, where that is known already. With `check` the files of a
        segment that is there are verified, and one that is damaged is made again.
        """
        name = self.name(source.key, source.digest)
        manifest = self._existing(name, check=check)
        if manifest is None:
            manifest = self._make(name, source, issue or read_file(source.path, source.key))
        return IssueEntry(
            key=source.key,
            segment=name,
            source_digest=source.digest,
            shipped=source.shipped,
            counts=manifest.counts,
        )

    def has(self, source: Source, *, check: bool = False) -> bool:
        """Tell whether the segment of an issue is there, with `check` whether it is whole."""
        return self._existing(self.name(source.key, source.digest), check=check) is not None

    def store(self, segment: str, files: Mapping[str, bytes]) -> Path:
        """Write a segment that was made elsewhere; raise IndexCorruptError where it is not whole."""
        return store_segment(self._root, segment, files)

    def _existing(self, name: str, *, check: bool) -> SegmentManifest | None:
        folder = segment_folder(self._root, name)
        if not folder.is_dir():
            return None
        try:
            return check_segment(folder) if check else read_manifest(SegmentManifest, folder / FILE)
        except IndexCorruptError:
            return None

    def _make(self, name: str, source: Source, issue: ReadIssue) -> SegmentManifest:
        segment = self._segment(issue)
        manifest = SegmentManifest(
            format_version=FORMAT_VERSION,
            key=source.key,
            source_digest=source.digest,
            rules_digest=self.rules_digest,
            encoder_digest=self._encoder.digest if self._encoder else None,
            dimension=self._encoder.dimension if self._encoder else 0,
            counts=segment.counts,
            files={},
        )

        def write(folder: Path) -> None:
            shutil.copyfile(source.path, folder / f"{SOURCE}{source.key}{source.path.suffix}")
            save_segment(segment, manifest, folder)

        write_segment(self._root, name, write)
        return manifest

    def _segment(self, issue: ReadIssue) -> Segment:
        return Segment(
            bulletin=issue.bulletin,
            passages=issue.passages,
            standards=issue.standards,
            postings=postings_of([lexical_fields(passage) for passage in issue.passages], FIELDS),
            vectors=vectors_of(issue.passages, self._encoder) if self._encoder else None,
        )
