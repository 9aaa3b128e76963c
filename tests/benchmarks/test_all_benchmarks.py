"""`make benchmark` runs all sections, goes on after one that failed, and says so at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from benchmarks import everything

NAMES = ["messages", "workers", "soak", "fuzz", "scale", "nlu", "entities", "hearing", "ingest"]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the modules that are run; `soak` and the messages that print nothing fail."""
    modules: list[str] = []

    def run(words: Sequence[str], **_: object) -> SimpleNamespace:
        modules.append(words[3] if words[2] == "benchmarks.printed" else words[2].removeprefix("benchmarks."))
        return SimpleNamespace(returncode=int(modules[-1] == "soak"))

    monkeypatch.setattr(everything.subprocess, "run", run)
    monkeypatch.setattr(everything.report, "write", lambda: modules.append("page"))
    return modules


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    monkeypatch.setattr(sys, "argv", ["everything", *words])
    with pytest.raises(SystemExit) as ended:
        everything.main()
    return ended.value.code


def test_one_that_fails_does_not_keep_the_others_from_running(
    monkeypatch: pytest.MonkeyPatch, ran: list[str]
):
    assert run(monkeypatch) == "failed, or not reached: soak"
    assert ran[0] == "bot.cli"
    assert ran[1::2] == NAMES
    assert set(ran[2::2]) == {"page"}


def test_some_are_chosen_or_left_out(monkeypatch: pytest.MonkeyPatch, ran: list[str]):
    assert run(monkeypatch, "--only", "nlu", "--only", "fuzz", "--quick") == 0
    assert [each for each in ran[1:] if each != "page"] == ["fuzz", "nlu"]
    ran.clear()
    assert run(monkeypatch, "--skip", "soak") == 0
    assert [each for each in ran[1:] if each != "page"] == [name for name in NAMES if name != "soak"]
