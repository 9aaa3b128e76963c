"""What the workers of a server know together: counts of the rate limits, and whose turn it is.

It is in memory of this machine; counts are in Redis where OUWEN_REDIS_URL names one, for several machines.
While that Redis is gone the workers of each machine go on with their memory, where counts begin anew.
"""

from __future__ import annotations

import threading

from bot.settings import Settings
from bot.sharing.counts import Counts
from bot.sharing.memory_queue import MemoryQueue
from bot.sharing.redis_link import RedisGoneError, RedisLink

PREFIX = "ouwen:"

# Counts, and begins the span with the first count, in one step: a key without an end would count for ever.
COUNT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count
"""

_KNOWN: dict[str, Shared] = {}
_OPENING = threading.Lock()


class Shared:
    """Counts by key, and queues for the locks; no method raises because of Redis."""

    def __init__(self, link: RedisLink | None = None, *, workers: int = 1) -> None:
        """Keep counts behind `link`, in memory where there is none or it is gone.

        With several `workers` they have that memory together, and are forked after this.
        """
        self.link = link
        self.queue = MemoryQueue() if workers > 1 else None
        self._own = Counts(is_shared=workers > 1)

    async def is_up(self) -> bool:
        """Tell whether what is kept here is kept where it should be: False while Redis is gone."""
        return self.link is None or await self.link.answers()

    async def count(self, key: str, seconds: float) -> int:
        """Return how often `key` was counted since its span of `seconds` began, with this time.

        Keys are told apart by their beginning (`rate:sender:…`), chosen by who uses them.
        """
        if self.link is not None:
            try:
                return int(
                    await self.link.ask(lambda redis: redis.eval(COUNT, 1, PREFIX + key, _ms(seconds)))
                )
            except RedisGoneError:
                pass
        return self._own.count(key, seconds)

    def forget_worker(self, process: int) -> None:
        """Let nobody wait for a worker that is gone."""
        if self.queue is not None:
            self.queue.drop(process)

    async def close(self) -> None:
        """Let the connections go."""
        if self.link is not None:
            await self.link.close()


def shared_of(settings: Settings) -> Shared:
    """Return what the settings share, the same one for the same Redis (or the same folder) in a process.

    The process that starts workers asks for it before they are forked.
    """
    url = settings.operation.redis
    name = url or str(settings.var)
    with _OPENING:
        if name not in _KNOWN:
            link = RedisLink(url) if url else None
            _KNOWN[name] = Shared(link, workers=settings.operation.workers)
        return _KNOWN[name]


def _ms(seconds: float) -> int:
    """Return whole milliseconds, at least one: Redis refuses 0."""
    return max(1, round(seconds * 1000))
