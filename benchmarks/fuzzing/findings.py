"""What a fuzz run finds: answers by status, what failed as it was sent, and what was slow."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

T = TypeVar("T")
# With as many in flight as `at_once` has, an answer that takes longer was not only waiting for its turn.
HANG_SECONDS = 1.0
SLOWEST = 20


@dataclass(slots=True)
class Findings:
    """Counts by status, failures as they were sent, the slowest and what hung, with their seconds.

    `file` gets a JSON line for each failure and each hang at once. `seconds` is how long all of it took.
    """

    file: Path
    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slow: list[tuple[float, str, str]] = field(default_factory=list)
    hung: list[tuple[float, str, str]] = field(default_factory=list)
    seconds: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def note(self, name: str, sent: str, status: str, seconds: float, wrong: str | None = None) -> None:
        """Take down one answer."""
        with self.lock:
            self.statuses[status] += 1
            failed = status.startswith("5") or not status or wrong
            if failed:
                self.failures.append(f"{name} [{status}] {wrong or ''} {sent[:500]!r}")
            if seconds > HANG_SECONDS:
                self.hung.append((seconds, name, sent))
            if failed or seconds > HANG_SECONDS:
                told = {"name": name, "status": status, "wrong": wrong, "seconds": seconds, "sent": sent}
                with self.file.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(told) + "\n")
            if len(self.slow) < SLOWEST or seconds > self.slow[-1][0]:
                self.slow = sorted([*self.slow, (seconds, name, sent)], key=lambda one: -one[0])[:SLOWEST]


def at_once(clients: int, items: Iterable[T], send: Callable[[int, T], None]) -> None:
    """Let so many clients send the items, each the next one as soon as its last is answered.

    `send` gets the number of the client. Items are made as they are sent.
    """
    given, lock = iter(items), Lock()

    def client(number: int) -> None:
        while True:
            with lock:
                item = next(given, None)
            if item is None:
                return
            send(number, item)

    with ThreadPoolExecutor(clients) as pool:
        for one in [pool.submit(client, number) for number in range(clients)]:
            one.result()


def row(what: str, findings: Findings) -> dict[str, str | int | float]:
    """Return the line of the table for one half."""
    statuses = ", ".join(f"{name} ×{count}" for name, count in sorted(findings.statuses.items()))
    slowest = max((one[0] for one in findings.slow), default=0.0)
    return {
        "what": what,
        "sent": findings.statuses.total(),
        "answers": statuses,
        "failures": len(findings.failures),
        "over 1 s": len(findings.hung),
        "slowest alone, ms": round(slowest * 1000, 1),
        "minutes": round(findings.seconds / 60, 1),
    }
