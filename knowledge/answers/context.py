"""What every step of answering may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.records import Bulletin, Document, Passage, Standard
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings


@dataclass(frozen=True)
class Sources:
    """The records and the search that answers are made of."""

    bulletins: Sequence[Bulletin]
    passages: Sequence[Passage]
    standards: Sequence[Standard]
    searcher: Searcher
    settings: KnowledgeSettings

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Return document key → document."""
        return {d.key: d for bulletin in self.bulletins for d in bulletin.documents}

    @cached_property
    def bulletin_of(self) -> dict[str, Bulletin]:
        """Return bulletin key → bulletin."""
        return {bulletin.key: bulletin for bulletin in self.bulletins}

    @cached_property
    def passage_of(self) -> dict[str, Passage]:
        """Return passage id → passage."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def passages_in(self) -> dict[str, list[Passage]]:
        """Return document key → its passages in reading order."""
        grouped: dict[str, list[Passage]] = {}
        for passage in self.passages:
            grouped.setdefault(passage.document_key, []).append(passage)
        return grouped

    def document_by_number(self, number: str) -> Document | None:
        """Return the document with this number in the spelling of the bulletins, if any."""
        return next((d for d in self.documents.values() if d.document_number == number), None)
