"""The benchmarks of a running server do run, against the toy bot: what they print and what they record."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import REPOSITORY, Settings

UNLIMITED = {"OUWEN_SENDER_RATE": "0", "OUWEN_ADDRESS_RATE": "0"}
WECHAT = {"OUWEN_WECHAT_TOKEN": "ouwen-token", "OUWEN_WECHAT_APP_ID": "wx5823bf96d3bd56c7"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {**os.environ, **UNLIMITED, **WECHAT, "OUWEN_VAR": str(tmp_path_factory.mktemp("benchmarks"))}


@pytest.fixture(scope="module")
def address(toy: Settings, toy_root: Path, toy_model: Path, environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, str(toy_root / "serve.py"), environment["OUWEN_VAR"], str(toy_model), port]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
        process.kill()


def run(name: str, environment: dict[str, str], *words: str) -> tuple[int, str, dict[str, Any]]:
    """Return the exit status of the benchmark, what it printed and what it recorded."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", "--quick", *words],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    recorded = Path(environment["OUWEN_VAR"]) / "benchmarks" / f"{name}.json"
    return done.returncode, done.stdout, json.loads(recorded.read_text(encoding="utf-8"))


def test_messages_are_timed_fresh_and_in_long_conversations(
    address: str, environment: dict[str, str], tmp_path: Path
) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_text("# two that the toy knows\n你好\n最低工资是多少\n", encoding="utf-8")
    status, printed, recorded = run("messages", environment, "--url", address, "--questions", str(questions))
    assert status == 0
    speed = [row for row in recorded["rows"] if "ours msg/s" in row]
    asked = [("fresh", 1), ("fresh", 8), ("5 turns", 1), ("5 turns", 8)]
    new = [("fresh", 1), ("fresh", 8), ("5 turns", 8)]
    assert [(row["conversations"], row["users"]) for row in speed] == asked + new
    # the toy has no words for most of the new questions
    assert [row["ours errors"] for row in recorded["rows"] if "ours errors" in row][:4] == [0] * 4
    assert "| conversations | users | pace | ours msg/s |" in printed


def test_a_soak_finds_every_reply_that_is_not_what_was_said_alone(
    address: str, environment: dict[str, str]
) -> None:
    """The toy says the name of the conversation with each answer, so none is ever the same; pages are."""
    status, printed, recorded = run("soak", environment, "--url", address)
    doors = {row["door"]: row for row in recorded["rows"] if "door" in row}
    assert list(doors) == ["widget", "rest", "socket.io", "hotline", "wechat", "reader", "all"]
    assert [door for door, row in doors.items() if row["errors"] or row["lost"] or row["crossed"]] == []
    assert [door for door, row in doors.items() if not row["different"]] == ["reader"]
    assert doors["reader"]["right replies"] > 0
    assert status == 1
    assert "widget: 瑞安最低工资是多少 -> '第1次问。" in printed
