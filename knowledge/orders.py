"""What another process or machine is asked for: the file of an issue goes there, its segment comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.encoder import AS_BROUGHT, Prefixes, encoder_or_none
from knowledge.errors import BulletinError
from knowledge.index.generation import SEGMENTS, segment_folder
from knowledge.reading import read_file
from knowledge.segments import SegmentMaker
from knowledge.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file of an issue by name and content; `key` (2021-03) names the issue where the file does not.

    `encoder` and `prefixes` are those of the settings: the model itself lies on each machine.
    """

    file: str
    content: bytes = field(repr=False)
    key: str | None = None
    encoder: str | None = None
    prefixes: Prefixes = AS_BROUGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of a segment by their names, and the remarks on the issue; or why there is none."""

    key: str = ""
    segment: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    warnings: tuple[str, ...] = ()
    error: str | None = None


def fill(order: Order) -> Made:
    """Read and encode an issue in a folder of its own; the bytes are those that any other machine makes."""
    with TemporaryDirectory(prefix="ouwen-") as folder:
        path, root = Path(folder) / Path(order.file).name, Path(folder) / "index"
        path.write_bytes(order.content)
        (root / SEGMENTS).mkdir(parents=True)
        try:
            issue = read_file(path, order.key)
        except BulletinError as error:
            return Made(error=str(error))
        digest = hashlib.sha256(order.content).hexdigest()
        source = Source(key=issue.bulletin.key, path=path, digest=digest, shipped=False)
        maker = SegmentMaker(root, encoder_or_none(order.encoder, order.prefixes))
        segment = maker.entry(source, issue).segment
        made = segment_folder(root, segment)
        return Made(
            key=source.key,
            segment=segment,
            files={file.name: file.read_bytes() for file in sorted(made.iterdir())},
            warnings=issue.warnings,
        )
