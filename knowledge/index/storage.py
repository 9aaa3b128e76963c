"""A whole index: the segments of a generation joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from knowledge.errors import IndexCorruptError
from knowledge.index.arms import DenseIndex, LexicalIndex, Vectors
from knowledge.index.dense import FlatDense
from knowledge.index.generation import read_generation, segment_folder
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.manifest import REBUILD, Generation
from knowledge.index.segment import Segment, load_segment
from knowledge.records import Bulletin, Document, Passage, Standard
from knowledge.standards import supersede
from knowledge.supersession import supersede_documents, supersede_standards


@dataclass(frozen=True, kw_only=True)
class KnowledgeIndex:
    """What is known: position n of both arms is `passages[n]`; `segments` are what it was joined from."""

    generation: Generation | None
    segments: Mapping[str, Segment]
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


def load_index(
    root: Path, fields: Sequence[float], known: Mapping[str, Segment] | None = None
) -> KnowledgeIndex:
    """Read and verify the generation in use; segments that are `known` are not read again.

    `fields` are the weights of title, headings and text. Raise IndexMissingError or IndexCorruptError.
    """
    generation = read_generation(root)
    known = known or {}
    segments = {
        entry.segment: known.get(entry.segment) or load_segment(segment_folder(root, entry.segment))
        for entry in generation.issues
    }
    return join(segments, fields, generation)


def join(
    segments: Mapping[str, Segment], fields: Sequence[float], generation: Generation | None = None
) -> KnowledgeIndex:
    """Join segments in their order: what an issue says of another (同时废止) is told here."""
    parts = list(segments.values())
    bulletins = supersede_documents([part.bulletin for part in parts])
    standards = supersede([standard for part in parts for standard in part.standards])
    return KnowledgeIndex(
        generation=generation,
        segments=segments,
        bulletins=tuple(bulletins),
        passages=tuple(passage for part in parts for passage in part.passages),
        standards=tuple(supersede_standards(standards, bulletins)),
        lexical=Bm25Lexical.join([part.postings for part in parts], fields),
        dense=_dense([part.vectors for part in parts]),
    )


def _dense(vectors: Sequence[Vectors | None]) -> FlatDense | None:
    """Return the dense arm, None where no segment has vectors."""
    found = [rows for rows in vectors if rows is not None]
    if not found:
        return None
    if len(found) < len(vectors) or len({rows.shape[1] for rows in found}) > 1:
        raise IndexCorruptError(f"the segments of the index were made with different encoders; {REBUILD}")
    return FlatDense.build(np.concatenate(found))
