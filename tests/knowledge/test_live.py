from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import pytest

from knowledge.index import storage
from knowledge.index.generation import current, segment_folder
from knowledge.ingestion import ingest, remove
from knowledge.live import LiveKnowledge, live_knowledge
from knowledge.settings import KnowledgeSettings
from tests.knowledge.issues import SHIPPED

NEW = SHIPPED / "2019-12.txt"


def keys(live: LiveKnowledge) -> list[str]:
    return [bulletin.key for bulletin in live.base.bulletins]


def eventually(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not happened() and time.monotonic() < end:
        time.sleep(0.05)
    return happened()


def test_a_new_generation_is_used_by_itself(one_issue: KnowledgeSettings) -> None:
    live = live_knowledge(one_issue)
    before = live.base
    assert live_knowledge(one_issue) is live
    ingest(one_issue, [NEW])
    assert eventually(lambda: keys(live) == ["2015-10", "2019-12"])
    assert [bulletin.key for bulletin in before.bulletins] == ["2015-10"]
    assert live.base.page("2019-12", 2) is not None
    remove(one_issue, ["2015-10"])
    assert eventually(lambda: keys(live) == ["2019-12"])


def test_only_what_is_new_is_read(one_issue: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    live = LiveKnowledge(one_issue)
    (old,) = live.base.bulletins
    read = []
    load = storage.load_segment
    monkeypatch.setattr(storage, "load_segment", lambda folder: read.append(folder) or load(folder))
    ingest(one_issue, [NEW])
    assert live.renew()
    assert not live.renew()
    assert len(read) == 1
    assert live.base.bulletins[0] is old


def test_the_one_before_answers_while_the_next_is_opened(
    one_issue: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveKnowledge(one_issue)
    opening, go_on = threading.Event(), threading.Event()
    load = storage.load_segment

    def slow(folder: object) -> object:
        opening.set()
        go_on.wait(20)
        return load(folder)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "load_segment", slow)
    ingest(one_issue, [NEW])
    renewal = threading.Thread(target=live.renew)
    renewal.start()
    assert opening.wait(20)
    assert keys(live) == ["2015-10"]
    assert live.base.search("最低工资").hits[0].passage.bulletin == "2015-10"
    go_on.set()
    renewal.join()
    assert keys(live) == ["2015-10", "2019-12"]


def test_one_that_cannot_be_opened_is_told_once_and_left(
    one_issue: KnowledgeSettings, caplog: pytest.LogCaptureFixture
) -> None:
    live = LiveKnowledge(one_issue)
    outcome = ingest(one_issue, [NEW])
    assert outcome.generation is not None
    (entry,) = [one for one in outcome.generation.issues if one.key == "2019-12"]
    (segment_folder(one_issue.index_dir, entry.segment) / "words.npz").write_bytes(b"")
    with caplog.at_level(logging.ERROR):
        assert [live.renew(), live.renew()] == [False, False]
    assert len(caplog.records) == 1
    assert "generation 000001" in caplog.records[0].getMessage()
    assert (keys(live), live.refused) == (["2015-10"], "000002")
    remove(one_issue, ["2019-12"])
    assert live.renew()
    assert live.base.generation == current(one_issue.index_dir) == "000003"
    assert live.refused is None


def test_an_index_that_goes_away_leaves_the_answers(
    one_issue: KnowledgeSettings, caplog: pytest.LogCaptureFixture
) -> None:
    live = LiveKnowledge(one_issue)
    there = (one_issue.index_dir / "current").read_text(encoding="utf-8")
    (one_issue.index_dir / "current").unlink()
    with caplog.at_level(logging.ERROR):
        assert [live.renew(), live.renew()] == [False, False]
    assert len(caplog.records) == 1
    assert live.refused == ""
    assert live.base.search("最低工资").hits
    (one_issue.index_dir / "current").write_text(there, encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert not live.renew()
    assert [live.refused, "can be read again" in caplog.messages[-1]] == [None, True]
