"""Starts the bot for the fuzzing with a folder of its own, and speaks raw bytes to it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.fuzzing.doors import WECHAT_APP, WECHAT_TOKEN
from benchmarks.recorded import ROOT

START_SECONDS = 600.0
STOP_SECONDS = 30
PROBE_SECONDS = 0.5
# Broken requests that wait for more are ended by the server; the client does not wait for that.
ANSWER_SECONDS = 3.0
HEALTH = b"GET /health/live HTTP/1.0\r\n\r\n"


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
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the bot answers; raises SystemExit with its log where it does not."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if is_there(port):
            return
        time.sleep(PROBE_SECONDS)
    raise SystemExit(f"the bot does not answer:\n{log.read_text(encoding='utf-8')[-2000:]}")


def is_there(port: int) -> bool:
    """Tell whether the server says that it lives."""
    return said_to(port, HEALTH)[0][:15].endswith(b"200 OK")


def said_to(port: int, content: bytes) -> tuple[bytes, float]:
    """Return what the server says to these bytes, as far as it comes in time, and when it began to (s)."""
    found, began, first = b"", time.perf_counter(), 0.0
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.sendall(content)
            while part := connection.recv(65536):
                first = first or time.perf_counter() - began
                found += part
    except OSError:
        pass
    return found, first


class Probe(threading.Thread):
    """Asks /health/live all the while: a hang of the one loop that serves everybody shows in `longest`."""

    def __init__(self, port: int) -> None:
        """Ask the server at `port`."""
        super().__init__(daemon=True)
        self._port = port
        self._ended = threading.Event()
        self.longest = 0.0
        self.asked = 0

    def run(self) -> None:
        """Ask until `end`."""
        while not self._ended.wait(PROBE_SECONDS):
            _, seconds = said_to(self._port, HEALTH)
            self.longest = max(self.longest, seconds)
            self.asked += 1

    def end(self) -> None:
        """Ask no more."""
        self._ended.set()
        self.join()
