import asyncio
from dataclasses import replace
from pathlib import Path

from bot.operation import Operation
from bot.settings import Settings
from bot.sharing.locks import PromptLockStore, SharedLockStore, lock_store_of
from bot.sharing.shared import Shared, shared_of


def test_one_process_shares_in_memory_and_each_folder_its_own(tmp_path: Path):
    settings = Settings(var=tmp_path / "one")
    assert shared_of(settings) is shared_of(replace(settings, port=6000))
    assert shared_of(settings) is not shared_of(Settings(var=tmp_path / "two"))
    assert shared_of(settings).link is None
    assert asyncio.run(shared_of(settings).is_up())


def test_workers_share_by_their_redis_whatever_their_folder(tmp_path: Path):
    operation = Operation(redis="redis://127.0.0.1:1/0")
    one, two = (Settings(var=tmp_path / name, operation=operation) for name in ("one", "two"))
    assert shared_of(one) is shared_of(two)
    assert shared_of(one).link is not None


def test_counts_in_memory():
    async def talk() -> list[int]:
        shared = Shared()
        return [await shared.count("c", 60) for _ in range(2)]

    assert asyncio.run(talk()) == [1, 2]


def test_a_redis_that_is_not_there_costs_no_answer_and_is_told_once(tmp_path: Path, caplog):
    settings = Settings(var=tmp_path, operation=Operation(redis="redis://:geheim@127.0.0.1:1/0"))

    async def talk() -> list[object]:
        shared = shared_of(settings)
        return [await shared.count("c", 60), await shared.count("c", 60), await shared.is_up()]

    assert asyncio.run(talk()) == [1, 2, False]
    told = [record.getMessage() for record in caplog.records if record.name == "bot.sharing.redis_link"]
    assert len(told) == 1
    assert "127.0.0.1:1" in told[0]
    assert "geheim" not in told[0]


def test_locks_are_of_one_process_of_workers_or_of_machines(tmp_path: Path):
    def locks(**given: object) -> PromptLockStore:
        name = "-".join(map(str, given.values())).replace("/", "")
        return lock_store_of(Settings(var=tmp_path / name, operation=Operation(**given)))  # type: ignore[arg-type]

    assert not isinstance(locks(), SharedLockStore)
    kinds = [
        [type(queue).__name__ for queue in locks(**given)._queues]  # type: ignore[attr-defined]
        for given in (
            {"workers": 2},
            {"redis": "redis://127.0.0.1:2/0"},
            {"workers": 2, "redis": "redis://127.0.0.1:3/0"},
        )
    ]
    assert kinds == [["MemoryQueue"], ["RedisQueue"], ["RedisQueue", "MemoryQueue"]]
