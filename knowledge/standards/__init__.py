"""Standards: typed records drawn from passages by rules, one file a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge.records import Bulletin, DocumentKind, Passage, Standard
from knowledge.standards.dogs import dog_rules
from knowledge.standards.land_lost import land_lost_standards
from knowledge.standards.low_income import subsistence_standards
from knowledge.standards.minimum_wage import minimum_wages
from knowledge.standards.pension import pensions
from knowledge.standards.source import SourceText

__all__ = ["extract_standards", "standards_of", "supersede"]

_RULES: tuple[Callable[[SourceText], Iterator[Standard]], ...] = (
    minimum_wages,
    pensions,
    land_lost_standards,
    subsistence_standards,
    dog_rules,
)


def extract_standards(bulletins: Sequence[Bulletin], passages: Sequence[Passage]) -> list[Standard]:
    """Draw every standard from the documents, older ones marked where a later one replaces them."""
    return supersede([standard for bulletin in bulletins for standard in standards_of(bulletin, passages)])


def standards_of(bulletin: Bulletin, passages: Sequence[Passage]) -> list[Standard]:
    """Draw the standards of one issue, knowing no other; `passages` may hold those of others too."""
    sources = [
        SourceText.of(bulletin, document, passages)
        for document in bulletin.documents
        if document.kind is DocumentKind.DOCUMENT
    ]
    return [standard for source in sources for rule in _RULES for standard in rule(source)]


def supersede(standards: Sequence[Standard]) -> list[Standard]:
    """Mark each standard as replaced from the day that a later one on the same thing takes effect."""
    return [_superseded(standard, standards) for standard in standards]


def _superseded(standard: Standard, others: Sequence[Standard]) -> Standard:
    """Mark `standard` as replaced from the day that a later one on the same thing takes effect."""
    later = [other for other in others if _replaces(other, standard)]
    if not later:
        return standard
    first = min(later, key=lambda other: str(other.validity.effective_from))
    validity = replace(
        standard.validity,
        superseded_from=first.validity.effective_from,
        superseded_by=first.citation.document_number,
    )
    return replace(standard, validity=validity)


def _replaces(new: Standard, old: Standard) -> bool:
    if new.measure is not old.measure or new.tier != old.tier or new.name != old.name:
        return False
    if new.validity.effective_from is None or old.validity.effective_from is None:
        return False
    same_place = new.regions == old.regions or bool(set(new.regions) & set(old.regions))
    return same_place and new.validity.effective_from > old.validity.effective_from
