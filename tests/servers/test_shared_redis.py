"""What workers share, in a real Redis that goes, stands still and comes back."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.errors import SettingError
from bot.sharing.redis_link import RedisLink, check_password
from bot.sharing.shared import Shared
from tests.servers.redis_process import RedisProcess

pytestmark = pytest.mark.servers


def workers(server: RedisProcess) -> tuple[Shared, Shared]:
    return Shared(RedisLink(server.url)), Shared(RedisLink(server.url))


def test_counts_are_those_of_all_and_end(redis_server: RedisProcess) -> None:
    async def talk() -> list[int]:
        one, two = workers(redis_server)
        counts = [await one.count("c", 60), await two.count("c", 60), await one.count("short", 0.05)]
        until = time.monotonic() + 10
        while await two.count("short", 0.05) != 1:
            assert time.monotonic() < until
            await asyncio.sleep(0.06)
        await asyncio.gather(one.close(), two.close())
        return counts

    assert asyncio.run(talk()) == [1, 2, 1]


def test_each_goes_on_alone_while_it_is_gone_and_together_when_it_is_back(
    redis_server: RedisProcess, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk() -> None:
        one, two = workers(redis_server)
        assert [await one.count("c", 60), await two.count("c", 60)] == [1, 2]
        redis_server.stop()
        assert [await one.count("c", 60), await one.count("c", 60), await two.count("c", 60)] == [1, 2, 1]
        assert not await one.is_up()
        redis_server.start()
        await both_up(one, two)
        assert [await one.count("d", 60), await two.count("d", 60)] == [1, 2]
        await asyncio.gather(one.close(), two.close())

    asyncio.run(talk())
    told = [record.getMessage() for record in caplog.records if record.name == "bot.sharing.redis_link"]
    assert len([line for line in told if "gone" in line]) == 2
    assert len([line for line in told if "back" in line]) == 2


def test_one_that_stands_still_is_waited_for_once(redis_server: RedisProcess) -> None:
    async def talk() -> float:
        one, _ = workers(redis_server)
        await one.count("c", 60)
        redis_server.freeze()
        try:
            assert await one.count("c", 60) == 1
            started = time.perf_counter()
            assert [await one.count("c", 60) for _ in range(100)][-1] == 101
            return time.perf_counter() - started
        finally:
            redis_server.thaw()
            await one.close()

    # a hundred calls that each waited would take half a minute
    assert asyncio.run(talk()) < 10


async def both_up(*shared: Shared) -> None:
    until = time.monotonic() + 20
    while not all([await one.is_up() for one in shared]):
        assert time.monotonic() < until, "Redis is back, but not for everybody"
        await asyncio.sleep(0.05)


def test_a_password_that_is_refused_is_said_at_the_start_and_not_told(redis_server: RedisProcess) -> None:
    check_password(redis_server.url)
    with pytest.raises(SettingError, match=r"127\.0\.0\.1:\d+ 不接受连接") as refused:
        check_password(redis_server.url.replace("redis://", "redis://:geheim@"))
    assert "geheim" not in str(refused.value)
    redis_server.stop()
    check_password(redis_server.url)
