"""Two machines with one Milvus: both answer from the same generation, and from their files without it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import encoder as encoders
from knowledge.backend import MilvusAccess
from knowledge.build import build_index, is_stale
from knowledge.errors import IndexMissingError
from knowledge.history import rollback
from knowledge.index.generation import GENERATIONS, SEGMENTS, current, read_generation
from knowledge.ingestion import ingest
from knowledge.live import LiveKnowledge
from knowledge.opening import generation_in_use, open_index
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder
from tests.knowledge.issues import notice

pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'ouwen[milvus]'")

from knowledge.index import milvus_client, milvus_files, milvus_sharing


def written(folder: Path, key: str, words: str) -> Path:
    text = notice(
        f"关于{words}的通告",
        f"一、{words}由交通运输部门审批，营运企业应当按照核定的线路、站点和班次运行，最低工资标准为2300元/月。",
        "二、任何单位和个人不得擅自占用站点、损毁站牌，违反的由主管部门责令改正，恢复原状。",
        number=f"温政发〔{key[:4]}〕{int(key[5:])}号",
        signed=f"{key[:4]}年{int(key[5:])}月1日",
    )
    file = folder / f"{key}.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusAccess]:
    """One Milvus for all tests; each has collections of its own."""
    access = MilvusAccess(uri=str(tmp_path_factory.mktemp("milvus") / "milvus.db"))
    yield access
    milvus_client.close(access)


@pytest.fixture
def one(server: MilvusAccess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeSettings:
    """The first machine, with a built index of one issue; whoever asks Milvus does so at once."""
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 30)
    monkeypatch.setattr(milvus_sharing, "EVERY_SECONDS", 0.0)
    monkeypatch.setattr(milvus_sharing, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(encoders, "load_encoder", lambda *_names: CharacterEncoder())
    folder = tmp_path / "bulletins"
    folder.mkdir()
    written(folder, "2021-03", "公共汽车")
    access = replace(server, prefix=f"test_{abs(hash(tmp_path))}")
    settings = KnowledgeSettings(bulletins_dir=folder, index_dir=tmp_path / "one", milvus=access)
    build_index(settings)
    return settings


@pytest.fixture
def two(one: KnowledgeSettings, tmp_path: Path) -> KnowledgeSettings:
    """The second machine: the same version and bulletins, nothing else."""
    return replace(one, index_dir=tmp_path / "two")


def bytes_of(settings: KnowledgeSettings) -> dict[str, bytes]:
    root = settings.index_dir / SEGMENTS
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()
    }


def identities(*machines: KnowledgeSettings) -> set[str]:
    return {read_generation(machine.index_dir).identity for machine in machines}


def keys(settings: KnowledgeSettings) -> list[str]:
    return [bulletin.key for bulletin in open_index(settings).bulletins]


def test_a_machine_with_nothing_opens_the_same_generation_from_milvus_alone(
    one: KnowledgeSettings, two: KnowledgeSettings
) -> None:
    mine, theirs = open_index(one), open_index(two)
    assert theirs.generation == mine.generation
    assert (theirs.bulletins, theirs.passages, theirs.standards) == (
        mine.bulletins,
        mine.passages,
        mine.standards,
    )
    assert bytes_of(two) == bytes_of(one)
    assert not is_stale(two)


def test_what_one_takes_in_the_other_answers_from_without_a_restart(
    one: KnowledgeSettings, two: KnowledgeSettings, tmp_path: Path
) -> None:
    live = LiveKnowledge(two)
    ingest(one, [written(tmp_path, "2021-04", "轮渡")])
    assert live.renew()
    assert [bulletin.key for bulletin in live.base.bulletins] == ["2021-03", "2021-04"]
    assert live.base.identity == read_generation(one.index_dir).identity
    ingest(two, [written(tmp_path, "2021-05", "出租车")])
    assert keys(one) == ["2021-03", "2021-04", "2021-05"]
    assert len(identities(one, two)) == 1


def test_one_that_goes_back_takes_the_other_with_it(
    one: KnowledgeSettings, two: KnowledgeSettings, tmp_path: Path
) -> None:
    ingest(one, [written(tmp_path, "2021-04", "轮渡")])
    assert keys(two) == ["2021-03", "2021-04"]
    rollback(one)
    generation_in_use(one)
    assert keys(two) == ["2021-03"]
    assert len(identities(one, two)) == 1


def test_taken_in_while_milvus_is_away_it_is_shared_later(
    one: KnowledgeSettings, two: KnowledgeSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(two)
    monkeypatch.setattr(milvus_client, "CONNECT_SECONDS", 1)
    away = replace(one, milvus=MilvusAccess(uri="http://127.0.0.1:9"))
    ingest(away, [written(tmp_path, "2021-04", "轮渡")])
    assert keys(away) == ["2021-03", "2021-04"]
    assert keys(two) == ["2021-03"]
    generation_in_use(one)
    assert keys(two) == ["2021-03", "2021-04"]


def test_changed_on_both_the_shared_one_is_used_and_the_other_kept_and_told(
    one: KnowledgeSettings,
    two: KnowledgeSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    keys(two)
    monkeypatch.setattr(milvus_client, "CONNECT_SECONDS", 1)
    ingest(
        replace(two, milvus=MilvusAccess(uri="http://127.0.0.1:9")), [written(tmp_path, "2021-05", "出租车")]
    )
    alone = read_generation(two.index_dir).identity
    ingest(one, [written(tmp_path, "2021-04", "轮渡")])
    caplog.clear()
    assert keys(two) == ["2021-03", "2021-04"]
    assert "changed here and on another machine" in caplog.text
    kept = [
        read_generation(two.index_dir, file.stem).identity for file in (two.index_dir / GENERATIONS).iterdir()
    ]
    assert alone in kept


def test_a_segment_that_is_not_whole_in_milvus_leaves_the_generation_before(
    one: KnowledgeSettings, two: KnowledgeSettings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keys(two)
    before = current(two.index_dir)
    generation = ingest(one, [written(tmp_path, "2021-04", "轮渡")]).generation
    assert generation is not None
    assert one.milvus is not None
    segment = generation.issues[1].segment
    files = milvus_files.get(one.milvus, segment)
    milvus_files.put(one.milvus, segment, {name: files[name] for name in ("segment.json", "words.npz")})
    assert generation_in_use(two) == before
    assert "is not taken over" in caplog.text
    milvus_files.put(one.milvus, segment, files)
    assert keys(two) == ["2021-03", "2021-04"]


def test_a_large_file_of_any_bytes_comes_back_as_it_was(one: KnowledgeSettings) -> None:
    assert one.milvus is not None
    content = bytes(range(256)) * 3 + b"".join(
        hash((7, n)).to_bytes(8, "big", signed=True) for n in range(40_000)
    )
    milvus_files.put(one.milvus, "large", {"a.npy": content, "empty.txt": b""})
    assert milvus_files.get(one.milvus, "large") == {"a.npy": content, "empty.txt": b""}
    milvus_files.keep(one.milvus, [])
    assert milvus_files.get(one.milvus, "large") == {}
    assert milvus_files.pointed(one.milvus) is not None


def test_without_milvus_a_machine_with_nothing_has_no_index(
    two: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(milvus_client, "CONNECT_SECONDS", 1)
    away = replace(two, milvus=MilvusAccess(uri="http://name:secret-1@127.0.0.1:9", token="secret-2"))
    with caplog.at_level(logging.DEBUG), pytest.raises(IndexMissingError):
        open_index(away)
    assert "secret" not in caplog.text
