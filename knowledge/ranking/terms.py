"""How candidates cover the terms of a question, by rarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.index.bm25 import LENGTH_SHARE, SATURATION
from knowledge.ranking.matches import Floats

_RAREST = 3


@dataclass(frozen=True, slots=True)
class Covered:
    """Distinct terms of a question with their rarity (terms,), and how often each stands in each candidate.

    `counts` is (candidates, terms) float64.
    """

    rarity: Floats
    counts: Floats

    @classmethod
    def of_words(cls, words: Sequence[str], rarity: Floats, texts: Sequence[str]) -> Covered:
        """Count `words` in the texts, also within longer words."""
        lowered = [text.lower() for text in texts]
        counts = [[text.count(word) for word in words] for text in lowered]
        return cls(rarity, np.array(counts, dtype=np.float64).reshape(len(texts), len(words)))

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
