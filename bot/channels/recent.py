"""Answers a repeated message once: the turns of the last messages are remembered by their id."""

from __future__ import annotations

import asyncio
import itertools
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class RecentTurns(Generic[Result]):
    """The latest turns by (sender, message id), the oldest that is done forgotten beyond `capacity`."""

    def __init__(self, capacity: int = 512) -> None:
        """Remember at most `capacity` turns."""
        self._capacity = capacity
        self._turns: OrderedDict[tuple[str, str], asyncio.Future[Result]] = OrderedDict()

    async def once(self, key: tuple[str, str], turn: Callable[[], Awaitable[Result]]) -> Result:
        """Return what `turn` gave for `key`, running it only when no such turn runs or has succeeded.

        The turn goes on when the caller goes away, so that a retry finds its result.
        """
        running = self._turns.get(key)
        if running is None or _failed(running):
            running = asyncio.ensure_future(turn())
            self._turns[key] = running
        self._turns.move_to_end(key)
        self._forget_oldest()
        return await asyncio.shield(running)

    def forget(self, key: tuple[str, str]) -> None:
        """Forget a turn that is done and that nobody can ask for again."""
        turn = self._turns.get(key)
        if turn is not None and turn.done():
            del self._turns[key]

    def _forget_oldest(self) -> None:
        """Forget finished turns beyond the capacity; one that still runs would be run again by a retry."""
        excess = len(self._turns) - self._capacity
        if excess <= 0:
            return
        done = (key for key, turn in self._turns.items() if turn.done())
        for key in list(itertools.islice(done, excess)):
            del self._turns[key]


def _failed(turn: asyncio.Future[Result]) -> bool:
    """Tell whether the turn ended without a result."""
    return turn.done() and (turn.cancelled() or turn.exception() is not None)
