"""The figures of a day or of several: how many questions, how answered, how fast, how liked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import sqlalchemy as sa

from bot.local_time import LOCAL
from bot.store.database import Database
from bot.store.feedback import Verdict
from bot.store.tables import FEEDBACK, TURNS

# What staff tries out is no resident's question.
STAFF_CHANNEL = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds within which half, 95 and 99 of 100 messages were answered; 0 where there are none."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What happened from `first` to `last`, both included, in Wenzhou's time; staff's own turns left out.

    `messages` counts all turns, `questions` those that are no small talk; the keys of `by_status` are the
    statuses of the payload, those of `by_topic` its topics (turns without one are left out); `by_hour` has
    24 counts and `by_day` every day, both of messages.
    """

    first: date
    last: date
    messages: int
    questions: int
    senders: int
    by_status: dict[str, int]
    by_topic: dict[str, int]
    by_channel: dict[str, int]
    by_hour: tuple[int, ...]
    by_day: dict[date, int]
    latency: Latency
    up: int
    down: int

    def count(self, status: str) -> int:
        """Return how many turns had the status, such as `answered` or `handoff`."""
        return self.by_status.get(status, 0)


def figures(database: Database, first: date, last: date) -> Figures:
    """Return the figures of the days from `first` to `last`, both included."""
    since, until = day_start(first), day_start(last + timedelta(days=1))
    with database.reading() as connection:
        rows = connection.execute(_turns_between(since, until)).all()
        votes = dict(connection.execute(_votes_between(since, until)).all())
    statuses = Counter(row.status for row in rows)
    moments = [row.at.astimezone(LOCAL) for row in rows]
    hours = Counter(moment.hour for moment in moments)
    days = Counter(moment.date() for moment in moments)
    return Figures(
        first=first,
        last=last,
        messages=len(rows),
        questions=len(rows) - statuses["smalltalk"],
        senders=len({row.sender for row in rows}),
        by_status=_ordered(statuses),
        by_topic=_ordered(Counter(row.topic for row in rows if row.topic)),
        by_channel=_ordered(Counter(row.channel for row in rows)),
        by_hour=tuple(hours[hour] for hour in range(24)),
        by_day={day: days[day] for day in _days(first, last)},
        latency=_latency([row.latency_ms for row in rows]),
        up=votes.get(Verdict.UP.value, 0),
        down=votes.get(Verdict.DOWN.value, 0),
    )


def day_start(day: date) -> datetime:
    """Return the first moment of the day in Wenzhou."""
    return datetime.combine(day, time.min, LOCAL)


def _turns_between(since: datetime, until: datetime) -> Any:
    columns = (TURNS.c.at, TURNS.c.sender, TURNS.c.status, TURNS.c.topic, TURNS.c.channel, TURNS.c.latency_ms)
    return sa.select(*columns).where(
        TURNS.c.at >= since, TURNS.c.at < until, TURNS.c.channel != STAFF_CHANNEL
    )


def _votes_between(since: datetime, until: datetime) -> Any:
    """Return the query of (verdict, count) of the votes that were cast in this time."""
    return (
        sa.select(FEEDBACK.c.verdict, sa.func.count())
        .where(FEEDBACK.c.at >= since, FEEDBACK.c.at < until)
        .group_by(FEEDBACK.c.verdict)
    )


def _ordered(counts: Counter[str]) -> dict[str, int]:
    """Return the counts, the largest first, equal ones by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _latency(values: list[float]) -> Latency:
    p50, p95, p99 = np.percentile(values, (50, 95, 99)) if values else (0.0, 0.0, 0.0)
    return Latency(p50=round(float(p50), 1), p95=round(float(p95), 1), p99=round(float(p99), 1))
