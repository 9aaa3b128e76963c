"""Who of several messages of one conversation comes first among machines: queues by name in Redis.

Rasa's own Redis locks are read, changed and written back in three steps, so two workers can draw the same
ticket; they hold up the loop of the server while they do, look once a second, and keep the place of a worker
that died for a minute. So a queue is kept by scripts of one step each here.
"""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from rasa.core.lock_store import LockError

from bot.sharing.redis_link import RedisGoneError, RedisLink

LOOK_SECONDS = 0.03
# A worker that dies keeps its place in the queue for so long; one that lives renews it in time.
PLACE_SECONDS = 5.0
RENEW_SECONDS = 1.5

# KEYS: the queue (a list of tickets), the end of each ticket by Redis's own clock (a hash).
# Takes or keeps a place, drops the places before it whose end has come, tells whether it is the first.
STAND = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local is_new = redis.call('HSET', KEYS[2], ARGV[1], now + ARGV[2]) == 1
local first = redis.call('LINDEX', KEYS[1], 0)
if is_new or not first then redis.call('RPUSH', KEYS[1], ARGV[1]) end
first = redis.call('LINDEX', KEYS[1], 0)
while first ~= ARGV[1] and tonumber(redis.call('HGET', KEYS[2], first) or '0') < now do
  redis.call('LPOP', KEYS[1])
  redis.call('HDEL', KEYS[2], first)
  first = redis.call('LINDEX', KEYS[1], 0)
end
redis.call('PEXPIRE', KEYS[1], 2 * ARGV[2])
redis.call('PEXPIRE', KEYS[2], 2 * ARGV[2])
return first == ARGV[1] and 1 or 0
"""
# Keeps a place, if it is still there: what was left meanwhile is not taken again.
STAY = """
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 0 end
local time = redis.call('TIME')
redis.call('HSET', KEYS[2], ARGV[1], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2])
redis.call('PEXPIRE', KEYS[1], 2 * ARGV[2])
redis.call('PEXPIRE', KEYS[2], 2 * ARGV[2])
return 1
"""
LEAVE = """
redis.call('LREM', KEYS[1], 0, ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
"""


class RedisQueue:
    """Queues of all workers of all machines with one Redis; while it is gone nobody is waited for."""

    def __init__(self, link: RedisLink) -> None:
        """Keep the queues behind `link`."""
        self._link = link

    def held(self, name: str, longest: float) -> AbstractAsyncContextManager[None]:
        """Wait until this is the first for `name` and keep the place.

        Raises:
            LockError: Others were before it for `longest` seconds.
        """
        return _Place(self._link, name).held(longest)


class _Place:
    """A place in the queue for what is called `name`."""

    def __init__(self, link: RedisLink, name: str) -> None:
        self._link = link
        self._keys = (f"ouwen:lock:{name}", f"ouwen:lock-ends:{name}")
        self._ticket = uuid.uuid4().hex
        self._timer: asyncio.TimerHandle | None = None
        self._staying: asyncio.Future[None] | None = None

    @asynccontextmanager
    async def held(self, longest: float) -> AsyncIterator[None]:
        """Wait until the place is the first and keep it; Redis that goes ends the waiting."""
        try:
            with contextlib.suppress(RedisGoneError):
                await self._come_first(longest)
            self._renew_later()
            yield
        finally:
            await self._leave()

    async def _come_first(self, longest: float) -> None:
        until = asyncio.get_running_loop().time() + longest
        while not await self._run(STAND, round(PLACE_SECONDS * 1000)):
            if asyncio.get_running_loop().time() > until:
                raise LockError(f"The conversation was held by others for {longest} s.")
            await asyncio.sleep(LOOK_SECONDS)

    def _renew_later(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(RENEW_SECONDS, self._renew)

    def _renew(self) -> None:
        self._staying = asyncio.ensure_future(self._stay())

    async def _stay(self) -> None:
        with contextlib.suppress(RedisGoneError):
            await self._run(STAY, round(PLACE_SECONDS * 1000))
        self._renew_later()

    async def _leave(self) -> None:
        if self._staying is not None:
            self._staying.cancel()
        if self._timer is not None:
            self._timer.cancel()
        with contextlib.suppress(RedisGoneError):
            await asyncio.shield(self._run(LEAVE))

    async def _run(self, script: str, *given: int) -> int:
        return int(
            await self._link.ask(lambda redis: redis.eval(script, 2, *self._keys, self._ticket, *given)) or 0
        )
