"""`make test` runs the suite in two processes: between them they are given every test file, none of them twice."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# stands in for Python: writes down what it was to run, a line an argument
NOTING = '#!/bin/sh\nprintf "%s\\n" "$@" >asked.$$\n'


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What each process of tools/test.sh is given."""
    copy = tmp_path_factory.mktemp("copy")
    (copy / "tests").symlink_to(ROOT / "tests")
    for place, text in (
        ("tools/test.sh", (ROOT / "tools/test.sh").read_text()),
        (".venv/bin/python", NOTING),
    ):
        (copy / place).parent.mkdir(parents=True)
        (copy / place).write_text(text, encoding="utf-8")
        (copy / place).chmod(0o755)
    subprocess.run(["sh", copy / "tools/test.sh", "tests", "-q"], check=True)
    return [path.read_text(encoding="utf-8").splitlines() for path in copy.glob("asked.*")]


def files_of(half: list[str]) -> list[Path]:
    """The test files that pytest finds by what it is given."""
    ignored = [ROOT / name.removeprefix("--ignore=") for name in half if name.startswith("--ignore=")]
    named = [ROOT / name for name in half if not name.startswith("-")]
    found = [file for path in named for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    return [file for file in found if not any(file.is_relative_to(path) for path in ignored)]


def test_every_test_file_is_run_once(halves: list[list[str]]):
    assert [half[:2] for half in halves] == [["-m", "pytest"]] * 2
    given = Counter(file for half in halves for file in files_of([*half[2:]]))
    assert set(given) == set((ROOT / "tests").rglob("test_*.py"))
    assert [str(file) for file, times in given.items() if times > 1] == []


def test_what_is_named_is_there(halves: list[list[str]]):
    named = {name.removeprefix("--ignore=") for half in halves for name in half[2:] if "tests/" in name}
    assert len(named) > 5
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
