"""How many texts hold a word, by the pairs of characters in each: no text without its pairs is read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SEPARATOR = "\0"
# a code point takes 21 bits, and so does the number of a text: a pair in a text fits in 63
_SHIFT = 21
_PAIR = 2

Integers = NDArray[np.int64]


class Holding:
    """The texts that each pair of adjacent characters stands in."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Look all pairs up at once; the texts are kept for words longer than a pair."""
        self._texts = tuple(texts)
        both = np.unique(_pairs_with_texts(self._texts))
        self._pairs, starts = np.unique(both >> _SHIFT, return_index=True)
        self._starts = np.append(starts, len(both))
        self._owners = (both & ((1 << _SHIFT) - 1)).astype(np.int32)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._texts)

    def count(self, word: str) -> int:
        """Return the number of texts that `word` stands in."""
        if len(word) < _PAIR:
            return sum(word in text for text in self._texts)
        places = [self._place(word[i : i + _PAIR]) for i in range(len(word) - 1)]
        first, last = min(places, key=lambda place: place[1] - place[0])
        if len(word) == _PAIR:
            return last - first
        return sum(word in self._texts[owner] for owner in self._owners[first:last].tolist())

    def _place(self, pair: str) -> tuple[int, int]:
        """Return where the texts with a pair begin and end among all; the two are equal for none."""
        key = ord(pair[0]) << _SHIFT | ord(pair[1])
        row = int(np.searchsorted(self._pairs, key))
        if row == len(self._pairs) or self._pairs[row] != key:
            return 0, 0
        return int(self._starts[row]), int(self._starts[row + 1])


def _pairs_with_texts(texts: Sequence[str]) -> Integers:
    """Return each pair of adjacent characters with the number of its text, as one integer: (pairs,)."""
    joined = _SEPARATOR.join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype=np.uint32).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(codes)]
    inside = (codes[:-1] != 0) & (codes[1:] != 0)
    pairs = codes[:-1] << _SHIFT | codes[1:]
    found: Integers = (pairs << _SHIFT | owners[:-1])[inside]
    return found
