"""What the workers of a server know together: counts, claims and small values, each with an end.

They are in memory; in Redis where OUWEN_REDIS_URL names one. While that Redis is gone each process goes on
with its own memory: counts begin anew, and what was remembered before is not known until it is back.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Awaitable, Callable
from typing import Any

from bot.redis_link import RedisGoneError, RedisLink
from bot.remembered import Remembered
from bot.settings import Settings

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
    """Counts, claims and small values by key; no method raises because of Redis.

    Keys are told apart by their beginning (`rate:sender:…`, `turn:…`), chosen by who uses them.
    """

    def __init__(self, link: RedisLink | None = None, own: Remembered | None = None) -> None:
        """Keep everything behind `link`, in `own` memory where there is none or it is gone."""
        self.link = link
        self._own = own or Remembered()

    @property
    def is_up(self) -> bool:
        """Tell whether what is kept here is kept where it should be: False while Redis is gone."""
        return self.link is None or self.link.is_up

    async def count(self, key: str, seconds: float) -> int:
        """Return how often `key` was counted since its span of `seconds` began, with this time."""
        return int(
            await self._asked(
                lambda redis: redis.eval(COUNT, 1, PREFIX + key, _ms(seconds)),
                lambda: self._own.count(key, seconds),
            )
        )

    async def once(self, key: str, seconds: float) -> bool:
        """Tell whether this is the first claim of `key` in `seconds`."""
        return bool(
            await self._asked(
                lambda redis: redis.set(PREFIX + key, b"1", px=_ms(seconds), nx=True),
                lambda: self._own.once(key, seconds),
            )
        )

    async def remember(self, key: str, value: Any, seconds: float) -> None:
        """Keep `value`, which must fit into JSON, for `seconds`."""
        said = json.dumps(value, ensure_ascii=False)
        self._own.forget(key)
        await self._asked(
            lambda redis: redis.set(PREFIX + key, said, px=_ms(seconds)),
            lambda: self._own.set(key, value, seconds),
        )

    async def recall(self, key: str) -> Any:
        """Return what was kept under `key`, None where there is nothing.

        What was kept while Redis was gone is known to the process that kept it, then and later.
        """
        found = await self._asked(lambda redis: redis.get(PREFIX + key), lambda: None)
        return self._own.get(key) if found is None else json.loads(found)

    async def forget(self, key: str) -> None:
        """Keep nothing under `key` any more, and let it be claimed and counted anew."""
        self._own.forget(key)
        await self._asked(lambda redis: redis.delete(PREFIX + key), lambda: None)

    async def _asked(self, question: Callable[[Any], Awaitable[Any]], otherwise: Callable[[], Any]) -> Any:
        """Return what Redis says, what `otherwise` gives where there is none or it is gone."""
        if self.link is None:
            return otherwise()
        try:
            return await self.link.ask(question)
        except RedisGoneError:
            return otherwise()

    async def close(self) -> None:
        """Let the connections go."""
        if self.link is not None:
            await self.link.close()


def shared_of(settings: Settings) -> Shared:
    """Return what the settings share, the same one for the same Redis (or the same folder) in a process."""
    url = settings.operation.redis
    with _OPENING:
        return _KNOWN.setdefault(url or str(settings.var), Shared(RedisLink(url) if url else None))


def _ms(seconds: float) -> int:
    """Return whole milliseconds, at least one: Redis refuses 0."""
    return max(1, round(seconds * 1000))
