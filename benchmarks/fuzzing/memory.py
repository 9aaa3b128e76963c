"""What a fuzz run does to the memory of the server: how much it takes, and whether it goes on growing.

Answers, parses and words are kept up to a size, so memory grows until all that is full. What has no bound
goes on growing: it shows over the last third of the messages, when the kept values have long been replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.recorded import Cell, Demand
from benchmarks.soaking.memory import Growth, growth

# Percent over the last third, as the issue asks of a soak; MiB at the end, as it asks of a server.
GROWTH, RESIDENT_MIB = 5.0, 1024.0


@dataclass(slots=True)
class Memory:
    """Resident memory in MiB that `taken` tells: before the first request, and after so many messages."""

    taken: Callable[[], float]
    before: float = 0.0
    samples: list[tuple[float, float]] = field(default_factory=list)

    def begin(self) -> None:
        """Note what the server takes that nobody has asked anything."""
        self.before = self.taken()

    def note(self, messages: int) -> None:
        """Note what it takes after so many messages."""
        self.samples.append((float(messages), self.taken()))

    def last_third(self) -> Growth | None:
        """Return how it grew over the last third of the messages; None with fewer than two samples of it."""
        listed = sorted(self.samples)
        return growth(listed, listed[-1][0] * 2 / 3) if listed else None

    def row(self) -> dict[str, Cell]:
        """Return the line of the table."""
        third, listed = self.last_third(), sorted(self.samples)
        return {
            "resident memory": "of all processes, shared pages once",
            "before MiB": round(self.before, 1),
            "after a third MiB": self._after(1 / 3),
            "after two thirds MiB": self._after(2 / 3),
            "end MiB": round(listed[-1][1], 1) if listed else None,
            "growth over the last third %": round(max(third.percent, third.fitted), 2) if third else None,
            "messages": int(listed[-1][0]) if listed else 0,
        }

    def demands(self) -> Iterator[Demand]:
        """Yield what is asked of it: nothing grows once all is full, and a server stays within its bound."""
        told = self.row()
        for text, name, limit, unit in (
            (
                "growth of memory over the last third of the messages",
                "growth over the last third %",
                GROWTH,
                "%",
            ),
            ("resident memory after the messages", "end MiB", RESIDENT_MIB, "MiB"),
        ):
            found = told[name]
            shown = float(found) if isinstance(found, (int, float)) else None
            yield Demand(text=text, found=shown, limit=limit, unit=unit, asked_by_issue=False)

    def _after(self, share: float) -> float | None:
        """Return what it took after the first sample at or beyond this share of the messages."""
        last = max((number for number, _ in self.samples), default=0.0)
        found = [mebibytes for number, mebibytes in sorted(self.samples) if number >= share * last]
        return round(found[0], 1) if found else None
