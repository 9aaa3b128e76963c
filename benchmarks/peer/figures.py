"""The cells that both sides are measured in, what each showed, and the tables and demands made of it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.recorded import Cell as Shown, Demand

OURS, WORKERS, PEER = "ours", "2 workers", "peer"
AT_ONCE, PAUSING = "at once", "pause 1 s"
FRESH = "fresh"
BEFORE, NEW = "asked before", "new"
TIMES_FASTER, SHARE_OF_P99 = 10.0, 0.1
P50, P99 = 10.0, 50.0
MEBIBYTES, START = 1024.0, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One measurement: how old the conversations are, how many users, how long they pause in seconds.

    `questions` says whether each was asked before, or nobody has ever asked any of them.
    """

    age: str
    users: int
    pause: float = 0.0
    questions: str = BEFORE

    @property
    def pace(self) -> str:
        """Return how fast users go on."""
        return PAUSING if self.pause else AT_ONCE

    def named(self) -> dict[str, Shown]:
        """Return the first columns of its row."""
        named: dict[str, Shown] = {"questions": self.questions, "conversations": self.age}
        return named | {"users": self.users, "pace": self.pace}

    def __str__(self) -> str:
        """Return its name in the list of demands."""
        users = f"{self.users} user{'s' if self.users > 1 else ''}"
        return f"{self.questions}, {users}, {self.age}, {self.pace}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one side showed in a cell: messages with the warm-up, messages a second, milliseconds, MiB.

    `cpu` and `client` are milliseconds of processor time a message, of the server and of the load generator.
    """

    messages: int
    throughput: float
    p50: float | None
    p95: float | None
    p99: float | None
    payloads: int
    errors: int
    client: float
    mebibytes: float | None = None
    cpu: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Everything of one side: seconds of its starts, and its cells."""

    starts: Sequence[float]
    figures: Mapping[Cell, Figures]

    @property
    def start(self) -> float | None:
        """Return the median of the starts."""
        return statistics.median(self.starts) if self.starts else None


Sides = Mapping[str, Side]


def figures(measured: Mapping[str, Any], mebibytes: float | None, cpu_seconds: float | None) -> Figures:
    """Return the figures of what the load generator measured while the server used `cpu_seconds`."""
    times = measured["milliseconds"]
    p50, p95, p99 = (float(p) for p in np.percentile(times, (50, 95, 99))) if times else (None,) * 3
    everything = max(1, measured["messages"])
    return Figures(
        messages=measured["messages"],
        throughput=len(times) / measured["seconds"],
        p50=p50,
        p95=p95,
        p99=p99,
        payloads=measured["payloads"],
        errors=sum(measured["errors"].values()),
        client=measured["cpu_seconds"] / everything * 1000,
        mebibytes=mebibytes,
        cpu=None if cpu_seconds is None else cpu_seconds / everything * 1000,
    )


def rows(sides: Sides) -> list[dict[str, Shown]]:
    """Return the three tables: speed, cost and start."""
    cells = list(sides[OURS].figures)
    speed = [cell.named() | speed_of(cell, sides) for cell in cells]
    cost = [cell.named() | cost_of(cell, sides) for cell in cells]
    starts: dict[str, Shown] = {"launch to first answer": "median"}
    starts |= {f"{name}, s": side.start for name, side in sides.items() if side.start}
    return [*speed, *cost, *([starts] if len(starts) > 1 else [])]


def speed_of(cell: Cell, sides: Sides) -> dict[str, Shown]:
    """Return throughput and latency of a cell, ours and the peer's, and the ratios."""
    found: dict[str, Shown] = {}
    for title, name in (("msg/s", "throughput"), ("p50 ms", "p50"), ("p99 ms", "p99")):
        values = {side: getattr(sides[side].figures[cell], name) for side in sides}
        found |= {f"{side} {title}": value for side, value in values.items()}
        if title != "p50 ms" and PEER in sides:
            kind = title.split()[0]
            found |= {f"{kind} {s}/peer": ratio(values[s], values[PEER]) for s in sides if s != PEER}
    return found


def cost_of(cell: Cell, sides: Sides) -> dict[str, Shown]:
    """Return messages, errors, memory and processor time of a cell."""
    titles = {
        "p95 ms": "p95",
        "messages": "messages",
        "with payload": "payloads",
        "errors": "errors",
        "MiB": "mebibytes",
        "CPU ms/msg": "cpu",
        "client ms/msg": "client",
    }
    return {
        f"{side} {title}": getattr(sides[side].figures[cell], name)
        for title, name in titles.items()
        for side in sides
    }


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Return ours divided by theirs, None where one is missing."""
    return ours / theirs if ours is not None and theirs else None


def demands(sides: Sides) -> list[Demand]:
    """Return what the issue asks of these figures, of each way to serve ours."""
    peer = sides.get(PEER)
    return [
        demand
        for name, side in sides.items()
        if name != PEER
        for demand in (*(beside(name, side, peer) if peer else ()), *alone(name, side))
    ]


def alone(name: str, ours: Side) -> Iterator[Demand]:
    """Yield what is asked without a peer: latency with 8 users, memory, start."""
    for cell, found in ours.figures.items():
        if cell.users == 8:
            yield Demand(text=f"p50, {cell}", found=found.p50, limit=P50, unit="ms", by=name)
            yield Demand(text=f"p99, {cell}", found=found.p99, limit=P99, unit="ms", by=name)
    memory = [found.mebibytes for found in ours.figures.values() if found.mebibytes]
    if memory:
        text = "resident memory, largest"
        yield Demand(text=text, found=max(memory), limit=MEBIBYTES, unit="MiB", by=name)
        yield Demand(text="start to first answer", found=ours.start, limit=START, unit="s", by=name)
    wrong = sum(found.errors for found in ours.figures.values())
    yield Demand(text="messages not answered", found=wrong, limit=0, asked_by_issue=False, by=name)


def beside(name: str, ours: Side, peer: Side) -> Iterator[Demand]:
    """Yield what is asked beside the peer, where nobody pauses: there the throughput is that of the users."""
    for cell, found in ours.figures.items():
        if not cell.pause:
            theirs = peer.figures[cell]
            times, share = ratio(found.throughput, theirs.throughput), ratio(found.p99, theirs.p99)
            text = f"throughput, times the peer's, {cell}"
            yield Demand(text=text, found=times, limit=TIMES_FASTER, at_least=True, by=name)
            text = f"p99, share of the peer's, {cell}"
            yield Demand(text=text, found=share, limit=SHARE_OF_P99, by=name)
