"""Workers of a server that only says which process it is: forked in a process of their own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.serving import workers
from bot.serving.workers import ALONE_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, Workers

SCRIPT = """
import os, signal, socket, sys, tempfile
from pathlib import Path
from bot.errors import WorkerError
from bot.serving.workers import Workers

def work(place):
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    os.write(1, f"works {place.number} {os.getpid()}\\n".encode())  # in one piece beside another's
    if sys.argv[1] == "fails":
        raise ValueError("a worker that cannot")
    place.tell_ready()
    while True:
        signal.pause()

try:
    Workers(2, socket.create_server(("127.0.0.1", 0)), work, Path(tempfile.mkdtemp())).run(
        lambda: print("ready", flush=True), lambda pid: print("ended", pid, flush=True)
    )
except WorkerError as error:
    print("error", str(error)[:8], flush=True)
print("over", flush=True)
"""


def started(mode: str) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, mode], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip


def lines_until(process: subprocess.Popen[str], last: Callable[[str], bool]) -> list[str]:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if last(lines[-1]):
            break
    return lines


def test_the_first_starts_the_others_one_that_dies_is_replaced_and_a_signal_ends_all():
    process = started("works")
    try:
        lines = lines_until(process, lambda line: line == "ready")
        assert [line.split()[:2] for line in lines[:2]] == [["works", "0"], ["works", "1"]]
        dead, other = (int(line.split()[2]) for line in lines[:2])
        os.kill(dead, signal.SIGKILL)
        ended, again = lines_until(process, lambda line: line.startswith("works"))
        assert ended == f"ended {dead}"
        assert again.startswith("works 0 ")
        process.send_signal(signal.SIGTERM)
        rest = lines_until(process, lambda line: line == "over")
        assert {line.split()[1] for line in rest[:-1]} == {again.split()[2], str(other)}
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


def test_one_that_cannot_start_is_said_and_nothing_goes_on():
    process = started("fails")
    said, complaints = process.communicate(timeout=60)
    lines = said.splitlines()
    assert [line.split()[0] for line in lines] == ["works", "ended", "error", "over"]
    assert lines[2] == "error 工作进程 1 没"
    assert "a worker that cannot" in complaints


def test_all_that_are_killed_at_once_are_replaced():
    process = started("works")
    try:
        lines = lines_until(process, lambda line: line == "ready")
        dead = [int(line.split()[2]) for line in lines[:2]]
        process.send_signal(signal.SIGSTOP)
        for one in dead:
            os.kill(one, signal.SIGKILL)
        process.send_signal(signal.SIGCONT)
        seen: list[str] = []
        lines_until(process, lambda line: bool(seen.append(line) or len(seen) == 4))
        assert sorted(line for line in seen if line.startswith("ended")) == sorted(
            f"ended {one}" for one in dead
        )
        assert {line.split()[1] for line in seen if line.startswith("works")} == {"0", "1"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


def test_the_last_one_to_die_is_waited_for_no_longer_than_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(workers.time, "monotonic", lambda: 1000.0)
    with socket.create_server(("127.0.0.1", 0)) as claimed:
        crew = Workers(2, claimed, lambda place: None, tmp_path)
        first, last = crew._seats
        first.started = last.started = 990.0
        first.pause = last.pause = LONGEST_PAUSE_SECONDS
        first.pid, last.pid = None, 4711
        crew._plan(first, 1)
        assert first.due == 1000 + LONGEST_PAUSE_SECONDS
        last.pid = None
        crew._plan(last, 1)
        assert last.due == 1000 + ALONE_PAUSE_SECONDS
        crew._crowd.close()
