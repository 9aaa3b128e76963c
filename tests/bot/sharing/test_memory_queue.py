"""The order of the messages of a conversation among the workers of one machine, without any server."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest
from rasa.core.lock_store import LockError

from bot.sharing.locks import SharedLockStore
from bot.sharing.memory_queue import PLACES, MemoryQueue

NAME = "conversation:c"


def places(queue: MemoryQueue) -> int:
    """Return how many hold or wait."""
    return sum(1 for group in range(queue._groups) for _, place in queue._places(group) if place[2])


async def queued(queue: MemoryQueue, count: int) -> None:
    until = time.monotonic() + 20
    while places(queue) != count:
        assert time.monotonic() < until
        await asyncio.sleep(0.001)


def test_they_come_in_the_order_in_which_they_came_and_others_are_not_waited_for() -> None:
    queue = MemoryQueue(groups=1)
    done: list[str] = []

    async def turn(name: str, conversation: str) -> None:
        async with SharedLockStore([queue]).lock(conversation):
            done.append(name)

    async def talk() -> None:
        async with SharedLockStore([queue]).lock("c"):
            waiting = []
            for at in range(4):
                waiting.append(asyncio.ensure_future(turn(str(at), "c")))
                await queued(queue, at + 2)
            await turn("other", "d")
        await asyncio.gather(*waiting)

    asyncio.run(talk())
    assert done == ["other", "0", "1", "2", "3"]
    assert places(queue) == 0


def test_who_gives_up_or_waits_too_long_leaves_the_queue() -> None:
    queue = MemoryQueue(groups=1)

    async def hold(longest: float) -> None:
        async with queue.held(NAME, longest):
            pass

    async def talk() -> None:
        async with queue.held(NAME, 60):
            gone = asyncio.ensure_future(hold(60))
            await queued(queue, 2)
            gone.cancel()
            await queued(queue, 1)
            with pytest.raises(LockError):
                await hold(0.02)
            assert places(queue) == 1
        await hold(60)

    asyncio.run(talk())


def test_a_queue_that_is_full_lets_in_one_after_the_other() -> None:
    queue = MemoryQueue(groups=1)
    inside: list[int] = []
    most: list[int] = []

    async def turn(number: int) -> None:
        async with queue.held(NAME, 60):
            inside.append(number)
            most.append(len(inside))
            await asyncio.sleep(0)
            inside.remove(number)

    async def talk() -> None:
        await asyncio.gather(*(turn(number) for number in range(PLACES + 10)))

    asyncio.run(talk())
    assert most == [1] * (PLACES + 10)


def test_processes_never_hold_a_name_at_once(tmp_path: Path) -> None:
    queue = MemoryQueue()
    held, log = tmp_path / "held", tmp_path / "log"

    async def talk() -> None:
        async def turn() -> None:
            async with queue.held(NAME, 60):
                held.touch(exist_ok=False)
                await asyncio.sleep(0.001)
                held.unlink()
                with log.open("a") as line:
                    line.write("done\n")

        await asyncio.gather(*(turn() for _ in range(20)))

    children = []
    for _ in range(3):
        if not (child := os.fork()):
            try:
                asyncio.run(talk())
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert log.read_text().count("done") == 60


def test_the_places_of_a_process_that_was_killed_are_dropped() -> None:
    queue = MemoryQueue()
    reading, writing = os.pipe()

    async def hold() -> None:
        async with queue.held(NAME, 60):
            os.write(writing, b"held")
            await asyncio.sleep(600)

    if not (child := os.fork()):
        asyncio.run(hold())
        os._exit(1)
    assert os.read(reading, 4) == b"held"
    assert places(queue) == 1
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    queue.drop(child)
    assert places(queue) == 0
    for end in (reading, writing):
        os.close(end)
