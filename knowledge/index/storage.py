"""A whole index: records and both arms, written to a folder and read from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.errors import IndexCorruptError
from knowledge.index.arms import DenseIndex, LexicalIndex
from knowledge.index.codec import decode, encode
from knowledge.index.dense import FlatDense
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.manifest import (
    REBUILD,
    Manifest,
    digest_of,
    read_manifest,
    verify,
    write_manifest,
)
from knowledge.records import Bulletin, Document, Passage, Standard


@dataclass(frozen=True, kw_only=True)
class KnowledgeIndex:
    """What is known: position n of both arms is `passages[n]`."""

    manifest: Manifest
    bulletins: tuple[Bulletin, ...]
    passages: tuple[Passage, ...]
    standards: tuple[Standard, ...]
    lexical: LexicalIndex
    dense: DenseIndex | None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents of all issues in their order."""
        return tuple(document for bulletin in self.bulletins for document in bulletin.documents)

    @cached_property
    def document_numbers(self) -> dict[str, str | None]:
        """Return document key → document number."""
        return {document.key: document.document_number for document in self.documents}


def save_index(index: KnowledgeIndex, folder: Path) -> Manifest:
    """Write the index into an existing empty folder and return its manifest with the files' digests."""
    for name in ("bulletins", "passages", "standards"):
        _write_records(folder / f"{name}.json", getattr(index, name))
    index.lexical.save(folder)
    if index.dense is not None:
        index.dense.save(folder)
    manifest = replace(index.manifest, files=digest_of(folder))
    write_manifest(manifest, folder)
    return manifest


def load_index(folder: Path) -> KnowledgeIndex:
    """Read and verify what `save_index` wrote; raise IndexCorruptError for anything else."""
    manifest = read_manifest(folder)
    verify(manifest, folder)
    return KnowledgeIndex(
        manifest=manifest,
        bulletins=_read_records(folder / "bulletins.json", tuple[Bulletin, ...]),
        passages=_read_records(folder / "passages.json", tuple[Passage, ...]),
        standards=_read_records(folder / "standards.json", tuple[Standard, ...]),
        lexical=Bm25Lexical.load(folder),
        dense=FlatDense.load(folder) if manifest.encoder_digest else None,
    )


def _write_records(path: Path, records: Sequence[object]) -> None:
    """Write records as a JSON list, one a line."""
    lines = ",\n".join(json.dumps(encode(record), ensure_ascii=False) for record in records)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _read_records(path: Path, kind: Any) -> Any:
    """Return the tuple of records that a file holds."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexCorruptError(f"{path} does not read: {error}; {REBUILD}") from error
    return decode(kind, value)
