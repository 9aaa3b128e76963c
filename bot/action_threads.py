"""Threads for the actions: one that hangs is replaced, and keeps the process neither busy nor alive."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

# So many may hang before none is replaced any more: each keeps some memory.
HANGING_LIMIT = 32
END_SECONDS = 1.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    run: Callable[[], Any]
    result: Future[Any] = field(default_factory=Future)


class ActionThreads:
    """`count` daemon threads that are started when there is something to do."""

    def __init__(self, count: int) -> None:
        """Use at most `count` threads beside those that hang."""
        self._count = count
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._threads: set[threading.Thread] = set()
        self._hanging: set[int] = set()
        self._changing = threading.Lock()

    @property
    def hanging(self) -> int:
        """Return how many threads run what nobody waits for any more."""
        return len(self._hanging)

    def submit(self, run: Callable[[], Any]) -> Future[Any]:
        """Have `run` run in one of the threads."""
        task = _Task(run=run)
        self._tasks.put(task)
        with self._changing:
            if len(self._threads) < self._count:
                self._start()
        return task.result

    def give_up(self, result: Future[Any]) -> None:
        """Wait no longer for what `submit` gave: a thread that runs it is replaced."""
        if result.cancel() or result.done():
            return
        with self._changing:
            if len(self._hanging) >= HANGING_LIMIT:
                logger.error("%d actions hang, none is replaced any more: restart the bot.", HANGING_LIMIT)
                return
            self._hanging.add(id(result))
            self._count += 1
            self._start()

    def close(self) -> None:
        """Take no more; idle threads end now, those that hang with the process."""
        with self._changing:
            threads = list(self._threads)
        for _ in threads:
            self._tasks.put(None)
        if not self._hanging:
            for thread in threads:
                thread.join(END_SECONDS)

    def _start(self) -> None:
        thread = threading.Thread(target=self._work, name=f"action_{len(self._threads)}", daemon=True)
        self._threads.add(thread)
        thread.start()

    def _work(self) -> None:
        """Run one task after another; a thread that was replaced ends after the one that hung."""
        while (task := self._tasks.get()) is not None:
            if not task.result.set_running_or_notify_cancel():
                continue
            try:
                result = task.run()
            except BaseException as error:
                task.result.set_exception(error)
            else:
                task.result.set_result(result)
            if self._was_replaced(task.result):
                break
        with self._changing:
            self._threads.discard(threading.current_thread())

    def _was_replaced(self, result: Future[Any]) -> bool:
        with self._changing:
            if id(result) not in self._hanging:
                return False
            self._hanging.discard(id(result))
            self._count -= 1
            return True
