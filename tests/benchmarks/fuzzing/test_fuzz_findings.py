"""What a fuzz run takes for a failure and for a hang, and that every message is sent once."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock

import pytest

from benchmarks.fuzzing.findings import SLOWEST, Findings, at_once, row


def test_failures_and_hangs_are_kept_as_they_were_sent(tmp_path: Path):
    findings = Findings(tmp_path / "failures.jsonl")
    findings.note("rest salad", "a", "200", 0.2)
    findings.note("rest salad", "b", "500", 0.1)
    findings.note("widget noise", "c", "", 0.1, "TimeoutError()")
    findings.note("hotline excerpt", "d", "200", 1.5)
    assert len(findings.failures) == 2
    assert findings.hung == [(1.5, "hotline excerpt", "d")]
    lines = findings.file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["sent"] for line in lines] == ["b", "c", "d"]
    told = row("messages", findings)
    assert (told["sent"], told["failures"], told["over 1 s"]) == (4, 2, 1)
    assert told["answers"] == " ×1, 200 ×2, 500 ×1"


def test_the_slowest_are_kept_slowest_first(tmp_path: Path):
    findings = Findings(tmp_path / "failures.jsonl")
    for number in range(3 * SLOWEST):
        findings.note("rest salad", str(number), "200", (number * 7 % (3 * SLOWEST)) / 1000)
    seconds = [one[0] for one in findings.slow]
    assert seconds == [number / 1000 for number in range(3 * SLOWEST - 1, 2 * SLOWEST - 1, -1)]


def test_clients_send_each_item_once():
    sent: list[int] = []
    lock = Lock()

    def send(client: int, item: int) -> None:
        with lock:
            sent.append(item)

    at_once(4, range(500), send)
    assert sorted(sent) == list(range(500))


def test_a_client_that_breaks_off_is_told():
    def send(client: int, item: int) -> None:
        raise ValueError("no door")

    with pytest.raises(ValueError, match="no door"):
        at_once(2, range(3), send)
