"""What benchmarks measured is kept and made into the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import recorded, report
from benchmarks.recorded import Demand, record

MACHINE = {"processor": "P", "cores": "2", "memory": "24 GiB", "system": "Debian"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUWEN_VAR", str(tmp_path))
    monkeypatch.setattr(recorded, "machine", lambda: MACHINE)
    monkeypatch.setattr(recorded, "versions", lambda: {"Python": "3.10.13", "rasa": "3.6.21"})
    return tmp_path / "benchmarks"


def test_a_figure_at_its_limit_is_reached():
    assert Demand(text="t", found=1.0, limit=1.0).reached
    assert not Demand(text="t", found=1.01, limit=1.0).reached
    assert Demand(text="t", found=10.0, limit=10.0, at_least=True).reached
    assert not Demand(text="t", found=9.9, limit=10.0, at_least=True).reached


@pytest.mark.parametrize("at_least", [False, True])
def test_what_was_not_measured_is_not_reached(at_least: bool):
    assert not Demand(text="t", found=None, limit=1.0, at_least=at_least).reached


def test_the_last_run_replaces_the_one_before(folder: Path):
    for count in (1, 2):
        path = record("fuzz", rows=[{"sent": count}], configuration={"seed": 7}, command="c")
    assert [each.name for each in folder.iterdir()] == ["fuzz.json"]
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["rows"] == [{"sent": 2}]
    assert content["machine"] == MACHINE
    assert content["configuration"] == {"seed": 7}


def test_a_section_shows_figures_verdicts_machine_and_how_both_were_set_up(folder: Path):
    record(
        "fuzz",
        rows=[{"what": "a|b", "ms": 0.1234, "sent": 100_000}, {"door": "rest", "ms": 12.0}],
        configuration={"peer": {"epochs": 100}},
        command="python -m benchmarks.fuzz",
        demands=[
            Demand(text="no 500", found=0, limit=0),
            Demand(text="ours", found=3, limit=4, asked_by_issue=False),
            Demand(text="slowest", found=1500, limit=1000, unit="ms"),
        ],
    )
    page = report.page(folder)
    assert (
        "| what | ms | sent |\n| --- | ---: | ---: |\n| a\\|b | 0.12 | 100,000 |\n\n| door | ms |\n" in page
    )
    assert "| no 500 | ≤ 0 | 0 | reached | `fuzz` |" in page
    assert "| slowest | ≤ 1,000 ms | 1,500 ms | **not reached** | `fuzz` |" in page
    assert "| ours | ≤ 4 | 3 | reached | `fuzz` |" not in page
    assert "| ours | ≤ 4 | 3 | reached |" in page
    assert "again: `python -m benchmarks.fuzz`" in page
    assert "- P, 2 cores, 24 GiB, Debian\n- Python 3.10.13, rasa 3.6.21\n" in page
    assert "peer:\n  epochs: 100\n" in page
    assert "Not run: `messages`, `workers`, `soak`, `scale`, `nlu`" in page


def test_what_is_asked_of_several_sides_is_one_row(folder: Path):
    asked = [
        Demand(text="p50", found=found, limit=10, unit="ms", by=side)
        for side, found in (("ours", 9), ("2 workers", 12))
    ]
    record("messages", rows=[], configuration={}, command="c", demands=asked)
    assert "| p50 | ≤ 10 ms | 9 ms | reached | 12 ms, **not reached** |" in report.page(folder)


def test_a_quick_run_is_said_to_be_one(folder: Path):
    record("soak", rows=[{"door": "rest"}], configuration={}, command="python -m benchmarks.soak --quick")
    assert "**A quick run, to see that it works" in report.page(folder)


def test_without_records_everything_is_named_as_not_run(folder: Path):
    page = report.page(folder)
    assert "Nothing was measured yet." in page
    assert "Not run yet: `python -m benchmarks.messages`" in page
