"""Who of several messages of one conversation comes first: in one process, among workers, among machines."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Protocol

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore

from bot.settings import Settings
from bot.sharing.redis_queue import RedisQueue
from bot.sharing.shared import shared_of

# Rasa looks once a second: who sends two messages in a row would wait a second for the second answer.
LOCK_WAIT_SECONDS = 0.1


class Queue(Protocol):
    """Lets one after the other hold a name."""

    def held(self, name: str, longest: float) -> AbstractAsyncContextManager[None]:
        """Hold `name`; raises LockError where others did for `longest` seconds."""


class PromptLockStore(InMemoryLockStore):
    """Lets the messages of one sender in one after the other, as Rasa does, but looks ten times a second."""

    async def _acquire_lock(
        self, conversation_id: str, ticket: int, wait_time_in_seconds: float
    ) -> TicketLock:
        return await super()._acquire_lock(
            conversation_id, ticket, min(wait_time_in_seconds, LOCK_WAIT_SECONDS)
        )

    def turn_of(self, name: str) -> AbstractAsyncContextManager[None]:
        """Hold `name` among all workers for a while; nothing is held where this process is the only one."""
        return contextlib.nullcontext()


class SharedLockStore(PromptLockStore):
    """Lets the messages of one sender in one after the other at whichever worker they come in."""

    def __init__(self, queues: Sequence[Queue]) -> None:
        """Keep the order by `queues`, always in this order: that of all machines before that of this one.

        While Redis is gone the second still keeps it among the workers of this machine.
        """
        super().__init__()
        self._queues = queues

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncIterator[TicketLock]:
        """Hold the conversation among all workers, then in this process.

        Raises:
            LockError: Others held it for `lock_lifetime` seconds.
        """
        everywhere = self._held(f"conversation:{conversation_id}", lock_lifetime)
        here = super().lock(conversation_id, lock_lifetime, wait_time_in_seconds)
        async with everywhere, here as ticket:
            yield ticket

    def turn_of(self, name: str) -> AbstractAsyncContextManager[None]:
        """Hold `name` among all workers; raises LockError where others held it for a minute."""
        return self._held(name, LOCK_LIFETIME)

    @asynccontextmanager
    async def _held(self, name: str, longest: float) -> AsyncIterator[None]:
        async with AsyncExitStack() as places:
            for queue in self._queues:
                await places.enter_async_context(queue.held(name, longest))
            yield


def lock_store_of(settings: Settings) -> PromptLockStore:
    """Return the locks of the settings: in Redis where they name one, in memory that the workers share."""
    shared = shared_of(settings)
    queues: list[Queue] = [RedisQueue(shared.link)] if shared.link else []
    if shared.queue is not None:
        queues.append(shared.queue)
    return SharedLockStore(queues) if queues else PromptLockStore()
