"""The terms that a text holds, and the share of a question's terms, by rarity, that is among them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.evidence import TermWeights, content_terms, grams
from knowledge.vocabulary import expand

# enough are left of a question to tell a title by
_FEWEST_TERMS = 3


def held_terms(text: str) -> frozenset[str]:
    """Return the terms of a text, one object for each however many texts have it."""
    return frozenset(map(sys.intern, grams(text)))


# every question about a title is compared with those of all documents
title_terms = functools.lru_cache(maxsize=512)(held_terms)


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """The terms of a question, each with its weight, and what they weigh together."""

    weighted: tuple[tuple[str, float], ...]
    whole: float

    @classmethod
    def of(cls, terms: Sequence[str], weights: TermWeights) -> AskedTerms:
        """Weigh the terms once, however many texts they are looked for in."""
        weighted = tuple((term, weights.weight(term)) for term in terms)
        return cls(weighted, sum(weight for _, weight in weighted))

    def coverage(self, held: frozenset[str]) -> float:
        """Return the share of the terms, weighted by rarity, that is among those `held` (0..1)."""
        found = sum(weight for term, weight in self.weighted if term in held)
        return found / self.whole if self.whole else 0.0


class AskedTitle:
    """What a question says of a title: its terms that any passage has, and the official words for its own."""

    def __init__(self, asked: str, weights: TermWeights) -> None:
        """Weigh the words of `asked`, which are those of a question without the words that ask."""
        self._terms = AskedTerms.of(_known(asked, weights), weights)
        self._official = tuple((word, weights.weight(word)) for word in expand(asked))

    def score(self, title: str) -> float:
        """Return how much of the question a title tells: its own words, and official words for them."""
        return self._terms.coverage(title_terms(title)) + self._word_share(title)

    def _word_share(self, title: str) -> float:
        """Return the share of the question's words for which the title has an official word."""
        whole = self._terms.whole
        told = sum(weight for word, weight in self._official if word in title)
        return min(1.0, told / whole) if whole else 0.0


def _known(asked: str, weights: TermWeights) -> list[str]:
    """Return the terms of a question that any passage has, where enough are left to tell a title by."""
    terms = content_terms(asked)
    known = [term for term in terms if term in weights.frequencies]
    return known if len(known) >= _FEWEST_TERMS else terms
