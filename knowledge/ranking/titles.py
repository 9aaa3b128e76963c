"""What of a question stands in the titles and headings of candidates, and what of these it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.ranking.matches import Floats, Integers, Numbered, table_of
from knowledge.ranking.read import Codes, ReadPassage, characters_of, codes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The distinct pairs of characters of several titles with their headings, one title after another.

    `owners` (pairs,) int64 says whose each pair is; `lengths` (titles,) int64 counts characters.
    """

    candidates: Sequence[ReadPassage]
    pairs: Codes
    owners: Integers
    lengths: Integers

    @classmethod
    def of(cls, candidates: Sequence[ReadPassage]) -> Titles:
        """Put those of the candidates together."""
        sizes = [len(one.title_pairs) for one in candidates]
        return cls(
            candidates=candidates,
            pairs=np.concatenate([codes_of(()), *(one.title_pairs for one in candidates)]),
            owners=np.arange(len(candidates)).repeat(sizes),
            lengths=np.array([len(one.title) for one in candidates], dtype=np.int64),
        )

    def there(self, pairs: Sequence[str]) -> Floats:
        """Return 1 where a title has one of `pairs`, which are distinct: (titles, pairs) float64."""
        found, terms = Numbered.of(codes_of(pairs)).among(self.pairs)
        return table_of(self.owners[found], terms, (len(self.candidates), len(pairs)))

    def asked(self, question: str) -> Floats:
        """Return the share of the terms of each title that the question has: (titles,)."""
        letters = characters_of(question)
        own = np.unique(letters[:-1].astype(np.uint32) << 16 | letters[1:])
        found, _ = Numbered.of(own).among(self.pairs)
        names = [one.title_names for one in self.candidates]
        held = np.bincount(self.owners[found], minlength=len(names))
        held += [sum(name in question for name in some) if some else 0 for some in names]
        sizes = np.bincount(self.owners, minlength=len(names)) + [len(some) for some in names]
        shares: Floats = held / np.maximum(sizes, 1)
        return shares
