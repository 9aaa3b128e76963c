"""A whole index: the segments of a generation joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.index.arms import DenseIndex, LexicalIndex
from knowledge.index.file_arms import ArmsOf, file_arms
from knowledge.index.generation import read_generation, segment_folder
from knowledge.index.manifest import Generation
from knowledge.index.segment import Segment, load_segment
from knowledge.records import Bulletin, Document, Passage, Standard
from knowledge.standards import supersede
from knowledge.supersession import extend_documents, supersede_documents, supersede_standards


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
    root: Path,
    fields: Sequence[float],
    known: Mapping[str, Segment] | None = None,
    arms_of: ArmsOf = file_arms,
) -> KnowledgeIndex:
    """Read and verify the generation in use; segments that are `known` are not read again.

    `fields` are the weights of title, headings and text, `arms_of` is the backend. Raise
    IndexMissingError or IndexCorruptError.
    """
    generation = read_generation(root)
    known = known or {}
    segments = {
        entry.segment: known.get(entry.segment) or load_segment(segment_folder(root, entry.segment))
        for entry in generation.issues
    }
    return join(segments, fields, generation, arms_of)


def join(
    segments: Mapping[str, Segment],
    fields: Sequence[float],
    generation: Generation | None = None,
    arms_of: ArmsOf = file_arms,
) -> KnowledgeIndex:
    """Join segments in their order: what an issue says of another (同时废止) is told here."""
    parts = list(segments.values())
    bulletins = supersede_documents(extend_documents([part.bulletin for part in parts]))
    standards = supersede([standard for part in parts for standard in part.standards])
    lexical, dense = arms_of(segments, fields)
    return KnowledgeIndex(
        generation=generation,
        segments=segments,
        bulletins=tuple(bulletins),
        passages=tuple(passage for part in parts for passage in part.passages),
        standards=tuple(supersede_standards(standards, bulletins)),
        lexical=lexical,
        dense=dense,
    )
