"""Several workers of one server: one process loads everything, the workers are forked from it and answer.

What was loaded is in memory once for all of them. The process that loaded answers nothing: it replaces
workers that die, hands signals on, and ends them all when it is told to.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import BotError, WorkerError
from bot.garbage import look_among_the_new
from bot.serving.crowd import Crowd

# What a worker that is told to stop gets for the turns under way, then it is ended.
STOP_SECONDS = 10.0
# One that dies again this soon is replaced after a pause, twice as long each time.
SHORT_LIFE_SECONDS = 20.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0
# While none is left messages wait at the port: the last to die is replaced within this.
ALONE_PAUSE_SECONDS = 1.0
LOOK_SECONDS = 0.2
TOLD_TO_STOP = (signal.SIGTERM, signal.SIGINT)
FAILED = 1
LATER = float("inf")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a worker is given: its number, where it listens, and how it tells that it does."""

    number: int
    crowd: Crowd
    claimed: socket.socket
    tell_ready: Callable[[], None]


@dataclass(slots=True, kw_only=True)
class _Seat:
    """A place as the first process sees it, also while its worker is replaced."""

    number: int
    pid: int | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = 0.0


@dataclass(slots=True)
class _Pipes:
    """How the processes hear of each other: signals, workers that are ready, the end of the first one."""

    woken: tuple[int, int] = field(default_factory=os.pipe)
    ready: tuple[int, int] = field(default_factory=os.pipe)
    life: tuple[int, int] = field(default_factory=os.pipe)


class Workers:
    """The workers of one server, from the first fork to the end of the last one."""

    def __init__(
        self, count: int, claimed: socket.socket, work: Callable[[Place], None], folder: Path
    ) -> None:
        """Run `work` in `count` processes that listen at `claimed`; their own doors are in `folder`.

        The first one makes what is missing, tables for instance; the others start once it answers.
        """
        self._work = work
        self._claimed = claimed
        self._seats = [_Seat(number=number, due=LATER if number else 0.0) for number in range(count)]
        self._pipes = _Pipes()
        for end in (*self._pipes.woken, self._pipes.ready[0]):
            os.set_blocking(end, False)
        self._crowd = Crowd(folder, count, self._pipes.life[0])
        self._signals: set[int] = set()
        self._waiting = set(range(count))
        self._stop_by = LATER

    def run(self, on_ready: Callable[[], None], on_end: Callable[[int], None] = lambda pid: None) -> None:
        """Serve until SIGINT or SIGTERM; `on_ready` is called once all workers are, `on_end` with each dead.

        Raises:
            WorkerError: A worker ended before it could answer.
        """
        before = {number: signal.signal(number, self._note) for number in (*TOLD_TO_STOP, signal.SIGCHLD)}
        signal.set_wakeup_fd(self._pipes.woken[1], warn_on_full_buffer=False)
        # what is here stays: no collection writes to it, which would copy it for each worker
        look_among_the_new()
        try:
            self._start_due()
            # also while none is left, and the next one is due in a moment
            while self._stop_by == LATER or any(seat.pid for seat in self._seats):
                self._turn(on_ready, on_end)
        finally:
            self._tell(signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            for number, handler in before.items():
                signal.signal(number, handler)
            self._crowd.close()

    def _note(self, number: int, frame: object) -> None:
        self._signals.add(number)

    def _turn(self, on_ready: Callable[[], None], on_end: Callable[[int], None]) -> None:
        """Wait for news a moment and act on them."""
        heard, _, _ = select.select([self._pipes.woken[0], self._pipes.ready[0]], [], [], LOOK_SECONDS)
        for end in heard:
            numbers = os.read(end, 4096)
            if end == self._pipes.ready[0]:
                self._greet(set(numbers), on_ready)
        if self._signals & set(TOLD_TO_STOP) and self._stop_by == LATER:
            self._stop()
        self._bury(on_end)
        if self._stop_by == LATER:
            self._start_due()
        elif time.monotonic() > self._stop_by:
            self._tell(signal.SIGKILL)

    def _greet(self, ready: set[int], on_ready: Callable[[], None]) -> None:
        """Take note of workers that answer."""
        if self._waiting and not self._waiting - ready:
            on_ready()
        self._waiting -= ready
        for seat in self._seats:
            seat.due = 0.0 if seat.due == LATER else seat.due

    def _stop(self) -> None:
        self._stop_by = time.monotonic() + STOP_SECONDS
        # open in the workers until each of them has taken what waits
        self._claimed.close()
        self._tell(signal.SIGTERM)

    def _tell(self, number: signal.Signals) -> None:
        for seat in self._seats:
            if seat.pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(seat.pid, number)

    def _bury(self, on_end: Callable[[int], None]) -> None:
        """Take note of the workers that ended, and when each of them is to be replaced."""
        for seat in self._seats:
            pid, status = os.waitpid(seat.pid, os.WNOHANG) if seat.pid else (0, 0)
            if not pid:
                continue
            seat.pid = None
            self._crowd.load.leave(seat.number)
            on_end(pid)
            if self._stop_by < LATER:
                continue
            if seat.number in self._waiting:
                self._stop()
                raise WorkerError(
                    f"工作进程 {seat.number + 1} 没能启动（结束码 {os.waitstatus_to_exitcode(status)}）："
                    "请看上面的记录，改正后再启动。"
                )
            self._plan(seat, os.waitstatus_to_exitcode(status))

    def _plan(self, seat: _Seat, code: int) -> None:
        """Replace a worker at once; one that died young after a pause, a short one where none is left."""
        lived = time.monotonic() - seat.started
        longer = min(max(2 * seat.pause, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)
        seat.pause = longer if lived < SHORT_LIFE_SECONDS else 0.0
        pause = seat.pause if any(one.pid for one in self._seats) else min(seat.pause, ALONE_PAUSE_SECONDS)
        seat.due = time.monotonic() + pause
        logger.error("Worker %d ended with %d, replaced in %.1f s.", seat.number + 1, code, pause)

    def _start_due(self) -> None:
        for seat in self._seats:
            if not seat.pid and time.monotonic() >= seat.due:
                seat.started = time.monotonic()
                seat.pid = self._forked(seat)

    def _forked(self, seat: _Seat) -> int:
        """Return the process of a new worker."""
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            return pid
        code = FAILED
        try:
            code = self._be(seat)
        finally:
            # nothing that the first process registered for its end is this one's to do
            logging.shutdown()
            with contextlib.suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _say_ready(self, number: int) -> None:
        os.write(self._pipes.ready[1], bytes([number]))

    def _be(self, seat: _Seat) -> int:
        """Be a worker to its end; returns the exit code."""
        signal.set_wakeup_fd(-1)
        for number in (*TOLD_TO_STOP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        os.close(self._pipes.life[1])
        place = Place(
            number=seat.number,
            crowd=self._crowd,
            claimed=self._claimed,
            tell_ready=lambda: self._say_ready(seat.number),
        )
        try:
            self._work(place)
        except BotError as error:
            sys.stderr.write(f"错误：{error}\n")
        except Exception:
            logger.exception("Worker %d failed.", seat.number + 1)
        else:
            return 0
        return FAILED
