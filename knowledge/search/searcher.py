"""A question through both arms of the index to hits with scores and timings."""

from __future__ import annotations

import logging

import numpy as np

from knowledge.encoder import Encoder
from knowledge.index.arms import Positions, Ranking
from knowledge.index.fields import searched
from knowledge.index.fusion import Fused, fuse
from knowledge.index.storage import KnowledgeIndex
from knowledge.records import Hit
from knowledge.search.filters import ANYTHING, PassageFilter
from knowledge.search.result import Clock, SearchResult
from knowledge.settings import KnowledgeSettings
from knowledge.vocabulary import expand

logger = logging.getLogger(__name__)


class Searcher:
    """Searches one index; the encoder is None where only the lexical arm is wanted or there is no other."""

    def __init__(self, index: KnowledgeIndex, encoder: Encoder | None, settings: KnowledgeSettings) -> None:
        """Take an open index and the encoder that it was built with."""
        self._index = index
        self._encoder = encoder
        self._settings = settings

    @property
    def encoder(self) -> Encoder | None:
        """Return the encoder of the dense arm, None where there is none."""
        return self._encoder

    def search(
        self,
        text: str,
        k: int = 10,
        where: PassageFilter = ANYTHING,
        threshold: float | None = None,
    ) -> SearchResult:
        """Return the `k` best passages for a question in everyday words.

        Those that score under `threshold` are no evidence; None is the one of the settings.

        The score is (1 - w) · lexical + w · dense with the dense weight w. The lexical part is the
        share of the question, weighted by rarity of its terms, that the passage covers; the dense
        part is the cosine. Both depend on the pair alone, so scores of different questions compare;
        but where the dense arm is missing the score is the lexical part alone.
        """
        clock = Clock()
        with clock.time("normalise_ms"):
            question = searched(text)
            synonyms = expand(question)
        with clock.time("lexical_ms"):
            lexical = self._index.lexical.rank(
                question, synonyms, self._settings.synonym_weight, self._settings.word_share
            )
        with clock.time("dense_ms"):
            dense = self._dense_ranking(question)
        with clock.time("fusion_ms"):
            hits, rejected = self._judge(lexical, dense, k, where, threshold)
        return SearchResult(hits=hits, rejected=rejected, timings_ms=clock.timings)

    def _dense_ranking(self, question: str) -> Ranking | None:
        """Return what the dense arm says; None where there is none or it fails, and search goes on."""
        if (
            self._index.dense is None
            or self._encoder is None
            or not question
            or not self._settings.dense_weight
        ):
            return None
        try:
            return self._index.dense.rank(self._encoder.encode_questions([question])[0])
        except Exception as error:  # a foreign model may raise anything, the lexical arm can answer
            logger.warning("encoder %s failed, lexical search goes on: %s", self._encoder.name, error)
            return None

    def _judge(
        self, lexical: Ranking, dense: Ranking | None, k: int, where: PassageFilter, threshold: float | None
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        """Return the hits and the rejected ones, both best first."""
        weight = self._settings.dense_weight
        found = fuse(lexical, dense, weight, 2 * k, self._allowed(where))
        judged = [self._hit(one, self._reason(rank, one, k, threshold)) for rank, one in enumerate(found)]
        missed = [] if where == ANYTHING else fuse(lexical, dense, weight, k)
        judged += [self._hit(one, reason) for one in missed if (reason := self._miss(one.position, where))]
        rejected = sorted((hit for hit in judged if hit.reason), key=lambda hit: -hit.score)
        return tuple(hit for hit in judged if not hit.reason), tuple(rejected)

    def _reason(self, rank: int, found: Fused, k: int, threshold: float | None) -> str | None:
        threshold = self._settings.evidence_threshold if threshold is None else threshold
        if found.score < threshold:
            return f"score is below {threshold}"
        return f"not among the first {k}" if rank >= k else None

    def _hit(self, found: Fused, reason: str | None) -> Hit:
        return Hit(
            passage=self._index.passages[found.position],
            score=found.score,
            lexical_score=found.lexical,
            dense_score=found.dense,
            reason=reason,
        )

    def _miss(self, position: int, where: PassageFilter) -> str | None:
        passage = self._index.passages[position]
        return where.miss(passage, self._index.document_numbers.get(passage.document_key))

    def _allowed(self, where: PassageFilter) -> Positions | None:
        """Return the positions that the filter lets through, None for all."""
        if where == ANYTHING:
            return None
        positions = range(len(self._index.passages))
        return np.array([p for p in positions if self._miss(p, where) is None], dtype=np.int64)
