"""How often a database that is away is tried again: soon at first, then once a second, never in a rush."""

from __future__ import annotations

import queue
from functools import partial

import pytest
import sqlalchemy as sa

from bot.store.condition import Condition
from bot.store.writing import PAUSES, Job, WritingThread
from tests.bot.toy_process import until

AWAY = sa.exc.OperationalError("SELECT 1", {}, Exception("connection refused"))
TRIES = 8


class Pauses:
    """Stands for the event that ends a thread's pauses: notes how long each was to be and waits for none."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.asked.append(seconds)
        return False

    def clear(self) -> None:
        pass

    def set(self) -> None:
        pass


class Away:
    """A database that is back after some tries."""

    def __init__(self, tries: int) -> None:
        self.left = tries
        self.written: list[object] = []

    def run(self, job: Job) -> object:
        self.attempt()
        return job(self.written)

    def attempt(self) -> None:
        if self.left:
            self.left -= 1
            raise AWAY


def row(number: int, written: list[object]) -> None:
    written.append(number)


def pauses_of(thread: WritingThread, monkeypatch: pytest.MonkeyPatch) -> Pauses:
    pauses = Pauses()
    monkeypatch.setattr(thread, "_stopping", pauses)
    return pauses


def test_writing_is_tried_again_soon_and_then_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    database, condition = Away(TRIES), Condition()
    thread = WritingThread(database.run, database.attempt, condition)
    pauses = pauses_of(thread, monkeypatch)
    rows = [thread.put(partial(row, number)) for number in range(3)]
    assert [row.result(60) for row in rows] == [True] * 3
    assert pauses.asked == [*PAUSES, *[PAUSES[-1]] * (TRIES - len(PAUSES))]
    assert database.written == [0, 1, 2]
    assert (condition.is_writable, condition.waiting, condition.lost) == (True, 0, 0)
    thread.close()


def test_after_an_outage_the_next_one_begins_with_the_shortest_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    database = Away(1)
    thread = WritingThread(database.run, database.attempt, Condition())
    pauses = pauses_of(thread, monkeypatch)
    for _ in range(2):
        database.left = 2
        assert thread.put(lambda written: None).result(60)
    assert pauses.asked == [*PAUSES[:2], *PAUSES[:2]]
    thread.close()


def test_reading_is_tried_once_a_second_while_nobody_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    condition, waits = Condition(), []

    class Empty(queue.Queue[object]):
        def get(self, block: bool = True, timeout: float | None = None) -> object:
            waits.append(timeout)
            if timeout is not None:
                raise queue.Empty
            return super().get()

    tries = Away(TRIES)

    def probe() -> None:
        try:
            tries.attempt()
        except sa.exc.OperationalError as error:
            condition.reads.begin(error)
        else:
            condition.reads.end()

    thread = WritingThread(tries.run, probe, condition)
    monkeypatch.setattr(thread, "_queue", Empty())
    condition.reads.begin(AWAY)
    thread.start()
    until(lambda: condition.is_readable and waits[-1:] == [None])
    assert waits == [*[PAUSES[-1]] * (TRIES + 1), None], "then it waits for rows alone"
    thread.close()
