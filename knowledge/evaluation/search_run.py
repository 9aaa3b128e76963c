"""Asking a search every question of a retrieval set, and what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from knowledge.encoder import Encoder
from knowledge.evaluation.bigram_peer import BigramPeer
from knowledge.evaluation.latency import Latency, latencies
from knowledge.evaluation.metrics import DEPTH, Ranked, means, ranked
from knowledge.evaluation.parts import Part, Parts, settings_without
from knowledge.evaluation.retrieval_set import Article, Query
from knowledge.index.storage import KnowledgeIndex
from knowledge.search import SearchedText, Searcher, index_texts
from knowledge.settings import KnowledgeSettings

logger = logging.getLogger(__name__)

# ids found, best first, and the milliseconds that each stage took
Found = tuple[list[str], dict[str, float]]
Ask = Callable[[str], Found]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One way to search with what it reached; `ranked` has one entry for each question, in their order.

    `failed` counts the questions on which the search broke down; they count as not found.
    """

    name: str
    ranked: tuple[Ranked, ...]
    latency: tuple[Latency, ...]
    build_seconds: float
    failed: int = 0

    @property
    def figures(self) -> dict[str, float]:
        """Return the mean of each figure."""
        return means(self.ranked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A search that is ready to be asked, and how long its index took."""

    ask: Ask
    build_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    titled: bool
    index: KnowledgeIndex
    seconds: float


class ProductSearch:
    """The product's own search over a retrieval set: indexed once, asked under many settings."""

    def __init__(
        self, articles: Sequence[Article], encoder: Encoder | None, settings: KnowledgeSettings
    ) -> None:
        """Keep what to index; the first question that needs an index builds it."""
        self._articles = articles
        self._encoder = encoder
        self._settings = settings
        self._built: _Built | None = None

    def without(self, parts: Parts) -> Made:
        """Return search without these parts."""
        settings = settings_without(self._settings, parts)
        built = self._index(Part.TITLES not in parts, settings)
        searcher = Searcher(built.index, self._encoder, settings)
        return Made(ask=lambda text: _asked(searcher, text), build_seconds=built.seconds)

    def _index(self, titled: bool, settings: KnowledgeSettings) -> _Built:
        """Return the index with or without titles, the one before let go first: two take twice the memory."""
        if self._built is None or self._built.titled is not titled:
            self._built = None
            started = perf_counter()
            index = index_texts(self._texts(titled), self._encoder, settings)
            self._built = _Built(titled=titled, index=index, seconds=perf_counter() - started)
        return self._built

    def _texts(self, titled: bool) -> list[SearchedText]:
        return [
            SearchedText(id=one.id, title=one.title if titled else "", text=one.text)
            for one in self._articles
        ]


def peer_search(articles: Sequence[Article], titled: bool) -> Made:
    """Return the peer over the texts, with their titles before them where `titled`."""
    started = perf_counter()
    peer = BigramPeer(f"{one.title} {one.text}" if titled else one.text for one in articles)
    names = [one.id for one in articles]
    return Made(
        ask=lambda text: ([names[i] for i in peer.best(text, DEPTH)], {}),
        build_seconds=perf_counter() - started,
    )


def measured(name: str, made: Made, queries: Sequence[Query], progress: Progress) -> Method:
    """Ask every question and return what came of it; `progress` is told name, done and total."""
    rows, timings, failed = [], [], 0
    made.ask("预热")  # dictionaries and models load on first use
    for number, query in enumerate(queries, 1):
        started = perf_counter()
        try:
            found, stages = made.ask(query.text)
        except Exception as error:  # one question in a thousand shall not cost the run; it counts as missed
            logger.error("%s failed on question %s (%s): %s", name, query.id, type(error).__name__, error)
            found, stages, failed = [], {}, failed + 1
        timings.append({**stages, "whole_ms": (perf_counter() - started) * 1000})
        rows.append(ranked(found, query.positives))
        progress(name, number, len(queries))
    return Method(
        name=name,
        ranked=tuple(rows),
        latency=tuple(latencies(timings)),
        build_seconds=made.build_seconds,
        failed=failed,
    )


def _asked(searcher: Searcher, text: str) -> Found:
    result = searcher.search(text, DEPTH)
    return [hit.passage.id for hit in result.hits], result.timings_ms
