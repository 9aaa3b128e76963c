"""The peer of search: BM25 over character bigrams, written plainly and sharing nothing with the product."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

K1 = 1.2
B = 0.75


class BigramPeer:
    """BM25 (Robertson, Zaragoza 2009; k1 1.2, b 0.75) over bigrams of characters, letters and digits."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the bigrams of each text; position n is the n-th text."""
        # bigram → position, count, position, count, …: a list of pairs would take ten times the memory
        self._postings: dict[str, array[int]] = {}
        lengths = array("i")
        for position, text in enumerate(texts):
            counts = Counter(bigrams_of(text))
            lengths.append(sum(counts.values()))
            for bigram, count in counts.items():
                self._postings.setdefault(bigram, array("i")).extend((position, count))
        sizes = np.array(lengths, dtype=np.float64)
        mean = max(1.0, float(sizes.mean())) if len(sizes) else 1.0
        self._norms = K1 * (1 - B + B * sizes / mean)

    def best(self, question: str, k: int) -> list[int]:
        """Return at most `k` positions with a score above 0, best first, equal ones by position."""
        scores = self.scores(question)
        order = np.argsort(-scores, kind="stable")[:k]
        return [int(position) for position in order if scores[position] > 0]

    def scores(self, question: str) -> npt.NDArray[np.float64]:
        """Return the score of each text: (n,) float64, 0 and above."""
        scores = np.zeros(len(self._norms), dtype=np.float64)
        for bigram in bigrams_of(question):
            if bigram in self._postings:
                pairs = np.frombuffer(self._postings[bigram], dtype=np.intc).reshape(-1, 2)
                positions, counts = pairs[:, 0], pairs[:, 1]
                rarity = math.log(1 + (len(scores) - len(pairs) + 0.5) / (len(pairs) + 0.5))
                scores[positions] += rarity * counts * (K1 + 1) / (counts + self._norms[positions])
        return scores


def bigrams_of(text: str) -> list[str]:
    """Return the pairs of neighbouring letters, characters and digits, whatever stands between them."""
    kept = "".join(character for character in text.lower() if character.isalnum())
    return [kept[i : i + 2] for i in range(len(kept) - 1)]
