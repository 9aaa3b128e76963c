"""The parts of search that can be switched off, and the tables that this gives."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.errors import EvaluationError
from knowledge.settings import KnowledgeSettings


class Part(enum.Enum):
    """A part of search."""

    DENSE = "dense"
    WORDS = "words"
    BIGRAMS = "bigrams"
    SYNONYMS = "synonyms"
    TITLES = "titles"
    RERANKER = "reranker"


ARMS = frozenset({Part.DENSE, Part.WORDS, Part.BIGRAMS})
Parts = frozenset[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Search without some of its parts."""

    name: str
    without: Parts


def settings_without(settings: KnowledgeSettings, parts: Parts) -> KnowledgeSettings:
    """Return the settings of search without these parts; titles are left out of the texts, not here.

    Nothing is cut off for too little evidence: a ranking is measured, not an answer.

    Raises:
        EvaluationError: no arm is left.
    """
    if parts >= ARMS:
        raise EvaluationError("without dense, words and bigrams nothing searches: leave one of the three on")
    changed = replace(settings, evidence_threshold=0.0)
    if parts >= {Part.WORDS, Part.BIGRAMS}:
        changed = replace(changed, dense_weight=1.0)
    elif Part.WORDS in parts:
        changed = replace(changed, word_share=0.0)
    elif Part.BIGRAMS in parts:
        changed = replace(changed, word_share=1.0)
    if Part.DENSE in parts:
        changed = replace(changed, dense_weight=0.0)
    if Part.SYNONYMS in parts:
        changed = replace(changed, synonym_weight=0.0)
    return replace(changed, reranked=0) if Part.RERANKER in parts else changed


def ablation(without: Parts, titled: bool) -> Iterator[Variant]:
    """Yield search with one more part off each, and each arm alone (titles stay).

    A set that is not `titled` has no titles to lose; they go last, for that takes another index.
    """
    for part in Part:
        if part not in without | {Part.TITLES} and not without | {part} >= ARMS:
            yield Variant(name=f"without {part.value}", without=without | {part})
    for arm in Part:
        if arm in ARMS - without:
            yield Variant(name=f"{arm.value} alone", without=without | set(Part) - {arm, Part.TITLES})
    if titled and Part.TITLES not in without:
        yield Variant(name="without titles", without=without | {Part.TITLES})
