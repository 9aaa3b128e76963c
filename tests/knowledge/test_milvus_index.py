"""Issues taken in and out of an index that is in Milvus too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import encoder as encoders, index_writer
from knowledge.backend import MilvusAccess
from knowledge.build import build_index
from knowledge.history import rollback
from knowledge.index.generation import current
from knowledge.index.milvus_standby import StandbyLexical
from knowledge.ingestion import ingest, remove
from knowledge.live import LiveKnowledge
from knowledge.opening import open_index, open_searcher
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder
from tests.knowledge.issues import notice

pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'ouwen[milvus]'")

from knowledge.index import milvus_client, milvus_rows

DOGS = notice(
    "关于犬类管理的通告",
    "一、养犬人应当为犬只办理登记，每年带犬只免疫一次，并为犬只佩戴标识。",
    "二、养犬人携带犬只外出时应当使用牵引带，主动避让老人和儿童，及时清除犬只的粪便。",
    "三、综合行政执法部门负责犬类管理，公安、农业农村、卫生健康等部门按照各自职责做好有关工作。",
    number="温政发〔2021〕3号",
    signed="2021年3月1日",
)
BUSES = notice(
    "关于公共交通的通知",
    "一、公共汽车线路由交通运输部门审批，营运企业应当按照核定的线路、站点和班次运行。",
    "二、公共汽车应当保持整洁，设置老幼病残孕专座，驾驶员应当安全行车、文明服务。",
    "三、任何单位和个人不得擅自占用站点、损毁站牌，违反的由主管部门责令改正。",
    number="温政发〔2021〕4号",
    signed="2021年4月1日",
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeSettings]:
    """A built index of one invented issue, 2021-03, in its files and in Milvus."""
    monkeypatch.setattr("knowledge.index.milvus.SEARCH_SECONDS", 30)  # the machine may be busy
    monkeypatch.setattr(encoders, "load_encoder", lambda *_names: CharacterEncoder())
    folder = tmp_path / "bulletins"
    folder.mkdir()
    (folder / "2021-03.txt").write_text(DOGS, encoding="utf-8")
    access = MilvusAccess(uri=str(tmp_path / "milvus.db"))
    settings = KnowledgeSettings(
        bulletins_dir=folder, index_dir=tmp_path / "index", milvus=access, evidence_threshold=0.0
    )
    build_index(settings)
    yield settings
    milvus_client.close(access)


@pytest.fixture
def buses(tmp_path: Path) -> Path:
    file = tmp_path / "2021-04.txt"
    file.write_text(BUSES, encoding="utf-8")
    return file


def found(settings: KnowledgeSettings, question: str) -> list[str]:
    """The issues of what is found, best first."""
    searcher = open_searcher(settings)
    return [hit.passage.bulletin for hit in searcher.search(question).hits]


def segments(settings: KnowledgeSettings) -> set[str]:
    """The segments that have rows."""
    assert settings.milvus is not None
    with milvus_client.connected(settings.milvus) as client:
        return milvus_rows._segments(client, "ouwen_v1_64")


def test_the_rows_are_there_before_the_index_is_in_use(
    settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert segments(settings) == open_index(settings).segments.keys()
    monkeypatch.setattr(milvus_rows, "_write", None)
    assert isinstance(open_index(settings).lexical, StandbyLexical)


def test_taken_in_out_and_back_the_answers_follow(
    settings: KnowledgeSettings, buses: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = found(settings, "公共汽车线路谁审批")
    assert set(first) <= {"2021-03"}
    ingest(settings, [buses])
    assert found(settings, "公共汽车线路谁审批")[0] == "2021-04"
    assert found(settings, "养犬登记")[0] == "2021-03"
    remove(settings, ["2021-04"])
    assert found(settings, "公共汽车线路谁审批") == first
    rollback(settings)
    assert found(settings, "公共汽车线路谁审批")[0] == "2021-04"
    assert caplog.text == ""


def test_rolled_back_without_its_rows_they_are_written_again(
    settings: KnowledgeSettings, buses: Path
) -> None:
    ingest(settings, [buses])
    remove(settings, ["2021-04"])
    assert settings.milvus is not None
    milvus_rows.keep(settings.milvus, open_index(settings).segments)
    rollback(settings)
    assert found(settings, "公共汽车线路谁审批")[0] == "2021-04"
    assert segments(settings) == open_index(settings).segments.keys()


def test_a_change_that_breaks_off_leaves_the_index_before(
    settings: KnowledgeSettings, buses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, in_use = found(settings, "公共汽车线路谁审批"), current(settings.index_dir)
    with monkeypatch.context() as broken:
        broken.setattr(index_writer, "publish", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            ingest(settings, [buses])
    assert current(settings.index_dir) == in_use
    assert found(settings, "公共汽车线路谁审批") == before
    ingest(settings, [buses])
    assert found(settings, "公共汽车线路谁审批")[0] == "2021-04"


def _interrupt(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_without_milvus_an_issue_is_taken_in_all_the_same(
    settings: KnowledgeSettings,
    buses: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(milvus_client, "CONNECT_SECONDS", 1)
    away = replace(settings, milvus=MilvusAccess(uri="http://127.0.0.1:9"))
    ingest(away, [buses])
    assert found(away, "公共汽车线路谁审批")[0] == "2021-04"
    lines = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert [line.split(": ")[0] for line in lines] == [
        "the index goes in use without its copy in Milvus",
        "the files of the index answer in place of Milvus",
    ]
    assert found(settings, "公共汽车线路谁审批")[0] == "2021-04"
    assert segments(settings) == open_index(settings).segments.keys()


def test_a_running_process_goes_over_to_the_next_generation(settings: KnowledgeSettings, buses: Path) -> None:
    live = LiveKnowledge(settings)
    ingest(settings, [buses])
    assert live.renew()
    assert live.base.search("公共汽车线路谁审批").hits[0].passage.bulletin == "2021-04"
