"""Where the character pairs of a question stand in passages: one pass over all candidates at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.ranking.read import ReadText, codes_of

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# a block is about a long sentence of an article; blocks overlap by half
_BLOCK = 64
_NOTHING = ReadText(np.zeros(0, dtype=np.uint16), np.zeros(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class JoinedTexts:
    """Several texts as one: `starts` (texts + 1,) int64 are where each begins, and where the last ends."""

    characters: NDArray[np.uint16]
    sentences: NDArray[np.int32]
    starts: Integers

    @classmethod
    def of(cls, texts: Sequence[ReadText]) -> JoinedTexts:
        """Join texts."""
        return cls(
            np.concatenate([_NOTHING.characters, *(text.characters for text in texts)]),
            np.concatenate([_NOTHING.sentences, *(text.sentences for text in texts)]),
            np.cumsum([0, *(len(text.characters) for text in texts)]),
        )

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.starts) - 1

    def owners(self, places: Integers) -> Integers:
        """Return which text each place is in: (places,) int64."""
        owners: Integers = self.starts.searchsorted(places, side="right") - 1
        return owners

    def places(self, characters: NDArray[np.integer[Any]]) -> Integers:
        """Return where any of these characters stands, in order: (places,) int64."""
        wanted = np.zeros(1 << 16, dtype=bool)
        wanted[characters] = True
        places: Integers = wanted[self.characters].nonzero()[0]
        return places


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
    def of(cls, pairs: Sequence[str], weights: Sequence[float] | Floats, texts: JoinedTexts) -> PairMatches:
        """Find `pairs`, distinct and in the order of the question, each with its weight."""
        asked = codes_of(pairs)
        # none begins with the line break, so that there is a character behind each
        begun = texts.places(asked >> 16)
        written = texts.characters[begun].astype(np.uint32) << 16 | texts.characters[begun + 1]
        found, terms = Numbered.of(asked).among(written)
        places = begun[found]
        return cls(
            count=len(texts),
            weights=np.asarray(weights, dtype=np.float64),
            terms=terms,
            owners=texts.owners(places),
            places=places,
            sentences=texts.sentences[places].astype(np.int64),
        )

    def counts(self) -> Floats:
        """Return how often each pair stands in each text: (texts, pairs) float64."""
        return table_of(self.owners, self.terms, (self.count, len(self.weights)))

    def best_groups(self) -> tuple[Floats, Floats]:
        """Return the weight of the distinct pairs in that sentence of each text that has most, and block.

        Both are (texts,); a block is a stretch of 64 characters, and they overlap by half.
        """
        half = self.places // (_BLOCK // 2)
        groupings = (self.sentences, half // 2, (half + 1) // 2)
        owners = np.concatenate([self.owners + number * self.count for number in range(len(groupings))])
        best = self._best(owners, np.concatenate(groupings), np.concatenate([self.terms] * len(groupings)))
        sentence, even, odd = best.reshape(len(groupings), self.count)
        return sentence, np.maximum(even, odd)

    def best_run(self) -> Floats:
        """Return the weight of the heaviest stretch that text and question have in common: (texts,)."""
        broken = (np.diff(self.places) != 1) | (np.diff(self.terms) != 1)
        starts = np.concatenate(([0], np.flatnonzero(broken) + 1))[: len(self.places)]
        return _most(self.owners[starts], _sums(self.weights[self.terms], starts), self.count)

    def _best(self, owners: Integers, groups: Integers, terms: Integers) -> Floats:
        """Return the weight of the distinct pairs in that group of each owner that has most."""
        width = max(len(self.weights), 1)
        many = int(groups.max(initial=0)) + 1
        # a block may reach over the end of a text: what it has of each text counts apart
        cells = np.unique((owners * many + groups) * width + terms)
        held, term = np.divmod(cells, width)
        starts = _firsts(held)
        return _most(held[starts] // many, _sums(self.weights[term], starts), 3 * self.count)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Distinct codes in order, and the number that each had before it was put in order."""

    codes: NDArray[np.unsignedinteger[Any]]
    numbers: Integers

    @classmethod
    def of(cls, codes: NDArray[np.unsignedinteger[Any]]) -> Numbered:
        """Number distinct codes from 0 on."""
        order = codes.argsort()
        return cls(codes[order], order)

    def among(self, written: NDArray[np.unsignedinteger[Any]]) -> tuple[Integers, Integers]:
        """Return where in `written` one of the codes stands, and the number of that: (found,) int64 each."""
        if not len(self.codes):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        rows = np.minimum(self.codes.searchsorted(written), len(self.codes) - 1)
        found = (self.codes[rows] == written).nonzero()[0]
        return found, self.numbers[rows[found]]


def table_of(rows: Integers, columns: Integers, shape: tuple[int, int]) -> Floats:
    """Return how often each cell is among those given: float64 of `shape`."""
    cells = np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1])
    return cells.reshape(shape).astype(np.float64)


def _most(owners: Integers, weights: Floats, count: int) -> Floats:
    """Return the greatest weight of each of `count` owners; they stand in order: (count,)."""
    best = np.zeros(count)
    starts = _firsts(owners)
    if len(starts):
        best[owners[starts]] = np.maximum.reduceat(weights, starts)
    return best


def _firsts(groups: Integers) -> Integers:
    """Return where each group begins among ordered ones."""
    new = np.ones(len(groups), dtype=bool)
    np.not_equal(groups[1:], groups[:-1], out=new[1:])
    return new.nonzero()[0]


def _sums(weights: Floats, starts: Integers) -> Floats:
    """Return the sums of the stretches that begin there: (starts,)."""
    sums: Floats = np.add.reduceat(weights, starts) if len(starts) else np.zeros(0)
    return sums
