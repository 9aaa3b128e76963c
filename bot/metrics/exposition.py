"""The text that Prometheus reads: what this process counted, or all workers did, and how things stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any

import psutil
from prometheus_client import CollectorRegistry
from prometheus_client.core import Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from bot.metrics import series
from bot.metrics.current import BuildSeries, own_process
from bot.metrics.kept import KeptSeries
from bot.metrics.sharing import shared_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What the store of this worker has not written: rows that wait, and those lost since it began."""

    waiting: int = 0
    lost: int = 0


class Exposition(Collector):
    """Every series of the bot."""

    def __init__(self, rows: Callable[[], Rows], current: Iterable[Collector] = ()) -> None:
        """Tell what is counted, `current` collectors and the `rows` of the store."""
        self._rows = rows
        self._lost = 0
        self._current = (BuildSeries(), *current)
        self._process = psutil.Process()
        self._kept = KeptSeries()
        # the loop refreshes, and so does the thread of each scrape
        self._refreshing = Lock()

    def refresh(self) -> None:
        """Set what this worker holds now; others read it where several workers serve."""
        with self._refreshing:
            self._refresh()

    def _refresh(self) -> None:
        series.WORKERS.set(1)
        self._kept.refresh()
        rows = self._rows()
        series.WAITING_ROWS.set(rows.waiting)
        series.LOST_ROWS.inc(max(0, rows.lost - self._lost))
        self._lost = rows.lost
        with self._process.oneshot():
            times = self._process.cpu_times()
            series.MEMORY.set(self._process.memory_info().rss)
            series.CPU.set(times.user + times.system)
        series.OPEN_FILES.set(self._process.num_fds())

    def collect(self) -> Iterator[Metric]:
        """Yield every series once."""
        folder = shared_folder()
        if folder is None:
            yield from series.REGISTRY.collect()
            yield from own_process().collect()
        else:
            shared: Any = MultiProcessCollector
            yield from shared(None, str(folder)).collect()
        for collector in self._current:
            yield from collector.collect()

    def text(self, accept: str) -> tuple[bytes, str]:
        """Return the series as the Accept header of a scraper wants them, and their content type."""
        self.refresh()
        whole = CollectorRegistry(auto_describe=False)
        whole.register(self)
        encoder, content_type = choose_encoder(accept)
        return encoder(whole), content_type
