"""The interface of the two arms: what any backend of the index must offer.

A passage is named by its position in the list of passages that the index was built from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]
TermKind = Literal["bigrams", "words"]


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's position and its score in 0..1, higher is better."""

    position: int
    score: float


class Ranking(Protocol):
    """What one arm says to one question."""

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        """Return at most `k` passages with a score above 0, best first, equal ones by position.

        With `allowed` only those positions are looked at.
        """

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        """Return the positions of `best`, in any order: (found,) int64."""

    def of(self, positions: Sequence[int] | Positions) -> list[float]:
        """Return the scores of these positions, in their order."""


class LexicalIndex(Protocol):
    """The arm that compares words."""

    def rank(
        self,
        text: str,
        synonyms: Sequence[str] = (),
        synonym_weight: float = 0.0,
        word_share: float = 0.5,
    ) -> Ranking:
        """Return the ranking for a normalised question and the official words to add to it.

        `word_share` is the share of words in a score beside character bigrams, where the arm has both.
        """

    def rarities(self, kind: TermKind, terms: Sequence[str]) -> list[float]:
        """Return how rare each term is among all passages: inverse document frequencies above 0."""


class DenseIndex(Protocol):
    """The arm that compares meaning."""

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""

    def rank(self, vector: Vectors) -> Ranking:
        """Return the ranking for one unit vector of shape (dim,) float32."""
