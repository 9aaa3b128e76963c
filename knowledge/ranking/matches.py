"""Where the character pairs of a question stand in passages: one pass over all candidates at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.ranking.read import ReadText

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# a block is about a long sentence of an article; blocks overlap by half
_BLOCK = 64
_NOTHING = ReadText.of("").characters[:0], ReadText.of("").sentences[:0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMatches:
    """Occurrences of the question's pairs in `count` texts, in the order of the texts.

    `terms` says which pair (its number in the question), `owners` in which text, `places` where in the
    joined texts, a line break behind each, `sentences` in which sentence of its text; all are (matches,)
    int64 in the order of the places.
    """

    count: int
    weights: Floats
    terms: Integers
    owners: Integers
    places: Integers
    sentences: Integers

    @classmethod
    def of(
        cls, pairs: Sequence[str], weights: Sequence[float] | Floats, texts: Sequence[ReadText]
    ) -> PairMatches:
        """Find `pairs`, distinct and in the order of the question, each with its weight."""
        characters = np.concatenate([_NOTHING[0], *(text.characters for text in texts)])
        asked = np.array([ord(pair[0]) << 16 | ord(pair[1]) for pair in pairs], dtype=np.uint32)
        begins = np.zeros(1 << 16, dtype=bool)
        begins[asked >> 16] = True
        # none begins with the line break, so that there is a character behind each
        found = np.flatnonzero(begins[characters])
        written = characters[found].astype(np.uint32) << 16 | characters[found + 1]
        order = np.argsort(asked)
        rows = np.minimum(np.searchsorted(asked[order], written), max(len(asked) - 1, 0))
        hits = asked[order][rows] == written if len(asked) else np.zeros(0, dtype=bool)
        places = found[hits]
        starts = np.cumsum([0, *(len(text.characters) for text in texts)])
        sentences = np.concatenate([_NOTHING[1], *(text.sentences for text in texts)])
        return cls(
            count=len(texts),
            weights=np.asarray(weights, dtype=np.float64),
            terms=order[rows[hits]] if len(asked) else np.zeros(0, dtype=np.int64),
            owners=np.searchsorted(starts, places, side="right") - 1,
            places=places,
            sentences=sentences[places].astype(np.int64),
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
        broken = (np.diff(self.places) != 1) | (np.diff(self.terms) != 1)
        starts = np.concatenate(([0], np.flatnonzero(broken) + 1))[: len(self.places)]
        return self._most(self.owners[starts], _sums(self.weights[self.terms], starts))

    def _best(self, groups: Integers) -> Floats:
        """Return the weight of the distinct pairs in that group of each text that has most: (texts,)."""
        width = max(len(self.weights), 1)
        many = int(groups.max(initial=0)) + 1
        # a block may reach over the end of a text: what it has of each text counts apart
        cells = np.unique((self.owners * many + groups) * width + self.terms)
        starts = _firsts(cells // width)
        return self._most(cells[starts] // (width * many), _sums(self.weights[cells % width], starts))

    def _most(self, owners: Integers, weights: Floats) -> Floats:
        """Return the greatest weight of each text; they stand in the order of the texts: (texts,)."""
        best = np.zeros(self.count)
        starts = _firsts(owners)
        if len(starts):
            best[owners[starts]] = np.maximum.reduceat(weights, starts)
        return best


def _firsts(groups: Integers) -> Integers:
    """Return where each group begins among ordered ones."""
    return np.flatnonzero(np.diff(groups, prepend=-1))


def _sums(weights: Floats, starts: Integers) -> Floats:
    """Return the sums of the stretches that begin there: (starts,)."""
    sums: Floats = np.add.reduceat(weights, starts) if len(starts) else np.zeros(0)
    return sums
