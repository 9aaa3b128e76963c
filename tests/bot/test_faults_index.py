"""`ouwen serve` over an index that is damaged: before the start, and while it answers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import REPOSITORY
from knowledge.index.generation import GENERATIONS, current, read_generation, segment_folder
from tests.bot.toy_process import until

ASKED, SAID = "瑞安最低工资是多少", "1660元/月"
START_SECONDS = 300


class Served:
    """`ouwen serve` over a folder, its index damaged before it began."""

    def __init__(self, var: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.var, self._log = var, log
        self.environment = {**os.environ, "OUWEN_VAR": str(var), "OUWEN_TODAY": "2026-11-21"}
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve", "--port", str(self._port)],
                cwd=REPOSITORY, env=self.environment, stderr=output,
            )  # fmt: skip
        until(lambda: self._process.poll() is not None or self.ready() is not None, START_SECONDS)

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def index(self) -> Path:
        return self.var / "index"

    def ready(self) -> dict[str, Any] | None:
        """What /health/ready says of the index; None while nothing listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/health/ready", timeout=30) as said:
                checks: dict[str, Any] = json.loads(said.read())["checks"]["index"]
                return checks
        except (urllib.error.URLError, OSError):
            return None

    def said(self) -> str:
        body = json.dumps({"sender": "resident", "message": ASKED}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}/webhooks/rest/webhook", body)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(json.loads(answer.read())[0]["text"])

    def stop(self) -> int:
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(60)


def cut_short(index: Path) -> str:
    """Leave half of the passages of an issue; return which file was damaged."""
    entry = read_generation(index).issues[0]
    file = segment_folder(index, entry.segment) / "passages.json"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return str(file)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> tuple[Path, str]:
    """A folder as it was when the bot last ran, but for one file."""
    var = tmp_path_factory.mktemp("damaged")
    for name in ("index", "models"):
        shutil.copytree(prepared / name, var / name)
    return var, cut_short(var / "index")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, damaged: tuple[Path, str]) -> Iterator[Served]:
    server = Served(damaged[0], tmp_path_factory.mktemp("log") / "log")
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.log


def test_a_damaged_index_is_built_anew_at_the_start(served: Served, damaged: tuple[Path, str]) -> None:
    assert (served.ready() or {}).get("status") == "ok", served.log
    assert SAID in served.said()
    (told,) = [line for line in served.log.splitlines() if "索引已损坏" in line]
    assert damaged[1] in told
    assert "现在重建" in told


def test_what_is_damaged_while_running_is_told_and_a_build_mends_it(served: Served) -> None:
    name = current(served.index)
    newer = f"{int(name) + 1:06}"
    (served.index / GENERATIONS / f"{newer}.json").write_text("{")
    (served.index / "current").write_text(newer)
    until(lambda: (served.ready() or {}).get("status") == "degraded")
    assert (served.ready() or {})["refused"] == newer
    assert SAID in served.said()
    subprocess.run(
        [sys.executable, "-m", "bot.cli", "build"], cwd=REPOSITORY, env=served.environment, check=True
    )
    until(lambda: (served.ready() or {}).get("status") == "ok")
    assert (served.ready() or {})["generation"] == current(served.index) != name
    assert SAID in served.said()
