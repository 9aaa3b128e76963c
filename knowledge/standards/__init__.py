"""Standards: typed records drawn from passages by rules, one file a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from knowledge.records import Bulletin, DocumentKind, Passage, Standard, Topic
from knowledge.standards.dogs import dog_rules
from knowledge.standards.homes import is_local
from knowledge.standards.land_lost import land_lost_standards
from knowledge.standards.low_income import subsistence_standards
from knowledge.standards.minimum_wage import minimum_wages
from knowledge.standards.pension import pensions
from knowledge.standards.provisions import provisions as general_provisions
from knowledge.standards.source import SourceText
from knowledge.standards.supersession import supersede
from knowledge.standards.unread import documents_without_standards, unread_measures

__all__ = [
    "documents_without_standards",
    "is_local",
    "standards_of",
    "supersede",
    "unread_measures",
]

_RULES: tuple[Callable[[SourceText], Iterator[Standard]], ...] = (
    minimum_wages,
    pensions,
    land_lost_standards,
    subsistence_standards,
    dog_rules,
    general_provisions,
)


def standards_of(bulletin: Bulletin, passages: Sequence[Passage]) -> list[Standard]:
    """Draw the standards of one issue, knowing no other; `passages` may hold those of others too."""
    of_document: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        of_document[passage.document_key].append(passage)
    sources = [
        SourceText.of(bulletin, document, of_document[document.key])
        for document in bulletin.documents
        if document.kind is DocumentKind.DOCUMENT
    ]
    return _told_once([standard for source in sources for rule in _RULES for standard in rule(source)])


def _told_once(standards: Sequence[Standard]) -> list[Standard]:
    """Leave out the provisions whose figure a core topic reads from the same passage."""
    core = {
        (standard.citation.passage_id, standard.amount)
        for standard in standards
        if standard.topic is not Topic.BULLETIN and standard.amount is not None
    }
    return [
        standard
        for standard in standards
        if standard.topic is not Topic.BULLETIN or (standard.citation.passage_id, standard.amount) not in core
    ]
