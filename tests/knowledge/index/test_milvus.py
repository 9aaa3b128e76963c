"""The rows in Milvus: written once, made whole again, deleted when no generation holds them."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.backend import MilvusAccess
from knowledge.errors import IndexUnavailableError
from knowledge.index.arms import Scored
from knowledge.index.file_arms import Arms, file_arms
from knowledge.index.milvus_copy import milvus_or_files
from tests.knowledge.index.fakes import segment, unit

pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'ouwen[milvus]'")

from knowledge.index import milvus_client, milvus_rows
from knowledge.index.milvus import milvus_arms

WEIGHTS = (1.0, 1.0, 1.0)
VECTORS = unit(np.random.default_rng(3).normal(size=(4, 8)))
FIRST = {
    "one": segment("2019-12", "犬只应当免疫", "犬只应当登记", vectors=VECTORS[:2]),
    "two": segment("2020-01", "最低工资标准", vectors=VECTORS[2:3]),
}
NEXT = {**FIRST, "three": segment("2020-02", "犬只收容", vectors=VECTORS[3:])}
HOLD = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); input()"


@pytest.fixture(scope="module")
def access(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusAccess]:
    access = MilvusAccess(uri=str(tmp_path_factory.mktemp("milvus") / "milvus.db"))
    yield access
    milvus_client.close(access)


@pytest.fixture(autouse=True)
def emptied(access: MilvusAccess, monkeypatch: pytest.MonkeyPatch) -> None:
    milvus_rows.keep(access, [])
    monkeypatch.setattr(milvus_client, "CONNECT_SECONDS", 1)
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 30)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The segments whose rows were written."""
    names: list[str] = []
    write = milvus_rows._write

    def noted(client: object, name: str, segment: str, content: object) -> None:
        names.append(segment)
        write(client, name, segment, content)  # type: ignore[arg-type]

    monkeypatch.setattr(milvus_rows, "_write", noted)
    return names


def dogs(arms: Arms) -> list[int]:
    return [one.position for one in arms[0].rank("犬只").best(9)]


def nearest(arms: Arms, row: int) -> list[Scored]:
    assert arms[1] is not None
    return arms[1].rank(VECTORS[row]).best(1)


def test_only_the_rows_of_a_new_segment_are_written(access: MilvusAccess, written: list[str]) -> None:
    milvus_arms(access, FIRST)
    assert written == ["one", "two"]
    arms = milvus_arms(access, NEXT)
    assert written == ["one", "two", "three"]
    assert sorted(dogs(arms)) == [0, 1, 3]


def test_a_generation_sees_its_own_rows_alone(access: MilvusAccess) -> None:
    before = milvus_arms(access, FIRST)
    milvus_arms(access, NEXT)
    assert sorted(dogs(before)) == [0, 1]
    turned = milvus_arms(access, dict(reversed(FIRST.items())))
    assert sorted(dogs(turned)) == [1, 2]
    assert [one.position for one in nearest(turned, 2)] == [0]


def test_opened_again_all_is_equal(access: MilvusAccess, written: list[str]) -> None:
    before = milvus_arms(access, FIRST)
    asked = [before[0].rank("犬只登记标准").best(9), nearest(before, 1)]
    milvus_client.close(access)
    written.clear()
    after = milvus_arms(access, FIRST)
    assert [after[0].rank("犬只登记标准").best(9), nearest(after, 1)] == asked
    assert written == []


def test_what_broke_off_leaves_the_generation_before_and_is_made_whole(
    access: MilvusAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = milvus_arms(access, {"two": FIRST["two"]})
    with monkeypatch.context() as broken:
        broken.setattr(milvus_rows, "_count", _interrupted_at_the_end())
        with pytest.raises(KeyboardInterrupt):
            milvus_arms(access, FIRST)
    assert [one.position for one in before[0].rank("工资").best(9)] == [0]
    assert dogs(before) == []
    with milvus_client.connected(access) as client:
        client.delete("ouwen_v1_8", ids=[milvus_rows.row_id("one", 0)])
    assert sorted(dogs(milvus_arms(access, FIRST))) == [0, 1]


def _interrupted_at_the_end() -> object:
    """Counts nothing before the rows are written, and is interrupted after."""
    calls: list[str] = []

    def count(_client: object, _name: str, segment: str) -> int:
        if segment in calls:
            raise KeyboardInterrupt
        calls.append(segment)
        return 0

    return count


def test_rows_that_no_generation_holds_are_deleted(access: MilvusAccess, written: list[str]) -> None:
    milvus_arms(access, NEXT)
    milvus_rows.keep(access, ["one", "three"])
    with milvus_client.connected(access) as client:
        left = client.query("ouwen_v1_8", filter='id != ""', output_fields=["id"])
    assert sorted(row["id"] for row in left) == ["one:0", "one:1", "three:0"]
    written.clear()
    milvus_arms(access, FIRST)
    assert written == ["two"]


def test_a_milvus_that_does_not_answer_is_told_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    down = MilvusAccess(uri="http://name:secret-1@127.0.0.1:9", token="secret-2")
    arms = milvus_or_files(down, FIRST, WEIGHTS)
    (line,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert "Milvus at http://127.0.0.1:9 does not answer" in line
    assert "OUWEN_INDEX_BACKEND=files" in line
    assert "secret" not in line
    assert "\n" not in line
    files = file_arms(FIRST, WEIGHTS)
    assert arms[0].rank("犬只登记").best(9) == files[0].rank("犬只登记").best(9)
    assert nearest(arms, 1) == nearest(files, 1)


def test_a_milvus_that_ends_leaves_the_files_to_answer(
    access: MilvusAccess, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from milvus_lite.server_manager import server_manager_instance

    arms, files = milvus_or_files(access, FIRST, WEIGHTS), file_arms(FIRST, WEIGHTS)
    asked = arms[0].rank("犬只登记")
    assert asked.best(1)[0].position == 1
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 1)
    server_manager_instance.release_all()
    assert arms[0].rank("犬只登记").best(9) == files[0].rank("犬只登记").best(9)
    assert nearest(arms, 1) == nearest(files, 1)
    assert asked.of([0, 1]) == files[0].rank("犬只登记").of([0, 1])
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


def test_after_the_pause_milvus_is_asked_again(access: MilvusAccess, monkeypatch: pytest.MonkeyPatch) -> None:
    from milvus_lite.server_manager import server_manager_instance

    arms = milvus_or_files(access, FIRST, WEIGHTS)
    expected = arms[0].rank("犬只登记").best(9)
    server_manager_instance.release_all()
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 1)
    monkeypatch.setattr("knowledge.index.milvus_standby.PAUSE_SECONDS", 0.0)
    assert arms[0].rank("犬只登记").best(9) == file_arms(FIRST, WEIGHTS)[0].rank("犬只登记").best(9)
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 30)
    assert arms[0].rank("犬只登记").best(9) == expected


def test_a_file_that_another_process_serves_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / ".milvus.db.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(IndexUnavailableError, match="in use by another process"):
            milvus_arms(MilvusAccess(uri=str(tmp_path / "milvus.db")), FIRST)
        other.communicate("\n")


def test_two_prefixes_in_one_file_do_not_meet(access: MilvusAccess) -> None:
    first = milvus_arms(access, FIRST)
    other = MilvusAccess(uri=access.uri, prefix="other")
    assert dogs(milvus_arms(other, {"three": NEXT["three"]})) == [0]
    milvus_rows.keep(other, [])
    assert sorted(dogs(first)) == [0, 1]


def test_a_package_that_is_missing_is_told(
    access: MilvusAccess, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in [name for name in sys.modules if name.startswith("knowledge.index.milvus")]:
        if name not in ("knowledge.index.milvus_copy", "knowledge.index.milvus_standby"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    assert sorted(dogs(milvus_or_files(access, FIRST, WEIGHTS))) == [0, 1]
    assert "pymilvus is not installed" in caplog.text
