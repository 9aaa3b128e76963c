import threading
from concurrent.futures import CancelledError

import pytest

from bot import action_threads
from bot.action_threads import ActionThreads


@pytest.fixture
def threads():
    made = ActionThreads(2)
    yield made
    made.close()


def test_results_and_errors_come_back(threads: ActionThreads):
    assert threads.submit(lambda: 7).result(10) == 7
    with pytest.raises(ZeroDivisionError):
        threads.submit(lambda: 1 // 0).result(10)


def test_threads_that_hang_are_replaced_and_end_when_they_are_done(threads: ActionThreads):
    over = threading.Event()
    for count in range(1, 7):
        started = threading.Event()
        hanging = threads.submit(lambda begun=started: begun.set() or over.wait(60))
        assert started.wait(10)
        threads.give_up(hanging)
        assert threads.hanging == count
    assert threads.submit(lambda: "served").result(10) == "served"
    over.set()
    assert hanging.result(10) is True
    assert threads.submit(lambda: "served").result(10) == "served"


def test_what_has_not_begun_is_cancelled(threads: ActionThreads):
    over, begun = threading.Event(), threading.Barrier(3)
    running = [threads.submit(lambda: (begun.wait(10), over.wait(60))[1]) for _ in range(2)]
    begun.wait(10)
    waiting = threads.submit(lambda: pytest.fail("nobody waits for it"))
    threads.give_up(waiting)
    over.set()
    assert [one.result(10) for one in running] == [True, True]
    with pytest.raises(CancelledError):
        waiting.result(10)


def test_not_more_than_so_many_hang(threads: ActionThreads, monkeypatch, caplog):
    monkeypatch.setattr(action_threads, "HANGING_LIMIT", 0)
    over, started = threading.Event(), threading.Event()
    hanging = threads.submit(lambda: started.set() or over.wait(60))
    assert started.wait(10)
    threads.give_up(hanging)
    assert threads.hanging == 0
    assert "restart the bot" in caplog.text
    over.set()
