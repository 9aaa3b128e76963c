"""How rare terms are among the passages of several segments, without their postings joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.index.postings import Postings


@dataclass(frozen=True, slots=True)
class Rarity:
    """The number of passages, and of those that hold each term."""

    passages: int
    holding: Mapping[str, int]

    @classmethod
    def of(cls, parts: Sequence[Postings]) -> Rarity:
        """Count over all parts."""
        holding: Counter[str] = Counter()
        for part in parts:
            for term, size in zip(part.terms, np.diff(part.starts).tolist(), strict=True):
                holding[term] += size
        return cls(sum(len(part.lengths) for part in parts), holding)

    def __call__(self, term: str) -> float:
        """Return the inverse document frequency ln(1 + (n - df + 0.5) / (df + 0.5)), above 0."""
        df = self.holding.get(term, 0)
        return float(np.log1p((self.passages - df + 0.5) / (df + 0.5)))
