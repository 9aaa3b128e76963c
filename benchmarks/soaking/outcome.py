"""The tables of a soak, and what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from benchmarks.recorded import Cell, Demand
from benchmarks.soaking.memory import Growth
from benchmarks.soaking.users import Heard

# Percent, and seconds: the share of memory is asked for by the issue.
GROWTH = 5.0
WRONG = ("errors", "lost", "crossed", "different")


def by_door(found: Mapping[str, Heard]) -> list[dict[str, Cell]]:
    """Return a row for each door, and one for all of them."""
    rows = [row(door, [heard]) for door, heard in found.items()]
    return [*rows, row("all", list(found.values()))]


def row(door: str, heard: list[Heard]) -> dict[str, Cell]:
    """Return counts and latency of what was heard."""
    times = [each for one in heard for each in one.milliseconds]
    named: dict[str, Cell] = {"door": door, "right replies": len(times)}
    named |= {kind: sum(getattr(one, kind) for one in heard) for kind in WRONG}
    percentiles = [float(p) for p in np.percentile(times, (50, 95, 99, 100))] if times else [None] * 4
    return named | dict(zip(("p50 ms", "p95 ms", "p99 ms", "slowest ms"), percentiles, strict=True))


def memory(grown: Mapping[str, Growth | None]) -> list[dict[str, Cell]]:
    """Return a row for each side whose memory was sampled."""
    return [
        {
            "resident memory": side,
            "begin MiB": one.begin,
            "end MiB": one.end,
            "growth %": one.percent,
            "growth of the fitted line %": one.fitted,
            "seconds": one.seconds,
            "samples": one.samples,
        }
        for side, one in grown.items()
        if one
    ]


def demands(found: Mapping[str, Heard], grown: Growth | None, *, is_sampled: bool) -> list[Demand]:
    """Return what is asked: nothing wrong at any door, and memory that stays."""
    listed = [
        Demand(text=f"replies: {kind}", found=sum(getattr(each, kind) for each in found.values()), limit=0)
        for kind in WRONG
    ]
    silent = sum(not heard.milliseconds for heard in found.values())
    listed.append(Demand(text="doors without a reply", found=silent, limit=0, asked_by_issue=False))
    if is_sampled:
        percent = max(grown.percent, grown.fitted) if grown else None
        listed.append(
            Demand(text="growth of memory after the warm-up", found=percent, limit=GROWTH, unit="%")
        )
    return listed
