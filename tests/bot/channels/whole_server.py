"""`ouwen serve` with every door open, in a process and a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import REPOSITORY
from tests.bot.channels.wechat import letters

TODAY = "2026-11-21"
PUBLIC_URL = "https://ask.example.gov.cn"
START_SECONDS = 600


def environment_of(folder: Path, made: Path) -> dict[str, str]:
    """Return the environment of a bot in `folder`; the index and the model in `made` are taken along."""
    shutil.copytree(made, folder, dirs_exist_ok=True)
    return {
        **os.environ,
        "OUWEN_VAR": str(folder),
        "OUWEN_SENDER_RATE": "0",
        "OUWEN_ADDRESS_RATE": "0",
        "OUWEN_TODAY": TODAY,
        "OUWEN_PUBLIC_URL": PUBLIC_URL,
        "OUWEN_WECHAT_TOKEN": letters.TOKEN,
        "OUWEN_WECHAT_APP_ID": letters.APP_ID,
    }


@contextmanager
def whole_server(environment: dict[str, str]) -> Iterator[str]:
    """Serve until the block ends; gives the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "bot.cli", "serve", "--port", address.rpartition(":")[2]]
    log = Path(environment["OUWEN_VAR"]) / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=out, stderr=out)
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))
