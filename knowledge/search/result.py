"""What a search gives, and the clock that times its stages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from knowledge.records import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The hits best first; `rejected` are the next best ones, each with its reason.

    `timings_ms` has normalise_ms, lexical_ms, dense_ms, fusion_ms and rerank_ms.
    """

    hits: tuple[Hit, ...]
    rejected: tuple[Hit, ...]
    timings_ms: dict[str, float]


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall times of stages in milliseconds."""

    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Keep the time that the block takes under the name of the stage."""
        start = perf_counter()
        yield
        self.timings[stage] = (perf_counter() - start) * 1000
