"""Issues read by other processes: the same bytes, in any order, also when one of them dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from knowledge import crew as crews
from knowledge.build import build_index
from knowledge.crew import Crew, crew_of
from knowledge.errors import BulletinError, WorkersError
from knowledge.index.generation import SEGMENTS, current
from knowledge.ingestion import ingest
from knowledge.orders import Made, Order, fill
from knowledge.settings import KnowledgeSettings
from tests.knowledge.issues import SHIPPED, notice

distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install 'ouwen[dask]'")


def written(folder: Path, key: str) -> Path:
    """A small issue in a file."""
    year, number = key.split("-")
    file = folder / f"{key}.txt"
    text = notice(
        f"关于第{number}项工作的通知",
        f"一、第{number}项工作由综合行政执法部门负责，公安、农业农村、卫生健康等部门按照职责做好有关工作。",
        "二、任何单位和个人不得擅自占用站点、损毁站牌，违反的由主管部门责令改正，恢复原状。",
        number=f"温政发〔{year}〕{int(number)}号",
        signed=f"{year}年{int(number)}月1日",
    )
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def settings(tmp_path: Path) -> KnowledgeSettings:
    """Four invented issues in a folder, no index yet, the shipped encoder."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    for key in ("2021-01", "2021-02", "2021-03", "2021-04"):
        written(folder, key)
    return KnowledgeSettings(bulletins_dir=folder, index_dir=tmp_path / "index")


@pytest.fixture(scope="module")
def here() -> Iterator[Crew]:
    """A crew in threads of this process: what it sends and gets is the same, and it is there at once."""
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield Crew(client)


def bytes_of(settings: KnowledgeSettings) -> dict[str, bytes]:
    root = settings.index_dir / SEGMENTS
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()
    }


def dying_once(marker: str, order: Order) -> Made:
    """Fill an order, but end the whole process the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os._exit(1)
    return fill(order)


def test_processes_make_the_same_bytes_also_when_one_dies(
    settings: KnowledgeSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = replace(settings, index_dir=tmp_path / "alone")
    expected = build_index(alone)
    monkeypatch.setattr(crews, "fill", partial(dying_once, str(tmp_path / "died")))
    told = []
    with crew_of(None, 2) as crew:
        generation = build_index(settings, lambda *one: told.append(one), crew)
    assert (tmp_path / "died").exists()
    assert bytes_of(settings) == bytes_of(alone)
    assert generation.issues == expected.issues
    assert [done for stage, done, _ in told[:4] if stage == "bulletins"] == [1, 2, 3, 4]


def test_ingested_by_a_crew_all_is_as_without(
    here: Crew, settings: KnowledgeSettings, tmp_path: Path
) -> None:
    broken = tmp_path / "2022-02.txt"
    broken.write_bytes(b"\xff\xfe\x00")
    again = tmp_path / "again"
    again.mkdir()
    files = [
        SHIPPED / "2015-10.txt",
        broken,
        tmp_path / "missing.txt",
        written(tmp_path, "2022-01"),
        written(again, "2022-01"),
    ]
    alone = replace(settings, index_dir=tmp_path / "alone")
    expected, outcome = ingest(alone, files), ingest(settings, files, crew=here)
    assert outcome.files == expected.files
    assert [one.error is None for one in outcome.files] == [True, False, False, True, False]
    assert outcome.generation is not None
    assert expected.generation is not None
    assert outcome.generation.issues == expected.generation.issues
    assert bytes_of(settings) == bytes_of(alone)


def test_only_what_is_missing_or_damaged_is_sent(
    here: Crew, settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_index(settings, crew=here)
    sent: list[str] = []
    made = here._client.submit
    monkeypatch.setattr(
        here._client, "submit", lambda do, order, **how: sent.append(order.file) or made(do, order, **how)
    )
    before = bytes_of(settings)
    (settings.index_dir / SEGMENTS / first.issues[1].segment / "words.npz").write_bytes(b"")
    build_index(settings, crew=here)
    assert sent == ["2021-02.txt"]
    assert bytes_of(settings) == before


def test_a_file_that_does_not_read_is_named_and_the_old_index_stays(
    here: Crew, settings: KnowledgeSettings
) -> None:
    build_index(settings, crew=here)
    (settings.bulletins_dir / "2021-05.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BulletinError, match=r"2021-05\.txt"):
        build_index(settings, crew=here)
    assert current(settings.index_dir) == "000001"


def test_a_worker_of_another_version_is_refused(
    here: Crew, settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.orders.SegmentMaker.name", lambda *_: "0" * 32)
    made = fill(Order(file="2021-01.txt", content=(settings.bulletins_dir / "2021-01.txt").read_bytes()))
    monkeypatch.undo()
    monkeypatch.setattr(crews, "fill", lambda _order: made)
    with pytest.raises(WorkersError, match=r"2021-0\d\.txt, expected .* install the same on every machine"):
        build_index(settings, crew=here)


class Failing:
    """A client and a future in one, which fails as it is told."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self) -> Any:
        raise self.error


@pytest.mark.parametrize("error", [distributed.CancelledError("fill-1"), OSError("gone")], ids=repr)
def test_lost_workers_are_told_with_the_file_in_hand(error: Exception) -> None:
    with pytest.raises(WorkersError, match=r"lost while 2021-01\.txt was read"):
        Crew(None)._result(Failing(error), Path("2021-01.txt"))


def test_an_issue_over_which_workers_die_is_an_error_of_that_file_alone() -> None:
    made = Crew(None)._result(
        Failing(distributed.KilledWorker("fill-1", SimpleNamespace(address="tcp://w"), 3)),
        Path("2021-01.txt"),
    )
    assert made.error is not None
    assert made.error.startswith("2021-01.txt：")


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "CONNECT_SECONDS", 1)
    with (
        pytest.raises(WorkersError, match=r"tcp://127\.0\.0\.1:9 does not answer.*OUWEN_DASK_SCHEDULER"),
        crew_of("tcp://127.0.0.1:9", None),
    ):
        pass


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkersError, match=r"pip install 'ouwen\[dask\]'"), crew_of(None, 2):
        pass
    with crew_of(None, None) as none:
        assert none is None


def test_dask_is_not_imported_by_what_builds_and_answers() -> None:
    code = "import sys, knowledge.live, knowledge.build, knowledge.ingestion; print(sorted({'dask', 'distributed'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
