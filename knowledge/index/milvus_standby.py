"""Milvus with the index's own files in reserve: a question is answered also while Milvus is away."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

from knowledge.errors import IndexUnavailableError
from knowledge.index.arms import (
    DenseIndex,
    LexicalIndex,
    Positions,
    Ranking,
    Scored,
    TermKind,
    Vectors,
)
from knowledge.index.file_arms import Arms
from knowledge.steady import fall_short

logger = logging.getLogger(__name__)

# After a failure the files answer so long before Milvus is tried again.
PAUSE_SECONDS = 30.0

T = TypeVar("T")


@dataclass(slots=True)
class Standby:
    """Which of two pairs of arms is asked: those of Milvus, or those of the files when it fails."""

    files: Callable[[], Arms]
    _until: float = 0.0
    _arms: Arms | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def reserve(self) -> Arms:
        """Return the arms of the files, made when they are needed first."""
        with self._lock:
            if self._arms is None:
                self._arms = self.files()
            return self._arms

    def either(self, milvus: Callable[[], T], files: Callable[[], T]) -> T:
        """Return what Milvus gives, or else what the files do; a failure is logged once a pause."""
        if monotonic() >= self._until:
            try:
                return milvus()
            except IndexUnavailableError as error:
                self._until = monotonic() + PAUSE_SECONDS
                logger.error("the files of the index answer in place of Milvus: %s", error)
        fall_short()
        return files()


@dataclass(frozen=True, slots=True)
class StandbyRanking:
    """The ranking of Milvus, or that of the files for the same question."""

    standby: Standby
    milvus: Ranking
    files: Callable[[], Ranking]

    def best(self, k: int, allowed: Positions | None = None) -> list[Scored]:
        """Return at most `k` passages with a score above 0, best first, equal ones by position."""
        return self.standby.either(
            lambda: self.milvus.best(k, allowed), lambda: self.files().best(k, allowed)
        )

    def proposed(self, k: int, allowed: Positions | None = None) -> Positions:
        """Return the positions of `best`, in any order: (found,) int64."""
        return self.standby.either(
            lambda: self.milvus.proposed(k, allowed), lambda: self.files().proposed(k, allowed)
        )

    def of(self, positions: Sequence[int] | Positions) -> list[float]:
        """Return the scores of these positions, in their order."""
        return self.standby.either(lambda: self.milvus.of(positions), lambda: self.files().of(positions))


@dataclass(frozen=True, slots=True)
class StandbyLexical:
    """The lexical arm of Milvus with that of the files in reserve."""

    standby: Standby
    milvus: LexicalIndex

    def rank(
        self,
        text: str,
        synonyms: Sequence[str] = (),
        synonym_weight: float = 0.0,
        word_share: float = 0.5,
    ) -> StandbyRanking:
        """Return the ranking for a normalised question and the official words to add to it."""
        asked = (text, synonyms, synonym_weight, word_share)
        return StandbyRanking(
            self.standby, self.milvus.rank(*asked), lambda: self.standby.reserve[0].rank(*asked)
        )

    def rarities(self, kind: TermKind, terms: Sequence[str]) -> list[float]:
        """Return how rare each term is among all passages: inverse document frequencies above 0."""
        return self.milvus.rarities(kind, terms)


@dataclass(frozen=True, slots=True)
class StandbyDense:
    """The dense arm of Milvus with that of the files in reserve."""

    standby: Standby
    milvus: DenseIndex

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self.milvus.dimension

    def rank(self, vector: Vectors) -> StandbyRanking:
        """Return the ranking for one unit vector of shape (dim,); raise EncoderError for another shape."""
        return StandbyRanking(self.standby, self.milvus.rank(vector), lambda: self._reserve().rank(vector))

    def _reserve(self) -> DenseIndex:
        dense = self.standby.reserve[1]
        assert dense is not None  # the same segments gave Milvus its vectors
        return dense


def with_standby(milvus: Arms, files: Callable[[], Arms]) -> Arms:
    """Return the arms of Milvus, those that `files` makes in reserve."""
    lexical, dense = milvus
    standby = Standby(files)
    return StandbyLexical(standby, lexical), StandbyDense(standby, dense) if dense else None
