"""What is remembered of each resident between messages: in memory, bounded, for a day.

Choices by number, the rest of a long answer, the last sources, and answers that came too late for WeChat.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.channels.wechat.outgoing import Outgoing

RESIDENTS_KEPT = 5_000
SECONDS_KEPT = 24 * 3600
MOST_WAITING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A turn whose answer the resident has not seen: the question's words, and what it will say."""

    question: str
    answer: asyncio.Future[Outgoing]


@dataclass(slots=True)
class Resident:
    """The state of one resident."""

    seen: float = 0.0
    choices: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    citations: tuple[dict[str, Any], ...] = ()
    waiting: list[Waiting] = field(default_factory=list)

    def wait(self, waiting: Waiting) -> None:
        """Keep an answer for the next message, the latest MOST_WAITING of them."""
        self.waiting = [*self.waiting, waiting][-MOST_WAITING:]

    def take_waiting(self) -> list[Waiting]:
        """Return the answers that wait, and let them go."""
        taken, self.waiting = self.waiting, []
        return taken


class Residents:
    """The residents of the last day, the least recent forgotten beyond `capacity`."""

    def __init__(self, clock: Callable[[], float], capacity: int = RESIDENTS_KEPT) -> None:
        """Remember at most `capacity` residents by the time of `clock`."""
        self._clock = clock
        self._capacity = capacity
        self._known: OrderedDict[str, Resident] = OrderedDict()

    def of(self, sender: str) -> Resident:
        """Return the state of `sender`, a new one where there is none."""
        now = self._clock()
        while self._known and now - next(iter(self._known.values())).seen > SECONDS_KEPT:
            self._known.popitem(last=False)
        resident = self._known.setdefault(sender, Resident())
        resident.seen = now
        self._known.move_to_end(sender)
        while len(self._known) > self._capacity:
            self._known.popitem(last=False)
        return resident

    def forget(self, sender: str) -> None:
        """Forget `sender`."""
        self._known.pop(sender, None)
