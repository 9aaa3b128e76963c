"""Starts and stops the two sides, and tells what they use: memory, processor, time to the first answer."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from benchmarks.peer.project import Project, dumped, rasa, stock
from benchmarks.recorded import ROOT, folder

START_SECONDS = 900
STOP_SECONDS = 20
REST = "/webhooks/rest/webhook"
GREETING = "你好"
WITHOUT_LIMITS = {"OUWEN_SENDER_RATE": "0", "OUWEN_ADDRESS_RATE": "0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running side: where it listens, its processes, its conversations, how long its start took."""

    address: str
    processes: Sequence[subprocess.Popen[bytes]]
    conversations: Path
    start_seconds: float
    is_stock: bool = False

    @property
    def url(self) -> str:
        """Return where messages are posted."""
        return self.address + REST

    def mebibytes(self) -> float:
        """Return the resident memory of all its processes, action server included, in MiB.

        Workers share what was loaded before they were forked: of theirs such pages count once (PSS).
        """
        tree = self._tree()
        if len(tree) > len(self.processes):
            return float(sum(each.memory_full_info().pss for each in tree)) / 2**20
        return float(sum(each.memory_info().rss for each in tree)) / 2**20

    def cpu_seconds(self) -> float:
        """Return the processor time that they have used so far."""
        return sum(sum(each.cpu_times()[:2]) for each in self._tree())

    def _tree(self) -> list[psutil.Process]:
        """Return the processes and what they started."""
        roots = [psutil.Process(each.pid) for each in self.processes]
        return roots + [child for root in roots for child in root.children(recursive=True)]


def made_folder(name: str) -> Path:
    """Return an OUWEN_VAR of its own in var/benchmarks, with the index and the model, made where stale.

    Raises:
        SystemExit: The bot cannot answer.
    """
    made, own = folder().parent, folder() / name
    shutil.rmtree(own, ignore_errors=True)
    for part in ("index", "models"):
        if (made / part).is_dir():
            shutil.copytree(made / part, own / part)
    command = [sys.executable, "-m", "bot.cli", "ask", GREETING]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"OUWEN_VAR": str(own)}, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        raise SystemExit("ouwen ask does not answer: nothing can be measured.")
    return own


@contextlib.contextmanager
def ours(own: Path, port: int, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve our bot from `own` without earlier conversations; `more` are further variables.

    No limits by sender or address hold: one machine asks for all users.
    """
    conversations = own / "conversations.db"
    forget(conversations)
    environment = os.environ | {"OUWEN_VAR": str(own)} | WITHOUT_LIMITS | dict(more or {})
    command = [sys.executable, "-m", "bot.cli", "serve", "--port", str(port)]
    with serving([(command, ROOT, environment)], port, conversations, own / "serve.log") as server:
        yield server


@contextlib.contextmanager
def peers(project: Project, port: int) -> Iterator[Server]:
    """Serve stock Rasa and its action server on the next port until the block ends, with a fresh SQLite."""
    conversations = project.root / "conversations.db"
    forget(conversations)
    endpoints = {
        "action_endpoint": {"url": f"http://127.0.0.1:{port + 1}/webhook"},
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": conversations.name},
    }
    (project.root / "endpoints.yml").write_text(dumped(endpoints), encoding="utf-8")
    actions = rasa("run", "actions", "--actions", "actions.actions", "--port", str(port + 1), "--quiet")
    server = rasa("run", "--model", "models/peer.tar.gz", "--interface", "127.0.0.1", "--port", str(port))
    both = [(command, project.root, stock()) for command in (actions, server)]
    with serving(both, port, conversations, project.root / "serve.log") as served:
        yield replace(served, is_stock=True)


def forget(conversations: Path) -> None:
    """Delete a SQLite file with what belongs to it."""
    for left in conversations.parent.glob(f"{conversations.name}*"):
        left.unlink()


Command = tuple[Sequence[str], Path, Mapping[str, str]]


@contextlib.contextmanager
def serving(commands: Sequence[Command], port: int, conversations: Path, log: Path) -> Iterator[Server]:
    """Run the commands until the block ends; the last of them answers at the port."""
    processes: list[subprocess.Popen[bytes]] = []
    address = f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    try:
        with log.open("wb") as out:
            for command, place, environment in commands:
                process = subprocess.Popen(command, cwd=place, env=environment, stdout=out, stderr=out)
                processes.append(process)
        seconds = answers(address, processes, started, log)
        yield Server(address=address, processes=processes, conversations=conversations, start_seconds=seconds)
    finally:
        stop(processes)


def stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask the processes to end, and end those that do not."""
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(address: str, processes: Sequence[subprocess.Popen[bytes]], started: float, log: Path) -> float:
    """Return the seconds from the launch to the first answer of a message.

    Raises:
        SystemExit: It ended, or did not answer for `START_SECONDS`.
    """
    while time.perf_counter() - started < START_SECONDS:
        if any(process.poll() is not None for process in processes):
            break
        with contextlib.suppress(OSError, ValueError):
            if said(address + REST, "first", GREETING):
                return time.perf_counter() - started
        time.sleep(0.1)
    raise SystemExit(f"The server at {address} did not answer: see {log}.")


def said(url: str, sender: str, message: str) -> list[dict[str, object]]:
    """Return the replies to one message, [] where the server is not ready for it."""
    body = json.dumps({"sender": sender, "message": message}).encode()
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return list(json.loads(response.read()))
    except urllib.error.HTTPError:
        return []


def free_ports(wanted: int | None) -> int:
    """Return `wanted`, or a port that is free together with the next one."""
    while wanted is None:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            with contextlib.suppress(OSError, OverflowError):
                two.bind(("127.0.0.1", one.getsockname()[1] + 1))
                wanted = one.getsockname()[1]
    return wanted
