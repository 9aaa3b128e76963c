from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import segments
from knowledge.build import build_index, is_stale
from knowledge.errors import GenerationMissingError, IndexCorruptError, IssueMissingError
from knowledge.history import history, rollback
from knowledge.index.generation import changing, read_generation, segment_folder
from knowledge.index.manifest import Change
from knowledge.index.storage import KnowledgeIndex
from knowledge.ingestion import Ingestion, ingest, preview, remove
from knowledge.opening import open_index, open_searcher
from knowledge.settings import KnowledgeSettings
from tests.knowledge.issues import SHIPPED, labels

NEW = SHIPPED / "2019-12.txt"


def keys(settings: KnowledgeSettings) -> list[str]:
    return [bulletin.key for bulletin in open_index(settings).bulletins]


def errors(outcome: Ingestion) -> list[str | None]:
    return [one.error for one in outcome.files]


def contents(index: KnowledgeIndex) -> tuple[object, ...]:
    return index.bulletins, index.passages, index.standards


def test_an_issue_is_taken_in_beside_the_others(one_issue: KnowledgeSettings) -> None:
    outcome = ingest(one_issue, [NEW])
    (one,) = outcome.files
    assert one.bulletin is not None
    assert [d.document_number for d in one.bulletin.documents if d.document_number] == [
        row.split(" | ")[0] for row in labels()["2019-12"]["documents"]
    ]
    assert keys(one_issue) == ["2015-10", "2019-12"]
    hit = open_searcher(one_issue).search("乐清市最低生活保障标准").hits[0]
    assert hit.passage.bulletin == "2019-12"
    assert not is_stale(one_issue)
    assert outcome.generation is not None
    assert (outcome.generation.change, outcome.generation.changed) == (Change.INGEST, ("2019-12",))


def test_a_preview_shows_the_same_and_changes_nothing(one_issue: KnowledgeSettings) -> None:
    before = read_generation(one_issue.index_dir)
    shown = preview([NEW])
    assert read_generation(one_issue.index_dir) == before
    assert shown.generation is None
    assert shown.files == ingest(one_issue, [NEW]).files


def test_only_the_new_issue_is_read(one_issue: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "read_file", None)
    ingest(one_issue, [NEW])
    assert keys(one_issue) == ["2015-10", "2019-12"]


def test_one_by_one_all_at_once_and_by_a_build_the_index_is_the_same(one_issue: KnowledgeSettings) -> None:
    files = [SHIPPED / "2020-06.txt", NEW]
    ingest(one_issue, files)
    at_once = contents(open_index(one_issue))
    remove(one_issue, ["2019-12", "2020-06"])
    for file in files:
        ingest(one_issue, [file])
    assert contents(open_index(one_issue)) == at_once
    for file in files:
        shutil.copyfile(file, one_issue.bulletins_dir / file.name)
    build_index(one_issue)
    assert contents(open_index(one_issue)) == at_once


def test_the_same_issue_twice_replaces_itself(one_issue: KnowledgeSettings, tmp_path: Path) -> None:
    ingest(one_issue, [NEW])
    before = contents(open_index(one_issue))
    ingest(one_issue, [NEW])
    assert contents(open_index(one_issue)) == before
    corrected = tmp_path / NEW.name
    corrected.write_text(NEW.read_text(encoding="utf-8") + "\n更正启事\n", encoding="utf-8")
    ingest(one_issue, [corrected])
    assert keys(one_issue) == ["2015-10", "2019-12"]
    assert "更正启事" in "".join(one.text for one in open_index(one_issue).passages)


def test_an_ingested_issue_replaces_the_shipped_one_and_stays(
    one_issue: KnowledgeSettings, tmp_path: Path
) -> None:
    corrected = tmp_path / "2015-10.txt"
    corrected.write_text(
        (SHIPPED / "2015-10.txt").read_text(encoding="utf-8") + "\n更正启事\n", encoding="utf-8"
    )
    ingest(one_issue, [corrected])
    corrected.unlink()
    build_index(one_issue)
    assert "更正启事" in "".join(one.text for one in open_index(one_issue).passages)


def test_what_does_not_read_is_named_and_the_others_go_in(
    one_issue: KnowledgeSettings, tmp_path: Path
) -> None:
    empty, twice = tmp_path / "2019-11.txt", tmp_path / "again" / NEW.name
    empty.write_text("")
    twice.parent.mkdir()
    shutil.copyfile(NEW, twice)
    outcome = ingest(one_issue, [empty, NEW, tmp_path / "2019-10.txt", twice])
    assert [error is None for error in errors(outcome)] == [False, True, False, False]
    assert "2019-11.txt" in str(errors(outcome)[0])
    assert "2019-10.txt" in str(errors(outcome)[2])
    assert "同一期（2019-12）" in str(errors(outcome)[3])
    assert keys(one_issue) == ["2015-10", "2019-12"]
    assert ingest(one_issue, [empty]).generation is None


def test_an_issue_can_be_named(one_issue: KnowledgeSettings, tmp_path: Path) -> None:
    unnamed = tmp_path / "公报.txt"
    shutil.copyfile(NEW, unnamed)
    ingest(one_issue, [unnamed], "2021-03")
    assert keys(one_issue) == ["2015-10", "2021-03"]


def test_a_removed_issue_stays_out_until_it_is_ingested(one_issue: KnowledgeSettings) -> None:
    ingest(one_issue, [NEW])
    remove(one_issue, ["2015-10"])
    assert keys(one_issue) == ["2019-12"]
    assert not is_stale(one_issue)
    build_index(one_issue)
    assert keys(one_issue) == ["2019-12"]
    ingest(one_issue, [one_issue.bulletins_dir / "2015-10.txt"])
    assert keys(one_issue) == ["2015-10", "2019-12"]
    assert read_generation(one_issue.index_dir).removed == ()


def test_unknown_and_last_issues_cannot_be_removed(one_issue: KnowledgeSettings) -> None:
    with pytest.raises(IssueMissingError, match="no 2021-03, only 2015-10"):
        remove(one_issue, ["2015-10", "2021-03"])
    with pytest.raises(IssueMissingError, match="no issue is left"):
        remove(one_issue, ["2015-10"])
    assert keys(one_issue) == ["2015-10"]


def test_the_first_issue_goes_into_an_empty_index(one_issue: KnowledgeSettings, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    empty = KnowledgeSettings(bulletins_dir=tmp_path / "none", index_dir=tmp_path / "new")
    ingest(empty, [NEW])
    assert keys(empty) == ["2019-12"]
    assert not is_stale(empty)


def test_back_and_forth_through_the_history(one_issue: KnowledgeSettings) -> None:
    ingest(one_issue, [NEW])
    remove(one_issue, ["2015-10"])
    assert [(g.number, g.change, g.changed) for g in history(one_issue)] == [
        (1, Change.BUILD, ()),
        (2, Change.INGEST, ("2019-12",)),
        (3, Change.REMOVE, ("2015-10",)),
    ]
    assert rollback(one_issue).number == 2
    assert keys(one_issue) == ["2015-10", "2019-12"]
    assert rollback(one_issue, 3).number == 3
    assert rollback(one_issue, 1).number == 1
    assert keys(one_issue) == ["2015-10"]
    with pytest.raises(GenerationMissingError, match="000001 is the oldest"):
        rollback(one_issue)
    with pytest.raises(GenerationMissingError, match="000009 is not kept, only 000001, 000002, 000003"):
        rollback(one_issue, 9)
    ingest(one_issue, [SHIPPED / "2020-06.txt"])
    assert keys(one_issue) == ["2015-10", "2020-06"]


def test_no_way_back_to_a_damaged_generation(one_issue: KnowledgeSettings) -> None:
    ingest(one_issue, [NEW])
    remove(one_issue, ["2019-12"])
    (entry,) = [e for e in history(one_issue)[1].issues if e.key == "2019-12"]
    (segment_folder(one_issue.index_dir, entry.segment) / "passages.json").write_text("[]")
    with pytest.raises(IndexCorruptError, match=r"passages\.json"):
        rollback(one_issue)
    assert keys(one_issue) == ["2015-10"]


def test_what_was_ingested_survives_a_damaged_pointer(one_issue: KnowledgeSettings) -> None:
    ingest(one_issue, [NEW])
    (one_issue.index_dir / "current").write_text("nonsense")
    build_index(one_issue)
    assert keys(one_issue) == ["2015-10", "2019-12"]


def test_two_changes_at_once_leave_the_first(one_issue: KnowledgeSettings) -> None:
    with changing(one_issue.index_dir), pytest.raises(Exception, match="another process is changing"):
        ingest(one_issue, [NEW])
    assert keys(one_issue) == ["2015-10"]
