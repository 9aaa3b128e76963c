"""A question through both arms of the index to hits with scores and timings."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder
from knowledge.errors import EncoderError, RerankerError
from knowledge.index.arms import Positions, Ranking
from knowledge.index.fields import searched
from knowledge.index.fusion import Fused, fuse
from knowledge.index.storage import KnowledgeIndex
from knowledge.kept import Kept
from knowledge.ranking.model import load_model
from knowledge.ranking.reranker import Ranked, Reranker
from knowledge.records import Hit
from knowledge.search.filters import ANYTHING, PassageFilter
from knowledge.search.hits import hits_of
from knowledge.search.result import Clock, SearchResult
from knowledge.settings import KnowledgeSettings
from knowledge.steady import fall_short, vectors_or_none
from knowledge.vocabulary import expand

logger = logging.getLogger(__name__)

# the steps of an answer ask for at most so many of one question, and a message has a few questions
_DEEPEST, _REMEMBERED = 90, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arms:
    """A normalised question, the official words added to it, and what both arms say to it."""

    question: str
    synonyms: Sequence[str]
    lexical: Ranking
    dense: Ranking | None


class Searcher:
    """Searches one index; the encoder is None where only the lexical arm is wanted or there is no other."""

    def __init__(self, index: KnowledgeIndex, encoder: Encoder | None, settings: KnowledgeSettings) -> None:
        """Take an open index and the encoder that it was built with."""
        self._index = index
        self._encoder = encoder
        self._settings = settings
        self._documents = {document.key: document for document in index.documents}
        self._reranker = _reranker(index, settings)
        self._remembered: Kept[tuple[str, PassageFilter], Ranked] = Kept(_REMEMBERED)
        self._vectors = lru_cache(maxsize=_REMEMBERED)(self._vector)

    @property
    def encoder(self) -> Encoder | None:
        """Return the encoder of the dense arm, None where there is none."""
        return self._encoder

    def prepare(self) -> None:
        """Read the passages for the re-ranker now, not when they are first found."""
        if self._reranker is not None:
            self._reranker.prepare()

    def vector_of(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector (dimension,) of a question, remembered for the last ones.

        Raises:
            EncoderError: There is no encoder, or it fails, which is logged once.
        """
        return self._vectors(text)

    def search(
        self,
        text: str,
        k: int = 10,
        where: PassageFilter = ANYTHING,
        threshold: float | None = None,
    ) -> SearchResult:
        """Return the `k` best passages for a question in everyday words.

        Both arms are combined as (1 - w) · lexical + w · dense with the dense weight w; the best of
        that are put in the order of the re-ranker, whose score in 0..1 is that of the hits. The lexical
        part is the share of the question, weighted by rarity of its terms, that the passage covers; the
        dense part is the cosine. Both depend on the pair alone, so scores of different questions compare.

        Hits whose combined score is under `threshold` are no evidence; None is that of the settings.
        """
        clock = Clock()
        arms = self._asked(text, clock)
        with clock.time("fusion_ms"):
            pool = max(2 * k, self._settings.reranked)
            found = fuse(arms.lexical, arms.dense, self._settings.dense_weight, pool, self._allowed(where))
        with clock.time("rerank_ms"):
            ranked = self._ranked(arms, found).of(slice(max(2 * k, 0)))
            hits, rejected = self._judge(arms, ranked, k, where, threshold)
        return SearchResult(hits=hits, rejected=rejected, timings_ms=clock.timings)

    def hits(
        self,
        text: str,
        k: int,
        where: PassageFilter = ANYTHING,
        threshold: float | None = None,
        documents: Collection[str] | None = None,
    ) -> tuple[Hit, ...]:
        """Return the hits of `search`, remembered for the last questions.

        The steps of one answer ask for the same with different `k`: the question is searched once. With
        `documents`, keys of such, those of these are given alone.
        """
        if k > _DEEPEST:
            hits = self.search(text, k, where, threshold).hits
            return tuple(hit for hit in hits if documents is None or hit.passage.document_key in documents)
        least = self._settings.evidence_threshold if threshold is None else threshold
        ranked = self._remembered.of((text, where), lambda: self._deepest(text, where)).of(slice(max(k, 0)))
        rows = (ranked.found.scores >= least).nonzero()[0]
        passages = self._index.passages
        if documents is not None:
            keys = [passages[position].document_key for position in ranked.found.positions[rows].tolist()]
            rows = rows[[key in documents for key in keys]]
        return hits_of(ranked.of(rows), passages)

    def _deepest(self, text: str, where: PassageFilter) -> Ranked:
        arms = self._asked(text, Clock())
        depth = max(_DEEPEST, self._settings.reranked)
        pool = max(2 * _DEEPEST, depth)
        allowed = self._allowed(where)
        found = fuse(arms.lexical, arms.dense, self._settings.dense_weight, depth, allowed, pool)
        return self._ranked(arms, found).of(slice(_DEEPEST))

    def _vector(self, text: str) -> NDArray[np.float32]:
        if self._encoder is None:
            raise EncoderError("a question has no vector without an encoder: see OUWEN_ENCODER")
        encoder = self._encoder
        vectors = vectors_or_none(encoder.name, encoder.encode_questions, [text], encoder.dimension)
        if vectors is None:
            raise EncoderError(f"encoder {encoder.name} fails: see the log")
        vector: NDArray[np.float32] = vectors[0]
        return vector

    def _asked(self, text: str, clock: Clock) -> _Arms:
        """Return what both arms say to a question."""
        with clock.time("normalise_ms"):
            question = searched(text)
            synonyms = expand(question) if self._settings.synonym_weight else ()
        with clock.time("lexical_ms"):
            lexical = self._index.lexical.rank(
                question, synonyms, self._settings.synonym_weight, self._settings.word_share
            )
        with clock.time("dense_ms"):
            dense = self._dense_ranking(question)
        return _Arms(question=question, synonyms=synonyms, lexical=lexical, dense=dense)

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
            return self._index.dense.rank(self.vector_of(question))
        except EncoderError:  # told already
            return None
        except Exception as error:  # a foreign server may raise anything, the lexical arm can answer
            logger.warning("the dense arm failed, lexical search goes on: %s", error)
            fall_short()
            return None

    def _judge(
        self, arms: _Arms, ranked: Ranked, k: int, where: PassageFilter, threshold: float | None
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        """Return the hits and the rejected ones, both best first."""
        passages = self._index.passages
        reasons = [self._reason(n, one, k, threshold) for n, one in enumerate(ranked.found.scores.tolist())]
        judged = hits_of(ranked, passages, reasons)
        if where != ANYTHING:
            found = fuse(arms.lexical, arms.dense, self._settings.dense_weight, max(k, 1))
            missed = [row for row, one in enumerate(found.positions.tolist()) if self._miss(one, where)]
            others = self._ranked(arms, found.of(np.array(missed, dtype=np.int64)))
            misses = [self._miss(position, where) for position in others.found.positions.tolist()]
            judged += hits_of(others, passages, misses)
        rejected = sorted((hit for hit in judged if hit.reason), key=lambda hit: -hit.score)
        return tuple(hit for hit in judged if not hit.reason), tuple(rejected)

    def _ranked(self, arms: _Arms, found: Fused) -> Ranked:
        """Return the candidates in the order of the re-ranker, in their own where it is off."""
        if self._reranker is None:
            return Ranked(found=found, scores=found.scores)
        return self._reranker.ranked(arms.question, arms.synonyms, found, self._settings.reranked)

    def _reason(self, rank: int, combined: float, k: int, threshold: float | None) -> str | None:
        threshold = self._settings.evidence_threshold if threshold is None else threshold
        if combined < threshold:
            return f"score is below {threshold}"
        return f"not among the first {k}" if rank >= k else None

    def _miss(self, position: int, where: PassageFilter) -> str | None:
        passage = self._index.passages[position]
        return where.miss(passage, self._documents.get(passage.document_key))

    def _allowed(self, where: PassageFilter) -> Positions | None:
        """Return the positions that the filter lets through, None for all."""
        if where == ANYTHING:
            return None
        positions = range(len(self._index.passages))
        return np.array([p for p in positions if self._miss(p, where) is None], dtype=np.int64)


def _reranker(index: KnowledgeIndex, settings: KnowledgeSettings) -> Reranker | None:
    """Return the re-ranker; None where it is off or its model does not load, and search goes on."""
    if not settings.reranked:
        return None
    try:
        return Reranker(load_model(), index.passages, index.lexical, settings.synonym_weight)
    except RerankerError as error:
        logger.warning("search goes on without the re-ranker: %s", error)
        return None
