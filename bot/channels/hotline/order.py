"""Serves the turns of one call one after the other, those of different calls side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Order:
    """The queues of the calls that are being served; one that is empty is forgotten."""

    def __init__(self) -> None:
        """Start with no queues."""
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def of(self, call_id: str) -> AsyncIterator[None]:
        """Wait until every earlier turn of the call is served."""
        queue = self._queues.setdefault(call_id, _Queue())
        queue.waiting += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.waiting -= 1
            if queue.waiting == 0:
                del self._queues[call_id]
