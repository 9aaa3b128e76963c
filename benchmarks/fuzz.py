"""Sends what nobody means well through a running bot: messages by every channel, requests that are none.

    python -m benchmarks.fuzz                 100,000 messages and 20,000 requests
    python -m benchmarks.fuzz --quick         a few hundred of each
    python -m benchmarks.fuzz --seed 7 --messages 1000 --requests 500

Nothing may be answered with 500, no traceback stand in the log, nothing take over a second alone, no figure
be without its citation, and the server be there afterwards. What fails is printed as it was sent.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, local

import psutil

from benchmarks.fuzzing.doors import DOORS, WECHAT_APP, WECHAT_TOKEN, Caller, unsupported
from benchmarks.fuzzing.messages import messages
from benchmarks.fuzzing.requests import requests
from benchmarks.recorded import ROOT, Demand, record

USERS = 8
HANG_SECONDS = 1.0
SLOWEST = 10
START_SECONDS = 600.0
# Broken requests that wait for more are ended by the server; the client does not wait for that.
ANSWER_SECONDS = 3.0
MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class Findings:
    """What happened: counts by status, failures as they were sent, and the slowest with their seconds."""

    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slow: list[tuple[float, str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, name: str, sent: str, status: str, seconds: float, wrong: str | None = None) -> None:
        """Take down one answer."""
        with self.lock:
            self.statuses[status] += 1
            if status.startswith("5") or not status or wrong:
                self.failures.append(f"{name} [{status}] {wrong or ''} {sent[:500]!r}")
            self.slow = sorted([*self.slow, (seconds, name, sent)], key=lambda one: -one[0])[:SLOWEST]


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, psutil.Process, Path]]:
    """Serve the bot with its index and model copied to `folder`; gives port, process and log."""
    made = Path(os.environ.get("OUWEN_VAR") or ROOT / "var")
    for name in ("index", "models"):
        if (made / name).is_dir():
            shutil.copytree(made / name, folder / name)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "OUWEN_VAR": str(folder),
        "OUWEN_SENDER_RATE": "0",
        "OUWEN_ADDRESS_RATE": "0",
        "OUWEN_WECHAT_TOKEN": WECHAT_TOKEN,
        "OUWEN_WECHAT_APP_ID": WECHAT_APP,
    }
    log = folder / "serve.log"
    command = [sys.executable, "-m", "bot.cli", "serve", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        _wait(port, process, log)
        yield port, psutil.Process(process.pid), log
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the bot answers; raises SystemExit with its log where it does not."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if _send(port, b"GET /health HTTP/1.0\r\n\r\n")[:15].endswith(b"200 OK"):
            return
        time.sleep(0.5)
    raise SystemExit(f"the bot does not answer:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _send(port: int, content: bytes) -> bytes:
    """Return what the server says to these bytes, as far as it comes in time."""
    found = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.sendall(content)
            while part := connection.recv(65536):
                found += part
    except OSError:
        pass
    return found


def send_messages(port: int, seed: int, count: int) -> Findings:
    """Send the messages by USERS clients at once, each by the next door."""
    findings, kept = Findings(), local()
    doors = list(DOORS)

    def send(numbered: tuple[int, tuple[str, str]]) -> None:
        number, (kind, message) = numbered
        if not hasattr(kept, "caller"):
            kept.caller = Caller(port, f"{seed}x{number}")
        door = doors[number % len(doors)]
        began = time.perf_counter()
        try:
            status, body = kept.caller.ask(door, message)
        except Exception as error:
            findings.note(f"{door} {kind}", message, "", time.perf_counter() - began, repr(error))
            return
        seconds = time.perf_counter() - began
        findings.note(f"{door} {kind}", message, str(status), seconds, unsupported(body))

    with ThreadPoolExecutor(USERS) as pool:
        for _ in pool.map(send, enumerate(messages(seed, count))):
            pass
    findings.slow = sorted((_alone(port, *one) for one in findings.slow), key=lambda one: -one[0])
    return findings


def _alone(port: int, _: float, name: str, message: str) -> tuple[float, str, str]:
    """Return how long a message takes when the server has nothing else to do."""
    began = time.perf_counter()
    Caller(port, f"alone{began:.6f}").ask(name.partition(" ")[0], message)
    return time.perf_counter() - began, name, message


def send_requests(port: int, seed: int, count: int) -> Findings:
    """Send the requests; one that waits for more gets no answer, 500 is none for any."""
    findings = Findings()

    def send(made: tuple[str, bytes]) -> None:
        route, content = made
        began = time.perf_counter()
        answer = _send(port, content)
        status = answer.split(b" ", 2)[1].decode("ascii", "replace") if answer[:5] == b"HTTP/" else "none"
        # 503 is said by parts that are not set up (the console without its token)
        wrong = "500" if status == "500" else None
        shown = "answered 503" if status == "503" else status
        seconds = 0.0 if status == "none" else time.perf_counter() - began
        findings.note(route, repr(content), shown, seconds, wrong)

    with ThreadPoolExecutor(USERS) as pool:
        for _ in pool.map(send, requests(seed, count)):
            pass
    return findings


def rows_of(what: str, findings: Findings) -> dict[str, str | int | float]:
    """Return the line of the table for one half."""
    statuses = ", ".join(f"{name} ×{count}" for name, count in sorted(findings.statuses.items()))
    slowest = max((one[0] for one in findings.slow), default=0.0)
    return {
        "what": what,
        "sent": findings.statuses.total(),
        "answers": statuses,
        "failures": len(findings.failures),
        "slowest alone, ms": round(slowest * 1000, 1),
    }


def main() -> None:
    """Send everything, print what failed and what was slowest, and keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    if given.quick:
        given.messages, given.requests = 280, 200
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (port, process, log):
        before = process.memory_info().rss
        said = send_messages(port, given.seed, given.messages)
        asked = send_requests(port, given.seed, given.requests)
        grown = (process.memory_info().rss - before) / MEGABYTE
        alive = _send(port, b"GET /health HTTP/1.0\r\n\r\n")[:15].endswith(b"200 OK")
        text = log.read_text(encoding="utf-8", errors="replace")
    failures = [*said.failures, *asked.failures]
    slowest = max((one[0] for one in (*said.slow, *asked.slow)), default=0.0)
    for failure in failures[:50]:
        print("FAILED", failure)
    for seconds, name, sent in said.slow:
        print(f"{seconds * 1000:8.1f} ms  {name}  {sent[:80]!r}")
    if "Traceback" in text:
        print(text[text.index("Traceback") :][:4000])
    demands = [
        Demand(text="answers 500, or a figure without its citation", found=len(failures), limit=0),
        Demand(text="tracebacks in the log", found=text.count("Traceback"), limit=0),
        Demand(text="the slowest, alone", found=round(slowest * 1000), limit=HANG_SECONDS * 1000, unit="ms"),
        Demand(text="server is there afterwards", found=int(alive), limit=1, at_least=True),
    ]
    record(
        "fuzz",
        rows=[rows_of("messages", said), rows_of("requests", asked)],
        configuration={
            "seed": given.seed,
            "users": USERS,
            "limits": "off",
            "memory grown, MiB": round(grown, 1),
        },
        command=f"python -m benchmarks.fuzz{' --quick' if given.quick else f' --seed {given.seed}'}",
        demands=demands,
    )
    sys.exit(0 if all(demand.reached for demand in demands) else 1)


if __name__ == "__main__":
    main()
