"""How the resident memory of a server goes on over time."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import numpy as np

from benchmarks.peer.servers import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Memory after the warm-up: MiB at the beginning and at the end, and the growth between, in percent.

    `fitted` is that of the straight line through all samples, which one late sample does not move.
    """

    begin: float
    end: float
    percent: float
    fitted: float
    seconds: float
    samples: int


class Watch(threading.Thread):
    """Samples the memory of a server every `every` seconds until it is told to stop."""

    def __init__(self, server: Server, every: float) -> None:
        """Begin with the first sample now."""
        super().__init__(daemon=True)
        self._server, self._every = server, every
        self._over = threading.Event()
        self.samples: list[tuple[float, float]] = []
        self.start()

    def run(self) -> None:
        """Sample."""
        started = time.perf_counter()
        while True:
            self.samples.append((time.perf_counter() - started, self._server.mebibytes()))
            if self._over.wait(self._every):
                return

    def stop(self) -> None:
        """Stop; the samples stay."""
        self._over.set()
        self.join()


def growth(samples: list[tuple[float, float]], warm_up: float) -> Growth | None:
    """Return how memory grew after `warm_up` seconds, None with fewer than two samples after it."""
    counted = np.array([sample for sample in samples if sample[0] >= warm_up])
    if len(counted) < 2:
        return None
    seconds, mebibytes = counted[:, 0], counted[:, 1]
    slope, level = np.polyfit(seconds, mebibytes, 1)
    first, last = level + slope * seconds[0], level + slope * seconds[-1]
    few = max(1, min(3, len(counted) // 2))
    begin, end = float(mebibytes[:few].mean()), float(mebibytes[-few:].mean())
    return Growth(
        begin=begin,
        end=end,
        percent=(end / begin - 1) * 100,
        fitted=float((last / first - 1) * 100),
        seconds=float(seconds[-1] - seconds[0]),
        samples=len(counted),
    )
