"""Messages are answered in the order in which they come, few at a time.

All messages of a process share one interpreter. Worked on all at once, each waits for all others at every
one of its steps, and some for several times as long as most: a few at a time they take as long together,
and who came first is answered first.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.metrics.events import timed

# Enough to compute while others wait for the disk; with one at a time a third fewer are answered.
AT_ONCE = 4
# No message computes so long: this one waits for a database, or its action hangs, and holds nobody up.
LONGEST_SECONDS = 0.1


class WaitingLine:
    """Lets `at_once` messages in, the next one when one is through or has taken `longest` seconds."""

    def __init__(self, at_once: int = AT_ONCE, longest: float = LONGEST_SECONDS) -> None:
        """Begin with nobody in it."""
        self._free = at_once
        self._longest = longest
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def passed(self) -> AsyncIterator[None]:
        """Wait until it is one's turn; the block is what is done then."""
        with timed("waiting"):
            await self._come_in()
        place = _Place(self._let_next_in)
        too_long = asyncio.get_running_loop().call_later(self._longest, place.leave)
        try:
            yield
        finally:
            too_long.cancel()
            place.leave()

    async def _come_in(self) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            # who was just let in and goes away lets the next one in
            if turn.done() and not turn.cancelled():
                self._let_next_in()
            raise

    def _let_next_in(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


class _Place:
    """The place of a message that was let in; it is left once."""

    def __init__(self, leave: Callable[[], None]) -> None:
        self._leave: Callable[[], None] | None = leave

    def leave(self) -> None:
        """Leave it, where that was not done before."""
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()
