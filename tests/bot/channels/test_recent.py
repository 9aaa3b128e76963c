import asyncio

import pytest

from bot.channels.recent import RecentTurns


class Turns:
    """Counts its runs; the first `failures` of them fail."""

    def __init__(self, failures: int = 0) -> None:
        self.runs = 0
        self.failures = failures
        self.released = asyncio.Event()
        self.released.set()

    async def __call__(self) -> str:
        self.runs += 1
        run = self.runs
        await self.released.wait()
        if run <= self.failures:
            raise RuntimeError(f"run {run}")
        return f"reply {run}"


def test_a_repeated_key_gets_the_first_result() -> None:
    async def scenario() -> tuple[list[str], int]:
        recent: RecentTurns[str] = RecentTurns()
        turn = Turns()
        results = [await recent.once(key, turn) for key in (("a", "1"), ("a", "1"), ("a", "2"), ("b", "1"))]
        return results, turn.runs

    assert asyncio.run(scenario()) == (["reply 1", "reply 1", "reply 2", "reply 3"], 3)


def test_a_repeat_during_the_turn_waits_for_it() -> None:
    async def scenario() -> tuple[list[str], int]:
        recent: RecentTurns[str] = RecentTurns()
        turn = Turns()
        turn.released.clear()
        both = [asyncio.ensure_future(recent.once(("a", "1"), turn)) for _ in range(2)]
        await asyncio.sleep(0)
        turn.released.set()
        return list(await asyncio.gather(*both)), turn.runs

    assert asyncio.run(scenario()) == (["reply 1", "reply 1"], 1)


def test_a_turn_outlives_a_caller_who_goes_away() -> None:
    async def scenario() -> tuple[str, int]:
        recent: RecentTurns[str] = RecentTurns()
        turn = Turns()
        turn.released.clear()
        gone = asyncio.ensure_future(recent.once(("a", "1"), turn))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        turn.released.set()
        return await recent.once(("a", "1"), turn), turn.runs

    assert asyncio.run(scenario()) == ("reply 1", 1)


def test_a_failed_turn_runs_again() -> None:
    async def scenario() -> tuple[str, int]:
        recent: RecentTurns[str] = RecentTurns()
        turn = Turns(failures=1)
        with pytest.raises(RuntimeError, match="run 1"):
            await recent.once(("a", "1"), turn)
        return await recent.once(("a", "1"), turn), turn.runs

    assert asyncio.run(scenario()) == ("reply 2", 2)


def test_the_least_recent_turn_is_forgotten_beyond_the_capacity() -> None:
    async def scenario() -> list[str]:
        recent: RecentTurns[str] = RecentTurns(capacity=2)
        turn = Turns()
        ids = ("1", "2", "1", "3", "1", "2")
        return [await recent.once(("a", message), turn) for message in ids]

    assert asyncio.run(scenario()) == ["reply 1", "reply 2", "reply 1", "reply 3", "reply 1", "reply 4"]


def test_a_turn_that_still_runs_is_not_forgotten() -> None:
    async def scenario() -> tuple[list[str], int]:
        recent: RecentTurns[str] = RecentTurns(capacity=2)
        slow, quick = Turns(), Turns()
        slow.released.clear()
        first = asyncio.ensure_future(recent.once(("a", "slow"), slow))
        await asyncio.sleep(0)
        said = [await recent.once(("a", message), quick) for message in ("1", "2", "3", "3", "1")]
        retry = asyncio.ensure_future(recent.once(("a", "slow"), slow))
        await asyncio.sleep(0)
        slow.released.set()
        return [*said, *await asyncio.gather(first, retry)], slow.runs

    said = ["reply 1", "reply 2", "reply 3", "reply 3", "reply 4"]
    assert asyncio.run(scenario()) == ([*said, "reply 1", "reply 1"], 1)


def test_a_turn_that_nobody_can_ask_for_again_is_forgotten_once_it_is_done() -> None:
    async def scenario() -> list[str]:
        recent: RecentTurns[str] = RecentTurns()
        turn = Turns()
        turn.released.clear()
        first = asyncio.ensure_future(recent.once(("a", "1"), turn))
        await asyncio.sleep(0)
        recent.forget(("a", "1"))
        again = asyncio.ensure_future(recent.once(("a", "1"), turn))
        await asyncio.sleep(0)
        turn.released.set()
        said = [await first, await again]
        recent.forget(("a", "1"))
        recent.forget(("a", "1"))
        return [*said, await recent.once(("a", "1"), turn)]

    assert asyncio.run(scenario()) == ["reply 1", "reply 1", "reply 2"]
