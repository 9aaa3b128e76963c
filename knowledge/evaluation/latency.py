"""Times of many questions as their median and 99th percentile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """What one stage took, in milliseconds, over `count` questions."""

    stage: str
    p50: float
    p99: float
    count: int


def latencies(timings: Iterable[Mapping[str, float]]) -> list[Latency]:
    """Return each stage's latency in the order in which the stages first come; `timings` are by question."""
    stages: dict[str, list[float]] = {}
    for timing in timings:
        for stage, value in timing.items():
            stages.setdefault(stage, []).append(value)
    return [_latency(stage.removesuffix("_ms"), values) for stage, values in stages.items()]


def _latency(stage: str, values: list[float]) -> Latency:
    p50, p99 = np.percentile(values, [50, 99])
    return Latency(stage=stage, p50=float(p50), p99=float(p99), count=len(values))
