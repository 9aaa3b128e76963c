"""Where the character pairs of a question stand in passages: one pass over all candidates at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_SEPARATOR = "\n"
_SENTENCE_ENDS = np.array([ord(mark) for mark in "。；！？\n"], dtype=np.uint32)
# a block is about a long sentence of an article; blocks overlap by half
_BLOCK = 64
_SHIFT = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMatches:
    """Occurrences of the question's pairs in `count` texts, in the order of the texts.

    `terms` says which pair (its number in the question), `owners` in which text, `places` where in the
    joined texts, `sentences` in which sentence, numbered over all texts; all are (matches,) int64.
    """

    count: int
    weights: Floats
    terms: Integers
    owners: Integers
    places: Integers
    sentences: Integers

    @classmethod
    def of(cls, pairs: Sequence[str], weights: Sequence[float], texts: Sequence[str]) -> PairMatches:
        """Find `pairs`, distinct and in the order of the question, each with its weight."""
        codes = np.frombuffer(_SEPARATOR.join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        found = (
            np.flatnonzero(np.isin(codes, _first_characters(pairs))) if pairs else np.zeros(0, dtype=np.int64)
        )
        found = found[found + 1 < len(codes)]
        written = codes[found].astype(np.int64) << _SHIFT | codes[found + 1]
        asked = np.array([ord(pair[0]) << _SHIFT | ord(pair[1]) for pair in pairs], dtype=np.int64)
        order = np.argsort(asked)
        rows = np.minimum(np.searchsorted(asked[order], written), max(len(asked) - 1, 0))
        hits = asked[order][rows] == written if len(asked) else np.zeros(0, dtype=bool)
        places = found[hits]
        starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
        ends = np.flatnonzero(np.isin(codes, _SENTENCE_ENDS))
        return cls(
            count=len(texts),
            weights=np.asarray(weights, dtype=np.float64),
            terms=order[rows[hits]] if len(asked) else np.zeros(0, dtype=np.int64),
            owners=np.searchsorted(starts, places, side="right") - 1,
            places=places,
            sentences=np.searchsorted(ends, places),
        )

    def counts(self) -> Floats:
        """Return how often each pair stands in each text: (texts, pairs) float64."""
        width = len(self.weights)
        cells = np.bincount(self.owners * width + self.terms, minlength=self.count * width)
        return cells.reshape(self.count, width).astype(np.float64)

    def best_sentence(self) -> Floats:
        """Return the weight of the distinct pairs in that sentence of each text that has most: (texts,)."""
        return self._best(self.sentences)

    def best_block(self) -> Floats:
        """Return the same for stretches of 64 characters."""
        half = self.places // (_BLOCK // 2)
        return np.maximum(self._best(half // 2), self._best((half + 1) // 2))

    def best_run(self) -> Floats:
        """Return the weight of the heaviest stretch that text and question have in common: (texts,)."""
        best = np.zeros(self.count)
        if len(self.places):
            broken = (np.diff(self.places) != 1) | (np.diff(self.terms) != 1)
            starts = np.concatenate(([0], np.flatnonzero(broken) + 1))
            sums = np.add.reduceat(self.weights[self.terms], starts)
            np.maximum.at(best, self.owners[starts], sums)
        return best

    def _best(self, groups: Integers) -> Floats:
        best = np.zeros(self.count)
        if not len(groups):
            return best
        width = len(self.weights)
        # a block may reach over the end of a text: what it has of each text counts apart
        groups = groups * self.count + self.owners
        cells = np.unique(groups * width + self.terms)
        kept, sums = np.unique(cells // width, return_inverse=True)
        np.maximum.at(best, kept % self.count, np.bincount(sums, self.weights[cells % width]))
        return best


def _first_characters(pairs: Sequence[str]) -> NDArray[np.uint32]:
    return np.array(sorted({ord(pair[0]) for pair in pairs}), dtype=np.uint32)
