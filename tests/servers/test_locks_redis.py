"""The order of the messages of a conversation among workers, with a real Redis."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack

import pytest

from bot.sharing import redis_queue
from bot.sharing.locks import PromptLockStore, SharedLockStore
from bot.sharing.redis_link import RedisLink
from bot.sharing.redis_queue import RedisQueue
from tests.servers.redis_process import RedisProcess

pytestmark = pytest.mark.servers


def workers(server: RedisProcess, count: int = 2) -> list[SharedLockStore]:
    return [SharedLockStore([RedisQueue(RedisLink(server.url))]) for _ in range(count)]


async def turn(store: PromptLockStore, name: str, done: list[str], conversation: str = "c") -> None:
    async with store.lock(conversation):
        done.append(f"{name} in")
        await asyncio.sleep(0.01)
        done.append(f"{name} out")


def test_messages_of_one_conversation_never_overlap_and_none_is_lost(redis_server: RedisProcess) -> None:
    done: list[str] = []

    async def talk() -> None:
        stores = workers(redis_server, 3)
        await asyncio.gather(*(turn(stores[at % 3], str(at), done) for at in range(30)))

    asyncio.run(talk())
    names = [line.split()[0] for line in done[::2]]
    assert sorted(names, key=int) == [str(at) for at in range(30)]
    assert done == [f"{name} {way}" for name in names for way in ("in", "out")]


def test_they_come_in_the_order_in_which_they_came(redis_server: RedisProcess) -> None:
    done: list[str] = []

    async def talk() -> None:
        one, two = workers(redis_server)
        async with one.lock("c"):
            waiting = []
            for at, store in enumerate((two, one, two, one)):
                waiting.append(asyncio.ensure_future(turn(store, str(at), done)))
                await queued(redis_server, at + 2)
        await asyncio.gather(*waiting)

    asyncio.run(talk())
    assert [line.split()[0] for line in done[::2]] == ["0", "1", "2", "3"]


def test_other_conversations_go_on(redis_server: RedisProcess) -> None:
    done: list[str] = []

    async def talk() -> None:
        one, two = workers(redis_server)
        async with one.lock("held"):
            await asyncio.wait_for(turn(two, "other", done, "free"), 20)

    asyncio.run(talk())
    assert done == ["other in", "other out"]


def test_the_place_of_a_worker_that_died_ends_and_that_of_a_slow_one_does_not(
    redis_server: RedisProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a place is renewed a dozen times before it would end: some of that may come late on a busy machine
    monkeypatch.setattr(redis_queue, "PLACE_SECONDS", 2.5)
    monkeypatch.setattr(redis_queue, "RENEW_SECONDS", 0.2)
    done: list[str] = []

    async def talk() -> None:
        one, two = workers(redis_server)
        dead = redis_queue._Place(RedisLink(redis_server.url), "conversation:c")
        await dead._come_first(1)
        await asyncio.wait_for(turn(one, "after the dead", done), 30)
        async with one.lock("c"):
            waiting = asyncio.ensure_future(turn(two, "after the slow", done))
            await queued(redis_server, 2)
            # twice as long as the place of a dead one stays
            await asyncio.sleep(2 * redis_queue.PLACE_SECONDS)
            done.append("slow out")
        await waiting

    asyncio.run(talk())
    assert [line for line in done if not line.endswith(" in")] == [
        "after the dead out",
        "slow out",
        "after the slow out",
    ]


def test_who_gives_up_waiting_leaves_the_queue(redis_server: RedisProcess) -> None:
    done: list[str] = []

    async def talk() -> None:
        one, two = workers(redis_server)
        async with one.lock("c"):
            gone = asyncio.ensure_future(turn(two, "gone", done))
            await queued(redis_server, 2)
            gone.cancel()
            await queued(redis_server, 1)
        await turn(two, "next", done)

    asyncio.run(talk())
    assert done == ["next in", "next out"]


def test_conversations_go_on_while_redis_is_gone_and_in_order_when_it_is_back(
    redis_server: RedisProcess,
) -> None:
    done: list[str] = []

    async def talk() -> None:
        link = RedisLink(redis_server.url)
        one = SharedLockStore([RedisQueue(link)])
        async with AsyncExitStack() as held:
            await held.enter_async_context(one.lock("c"))
            waiting = asyncio.ensure_future(turn(one, "waited", done))
            await queued(redis_server, 2)
            redis_server.stop()
            await asyncio.sleep(0)
            assert done == []
        await waiting
        await asyncio.gather(*(turn(one, str(at), done) for at in range(3)))
        redis_server.start()
        until = time.monotonic() + 20
        while not link.is_up:
            assert time.monotonic() < until
            await turn(one, "asked", [])
        await turn(one, "back", done)
        assert [line.split()[1] for line in done] == ["in", "out"] * 5

    asyncio.run(talk())
    assert [line.split()[0] for line in done[::2]] == ["waited", "0", "1", "2", "back"]


async def queued(server: RedisProcess, count: int) -> None:
    """Wait until so many messages of the conversation hold a place."""
    link = RedisLink(server.url)
    until = time.monotonic() + 20
    while (found := await link.ask(lambda redis: redis.llen("ouwen:lock:conversation:c"))) != count:
        assert time.monotonic() < until, f"{found} places, {count} expected"
        await asyncio.sleep(0.01)
    await link.close()
