"""Putting the best passages of both arms in the order of the re-ranker's model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from knowledge.index.arms import LexicalIndex, Positions
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
    """Passages found with their scores by the arms, and the scores that their order goes by: (n,) float64."""

    found: Fused
    scores: Floats

    def of(self, rows: Positions | slice) -> Ranked:
        """Return those of these rows, in their order."""
        return Ranked(found=self.found.of(rows), scores=self.scores[rows])


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
        self._unread = model.unread
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

    def ranked(self, question: str, synonyms: Sequence[str], found: Fused, depth: int) -> Ranked:
        """Return all of `found`, the first `depth` of it in the order of the model, equal ones by position.

        None of those after them scores more than the last of those.
        """
        head = found.of(slice(depth))
        if not len(head):
            return Ranked(found=head, scores=head.scores)
        scores = self._model.scores(self._rows(question, synonyms, head, self._unread))
        order = np.lexsort((head.positions, -scores))
        scores = np.concatenate((scores[order], np.minimum(found.scores[depth:], scores[order[-1]])))
        return Ranked(found=found.of(np.append(order, np.arange(len(head), len(found)))), scores=scores)

    def rows(self, question: str, synonyms: Sequence[str], found: Fused) -> Floats:
        """Return the features of these candidates: (n, features) float64."""
        return self._rows(question, synonyms, found, frozenset())

    def _rows(self, question: str, synonyms: Sequence[str], found: Fused, unread: Collection[str]) -> Floats:
        positions = found.positions.tolist()
        read = [self._read(position) for position in positions]
        soft, uncovered = self._soft.of(question, positions, read)
        asked = Asked(
            text=question,
            synonyms=synonyms,
            synonym_weight=self._synonym_weight,
            lexical=found.lexical,
            dense=found.dense,
            fused=found.scores,
            soft=soft,
            soft_uncovered=uncovered,
        )
        return features(asked, read, self._index, unread)

    def _read_passage(self, position: int) -> ReadPassage:
        return ReadPassage.of(lexical_fields(self._passages[position]))
