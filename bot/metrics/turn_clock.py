"""Where the time of the message under way went: known to everything that works for it."""

from __future__ import annotations

from contextvars import ContextVar

_SPENT: ContextVar[dict[str, float] | None] = ContextVar("ouwen_spent", default=None)


def start_clock() -> dict[str, float]:
    """Begin a message in this task and return where its seconds are added up, by stage."""
    spent: dict[str, float] = {}
    _SPENT.set(spent)
    return spent


def spent() -> dict[str, float]:
    """Return the seconds of the message under way by stage, an empty dict where there is none."""
    return _SPENT.get() or {}


def add(name: str, seconds: float) -> None:
    """Add seconds to a stage of the message under way, if there is one."""
    times = _SPENT.get()
    if times is not None:
        times[name] = times.get(name, 0.0) + seconds
