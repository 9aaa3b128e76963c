"""What every step of answering may use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from knowledge.answers.locality import is_local_issue
from knowledge.answers.lookup import of_measure
from knowledge.kept import Kept
from knowledge.records import Bulletin, Citation, Document, Measure, Passage, Standard, Topic
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings
from knowledge.standards import unread_measures
from knowledge.standards.homes import home_of
from knowledge.standards.source import citation_of

Made = TypeVar("Made")
# what the steps draw from a document is kept for so many, those asked for last
_DOCUMENTS_KEPT = 256


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
    def local_issues(self) -> frozenset[str]:
        """Return the keys of the issues that speak of Wenzhou."""
        return frozenset(bulletin.key for bulletin in self.bulletins if is_local_issue(bulletin))

    @cached_property
    def passages_in(self) -> dict[str, list[Passage]]:
        """Return document key → its passages in reading order."""
        grouped: dict[str, list[Passage]] = {}
        for passage in self.passages:
            grouped.setdefault(passage.document_key, []).append(passage)
        return grouped

    @cached_property
    def standards_in(self) -> dict[str, list[Standard]]:
        """Return document key → the standards drawn from it."""
        grouped: dict[str, list[Standard]] = {}
        for standard in self.standards:
            grouped.setdefault(standard.citation.document_key, []).append(standard)
        return grouped

    @cached_property
    def unread(self) -> list[tuple[Document, frozenset[Measure]]]:
        """Return the notices that set standards which were not read, with the measures of those."""
        drawn: dict[str, list[Standard]] = {}
        for standard in self.standards:
            drawn.setdefault(standard.citation.bulletin_key, []).append(standard)
        return [
            found
            for bulletin in self.bulletins
            for found in unread_measures(bulletin, drawn.get(bulletin.key, ()))
            if home_of(bulletin, found[0]).local
        ]

    @cached_property
    def standards_of_passage(self) -> dict[str, list[tuple[int, Standard]]]:
        """Return passage id → the standards that cite it, each with its place among all."""
        grouped: dict[str, list[tuple[int, Standard]]] = {}
        for place, standard in enumerate(self.standards):
            grouped.setdefault(standard.citation.passage_id, []).append((place, standard))
        return grouped

    @cached_property
    def by_number(self) -> dict[str, Document]:
        """Return document number → the first document that has it."""
        return {d.document_number: d for d in reversed(self.documents.values()) if d.document_number}

    def of_measure(self, topic: Topic, measure: Measure | None) -> Sequence[Standard]:
        """Return the standards of a topic, of one measure where it is given; none of other cities."""
        name = f"of_measure.{topic.value}.{measure.value if measure else ''}"
        return self.kept(name, lambda: of_measure(self.standards, topic, measure))

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def kept(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` makes of these sources, made once; a step names what it keeps here."""
        if name not in self._kept:
            self._kept[name] = make()
        found: Made = self._kept[name]
        return found

    @cached_property
    def _drawn(self) -> Kept[tuple[str, str], Any]:
        return Kept(_DOCUMENTS_KEPT)

    def drawn(self, name: str, document: Document, make: Callable[[], Made]) -> Made:
        """Return what `make` draws from a document, kept for the last ones; a step names what it draws."""
        found: Made = self._drawn.of((name, document.key), make)
        return found

    def document_by_number(self, number: str) -> Document | None:
        """Return the document with this number in the spelling of the bulletins, if any."""
        return self.by_number.get(number)

    def cite(self, passage: Passage, quote: str | None = None) -> Citation:
        """Return the citation of `quote` in `passage`, of the whole passage where it is None."""
        bulletin, document = self.bulletin_of[passage.bulletin], self.documents[passage.document_key]
        return citation_of(bulletin, document, passage, passage.text if quote is None else quote)
