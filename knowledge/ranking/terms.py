"""How candidates cover the terms of a question, by rarity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from knowledge.index.bm25 import LENGTH_SHARE, SATURATION
from knowledge.ranking.matches import Floats

_RAREST = 3


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How often pairs of characters stand in texts: (texts, pairs) float64, and the column of each pair."""

    columns: Mapping[str, int]
    counts: Floats

    @classmethod
    def there(cls, pairs: Sequence[str], sets: Sequence[Set[str]]) -> PairCounts:
        """Return 1 where a text, given as the set of its pairs, has one of `pairs`, which are distinct."""
        columns, wanted = {pair: column for column, pair in enumerate(pairs)}, frozenset(pairs)
        counts = np.zeros((len(sets), len(pairs)))
        for row, one in enumerate(sets):
            for pair in wanted & one:
                counts[row, columns[pair]] = 1.0
        return cls(columns, counts)

    def of(self, pair: str) -> Floats | None:
        """Return the counts of a pair: (texts,); None for one that was not counted."""
        column = self.columns.get(pair)
        return None if column is None else self.counts[:, column]


@dataclass(frozen=True, slots=True)
class Covered:
    """Distinct terms of a question with their rarity (terms,), and how often each stands in each candidate.

    `counts` is (candidates, terms) float64.
    """

    rarity: Floats
    counts: Floats

    @classmethod
    def of_words(
        cls, words: Sequence[str], rarity: Floats, texts: Sequence[str], pairs: PairCounts
    ) -> Covered:
        """Count `words` in the texts, which are in small letters, also within longer words.

        `pairs` are of the same texts: a word of one pair stands as often as the pair, unless it meets itself
        (人人人), and a longer one only where its first pair stands.
        """
        counts = np.zeros((len(texts), len(words)))
        for column, word in enumerate(words):
            pair = pairs.of(word[:2])
            if pair is None:
                counts[:, column] = [text.count(word) for text in texts]
            elif len(word) == 2 and word[0] != word[1]:
                counts[:, column] = pair
            else:
                for row in np.flatnonzero(pair).tolist():
                    counts[row, column] = texts[row].count(word)
        return cls(rarity, counts)

    def share(self, power: float = 1.0) -> Floats:
        """Return the share of the question that each candidate has, by rarity to a power: (candidates,)."""
        weights = self.rarity**power
        shares: Floats = (self.counts > 0) @ weights / max(weights.sum(), 1e-9)
        return shares

    def bm25(self, lengths: Floats) -> Floats:
        """Return the BM25 score in 0..1; `lengths` are those of the candidates over their mean."""
        norms = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths)
        impacts = self.counts / (self.counts + norms[:, None])
        shares: Floats = impacts @ self.rarity / max(self.rarity.sum(), 1e-9)
        return shares

    def rarest(self) -> Floats:
        """Return the share that each candidate has of the three rarest terms that any of them has."""
        there = np.flatnonzero(self.counts.any(axis=0))
        chosen = there[np.argsort(-self.rarity[there], kind="stable")][:_RAREST]
        return (self.counts[:, chosen] > 0).mean(axis=1) if len(chosen) else np.zeros(len(self.counts))
