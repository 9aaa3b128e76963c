"""A toy bot on a small disk of its own that is filled to the last byte."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.toy_process import ToyProcess, until

DISK = "size=4m"
# A name space of its own: nothing stays mounted, however the test ends.
ALONE = ("unshare", "--user", "--map-root-user", "--mount", "--")
# The log is beside the disk: it was opened before.
MOUNT = 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"'


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A folder for the disk; skips where no disk can be mounted, elsewhere a limit of files stands for it."""
    mounted = (*ALONE, "sh", "-c", MOUNT, DISK, str(tmp_path), "true")
    if shutil.which(ALONE[0]) is None or subprocess.run(mounted, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here; see test_answers_…_while_files_cannot_grow")
    return tmp_path


@pytest.fixture
def server(toy: object, toy_root: Path, toy_model: Path, var: Path) -> Iterator[ToyProcess]:
    within = (*ALONE, "sh", "-c", MOUNT, DISK, str(var))
    made = ToyProcess(toy_root, toy_model, var, within=within)
    made.start()
    yield made
    made.close()


def kept(server: ToyProcess, var: Path, copy: Path) -> tuple[int, int]:
    """Return how many messages stand among the events and among the turns, none while that cannot be read.

    Files are copied: SQLite itself would look for them by their path, which leads elsewhere from here.
    """
    queries = ("SELECT count(*) FROM events WHERE type_name = 'user'", "SELECT count(*) FROM turns")
    try:
        for name in ("conversations.db", "conversations.db-wal"):
            shutil.copyfile(server.seen(var / name), copy / name)
        with closing(sqlite3.connect(copy / "conversations.db")) as database:
            events, turns = (int(database.execute(query).fetchone()[0]) for query in queries)
    except (FileNotFoundError, sqlite3.DatabaseError):
        return 0, 0
    return events, turns


def fill(path: Path) -> None:
    """Write until the disk takes not a byte more."""

    def write_on(size: int) -> None:
        while True:
            full.write(b"0" * size)

    with path.open("wb", buffering=0) as full:
        for size in (65536, 4096, 1):
            with pytest.raises(OSError, match="No space left on device"):
                write_on(size)


def test_answers_and_their_context_go_on_while_the_disk_is_full(
    server: ToyProcess, var: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("copy")
    assert server.said("full") == "第1次问。"
    until(lambda: kept(server, var, copy) == (1, 1))
    rubbish = server.seen(var / "rubbish")
    fill(rubbish)
    asked = 1
    while server.health()["checks"]["database"]["writable"]:
        # a file of SQLite has room of its own for some rows more
        asked += 1
        assert server.said("full") == f"第{asked}次问。"
        assert asked < 500, "the full disk stops nothing"
    assert server.health()["checks"]["database"]["status"] == "degraded"
    assert server.said("full") == f"第{asked + 1}次问。"
    rubbish.unlink()
    until(lambda: kept(server, var, copy) == (asked + 1, asked + 1))
    until(lambda: server.health()["checks"]["database"]["status"] == "ok")
    assert server.said("full") == f"第{asked + 2}次问。"
    assert "database or disk is full" in server.log
