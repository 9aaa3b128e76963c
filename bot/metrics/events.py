"""What happens, told in one line: `turn_done(turn)`, `stage(name, seconds)`, `refused(reason)`.

Each takes some microseconds and never raises for a value that is in no list: it counts as `other`.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from bot.metrics import labels, series, turn_clock


class AnsweredTurn(Protocol):
    """What is counted of a turn."""

    @property
    def channel(self) -> str:
        """The door that it came by."""

    @property
    def status(self) -> str:
        """How it was answered."""

    @property
    def topic(self) -> str | None:
        """What it was about."""

    @property
    def latency_ms(self) -> float:
        """How long it took."""


def turn_done(turn: AnsweredTurn) -> None:
    """Count a turn that was answered; what dialogue and waiting did not take of it was the guard's."""
    channel = labels.listed(turn.channel, labels.CHANNELS)
    status = labels.listed(turn.status, labels.STATUSES)
    topic = labels.listed(turn.topic, labels.TOPICS)
    seconds = turn.latency_ms / 1000
    series.MESSAGES.labels(channel, status, topic).inc()
    series.MESSAGE_SECONDS.labels(channel).observe(seconds)
    if spent := turn_clock.spent():
        stage("guard", max(0.0, seconds - spent.get("dialogue", 0.0) - spent.get("waiting", 0.0)))


def stage(name: str, seconds: float) -> None:
    """Note the time that a stage of a message took."""
    _stage_series(name).observe(seconds)
    turn_clock.add(name, seconds)


@functools.lru_cache(maxsize=64)
def _stage_series(name: str) -> Any:
    """Return the series of a stage; to look it up takes longer than to count."""
    return series.STAGE_SECONDS.labels(labels.listed(name, labels.STAGES))


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Note the time that the block takes as that of a stage, whether it fails or not."""
    started = time.perf_counter()
    try:
        yield
    finally:
        stage(name, time.perf_counter() - started)


def searched(timings_ms: Mapping[str, float]) -> None:
    """Note the times that the knowledge base spent on one answer, by step (`standards_ms`)."""
    for name, taken in timings_ms.items():
        _step_series(name).inc(max(0.0, taken) / 1000)


@functools.lru_cache(maxsize=256)
def _step_series(name: str) -> Any:
    """Return the series of a step."""
    return series.STEP_SECONDS.labels(labels.listed(name.removesuffix("_ms"), labels.STEPS))


def refused(reason: str) -> None:
    """Count a message that is not answered: `rate_limit`, `too_long` or `empty`."""
    series.REFUSALS.labels(labels.listed(reason, labels.REASONS)).inc()


def failed(where: str) -> None:
    """Count a failure that is not logged as an error; those that are count by themselves."""
    series.ERRORS.labels(labels.listed(where, labels.PLACES)).inc()


def voted(verdict: str) -> None:
    """Count a thumb, `up` or `down`."""
    series.FEEDBACK.labels(labels.listed(verdict, labels.VERDICTS)).inc()


def call_ended(end: str) -> None:
    """Count a call of the hotline that is over."""
    series.CALLS.labels(labels.listed(end, labels.ENDS)).inc()
