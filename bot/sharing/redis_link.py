"""A Redis that may go at any moment: calls that are short, and none at all while it is gone."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import redis
from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, RedisError, ResponseError

from bot.errors import SettingError

Result = TypeVar("Result")

# A Redis on the same net answers within a millisecond; one that stands still is given up after this.
CALL_SECONDS = 0.3
START_SECONDS = 2.0
# How often one that is gone is asked whether it is back.
PROBE_SECONDS = 1.0

logger = logging.getLogger(__name__)


class RedisGoneError(Exception):
    """Redis gave no answer, or gave none lately: the caller goes on without it."""


class RedisLink:
    """One Redis for all event loops of a process.

    The call that finds it gone takes `CALL_SECONDS` at most. From then on calls fail at once, and one of them
    a second has Redis asked beside it whether it is back. Both changes are logged, once.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Connect to `url` at the first call; `clock` gives seconds."""
        self._url = url
        self._clock = clock
        self._client: Redis | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._probing: asyncio.Task[None] | None = None
        self._probed = float("-inf")
        self._is_up = True

    @property
    def is_up(self) -> bool:
        """Tell whether the last call was answered."""
        return self._is_up

    @property
    def place(self) -> str:
        """Return the address without its password."""
        parts = urlsplit(self._url)
        return parts.path if parts.scheme == "unix" else f"{parts.hostname}:{parts.port or 6379}"

    async def ask(self, question: Callable[[Any], Awaitable[Result]]) -> Result:
        """Return what `question` gets from a client of Redis.

        Raises:
            RedisGoneError: There is no answer.
        """
        if not self._is_up:
            self._probe_soon()
            raise RedisGoneError(self.place)
        try:
            return await question(self._connected())
        except (RedisError, OSError, asyncio.TimeoutError) as error:
            self._lost(error)
            raise RedisGoneError(self.place) from error

    async def answers(self) -> bool:
        """Tell whether it answers, or gives no answer now."""
        try:
            await self.ask(lambda redis: redis.ping())
        except RedisGoneError:
            return False
        return True

    async def close(self) -> None:
        """Let the connections of this loop go; a later call opens new ones."""
        if self._probing is not None:
            self._probing.cancel()
        if self._client is not None and self._loop is asyncio.get_running_loop():
            await self._client.close()
        self._client = None

    def _connected(self) -> Redis:
        """Return the client of the running loop."""
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = _client(self._url), loop
        return self._client

    def _lost(self, error: Exception) -> None:
        if self._is_up:
            reason = str(error) or type(error).__name__
            logger.error("Redis at %s is gone, this process goes on alone: %s", self.place, reason)
        self._is_up = False
        self._probed = self._clock()

    def _probe_soon(self) -> None:
        """Ask beside the call whether Redis is back, if that was not asked within the last second."""
        under_way = self._probing is not None and not self._probing.done()
        if self._clock() - self._probed < PROBE_SECONDS or (
            under_way and self._loop is asyncio.get_running_loop()
        ):
            return
        self._probed = self._clock()
        self._probing = asyncio.ensure_future(self._probe())

    async def _probe(self) -> None:
        try:
            await self._connected().ping()
        except (RedisError, OSError, asyncio.TimeoutError):
            return
        self._is_up = True
        logger.error("Redis at %s is back.", self.place)


def check_password(url: str) -> None:
    """See whether a Redis takes its password; one that is away is waited for while others are answered.

    Raises:
        SettingError: It refuses the password, or asks for one.
    """
    client = redis.Redis.from_url(url, socket_timeout=START_SECONDS, socket_connect_timeout=START_SECONDS)
    try:
        client.ping()
    except (AuthenticationError, ResponseError) as error:
        raise SettingError(
            f"Redis {RedisLink(url).place} 不接受连接（{error}）：请检查 OUWEN_REDIS_URL 里的密码，"
            "写法是 redis://:密码@127.0.0.1:6379/0。"
        ) from error
    except (RedisError, OSError) as error:
        logger.error("Redis at %s does not answer yet: %s", RedisLink(url).place, error)
    finally:
        client.close()


def _client(url: str) -> Redis:
    return Redis.from_url(url, socket_timeout=CALL_SECONDS, socket_connect_timeout=CALL_SECONDS)
