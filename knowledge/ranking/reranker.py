"""Putting the best passages of both arms in the order of the re-ranker's model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from knowledge.index.arms import LexicalIndex
from knowledge.index.fields import lexical_fields
from knowledge.index.fusion import Fused
from knowledge.ranking.features import Asked, features
from knowledge.ranking.matches import Floats
from knowledge.ranking.model import RankingModel
from knowledge.ranking.read import ReadPassage
from knowledge.ranking.soft_cover import KEPT, SoftCover
from knowledge.records import Passage

# passages that are read in one go where all are prepared
_AT_ONCE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage's position with its scores by the arms, and the score that the order goes by."""

    fused: Fused
    score: float


class Reranker:
    """Scores passages of one index; those asked for last are kept as they were read."""

    def __init__(
        self,
        model: RankingModel,
        passages: Sequence[Passage],
        index: LexicalIndex,
        synonym_weight: float = 0.0,
    ) -> None:
        """Take a model, the passages of an index with its lexical arm, and what an official word counts."""
        self._model = model
        self._synonym_weight = synonym_weight
        self._passages = passages
        self._index = index
        self._read = lru_cache(maxsize=KEPT)(self._read_passage)
        self._soft = SoftCover()

    def prepare(self) -> None:
        """Read the newest passages now, as many as are kept, not when they are first found."""
        last = len(self._passages)
        for first in range(max(0, last - KEPT), last, _AT_ONCE):
            positions = range(first, min(first + _AT_ONCE, last))
            self._soft.of("", positions, [self._read(position) for position in positions])

    def ranked(
        self, question: str, synonyms: Sequence[str], found: Sequence[Fused], depth: int
    ) -> list[Ranked]:
        """Return all of `found`, the first `depth` of it in the order of the model, equal ones by position.

        None of those after them scores more than the last of those.
        """
        head, tail = found[:depth], found[depth:]
        if not head:
            return []
        scores = self._model.scores(self.rows(question, synonyms, head)).tolist()
        ordered = [Ranked(fused=one, score=score) for one, score in zip(head, scores, strict=True)]
        ordered.sort(key=lambda one: (-one.score, one.fused.position))
        last = ordered[-1].score
        return ordered + [Ranked(fused=one, score=min(one.score, last)) for one in tail]

    def rows(self, question: str, synonyms: Sequence[str], found: Sequence[Fused]) -> Floats:
        """Return the features of these candidates: (n, features) float64."""
        read = [self._read(one.position) for one in found]
        soft, uncovered = self._soft.of(question, [one.position for one in found], read)
        asked = Asked(
            text=question,
            synonyms=synonyms,
            synonym_weight=self._synonym_weight,
            lexical=np.array([one.lexical for one in found]),
            dense=np.array([one.dense for one in found]),
            fused=np.array([one.score for one in found]),
            soft=soft,
            soft_uncovered=uncovered,
        )
        return features(asked, read, self._index)

    def _read_passage(self, position: int) -> ReadPassage:
        return ReadPassage.of(lexical_fields(self._passages[position]))
