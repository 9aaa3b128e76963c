from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import encoder as encoders, segments
from knowledge.build import build_index, is_stale
from knowledge.encoder import Encoder
from knowledge.errors import (
    BulletinError,
    EncoderError,
    IndexCorruptError,
    IndexEncoderMismatchError,
    IndexMissingError,
    KnowledgeError,
)
from knowledge.index.generation import GENERATIONS, read_generation, segment_folder
from knowledge.opening import generation_in_use, open_index, open_searcher
from knowledge.rules import rules_digest
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder

SHIPPED = Path(__file__).parents[2] / "data" / "bulletins"
ISSUE = "2015-10.txt"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeSettings:
    """One real issue, a small encoder, an empty index folder."""
    use(monkeypatch, CharacterEncoder())
    monkeypatch.setattr(segments, "rules_digest", lambda: "rules-1")
    folder = tmp_path / "bulletins"
    folder.mkdir()
    (folder / ISSUE).write_bytes((SHIPPED / ISSUE).read_bytes())
    return KnowledgeSettings(bulletins_dir=folder, index_dir=tmp_path / "index")


def use(monkeypatch: pytest.MonkeyPatch, encoder: Encoder | None) -> None:
    def load(*_: object) -> Encoder:
        if encoder is None:
            raise EncoderError("Encoder 'none' cannot be loaded")
        return encoder

    monkeypatch.setattr(encoders, "load_encoder", load)


def test_what_is_built_is_what_is_opened(settings: KnowledgeSettings) -> None:
    generation = build_index(settings)
    index = open_index(settings, CharacterEncoder())
    assert index.generation == generation
    assert generation.counts == {
        "bulletins": 1,
        "documents": len(index.documents),
        "passages": len(index.passages),
        "standards": len(index.standards),
    }
    assert 0 not in generation.counts.values()
    hit = open_searcher(settings).search("温州市最低工资标准是多少").hits[0]
    assert "最低工资" in hit.passage.title


def test_progress_is_told_stage_by_stage(settings: KnowledgeSettings) -> None:
    told: list[tuple[str, int, int]] = []
    build_index(settings, lambda stage, done, total: told.append((stage, done, total)))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["bulletins", "write"]
    assert all(done <= total for _, done, total in told)
    assert {stage for stage, done, total in told if done == total} == set(stages)


def test_building_twice_reads_nothing_again(
    settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_index(settings)
    monkeypatch.setattr(segments, "read_file", None)
    second = build_index(settings)
    assert (first.issues, first.name) == (second.issues, "000001")
    assert generation_in_use(settings) == second.name == "000002"


def test_stale_until_built_and_when_anything_changes(
    settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_stale(settings)
    build_index(settings)
    assert not is_stale(settings)
    assert not is_stale(replace(settings, title_weight=0.9, dense_weight=0.9))
    assert is_stale(settings, CharacterEncoder(digest="another"))
    with monkeypatch.context() as patch:
        patch.setattr(segments, "rules_digest", lambda: "another")
        assert is_stale(settings)
    with (settings.bulletins_dir / ISSUE).open("a") as file:
        file.write("\n更正\n")
    assert is_stale(settings)
    build_index(settings)
    assert not is_stale(settings)


def test_rules_change_with_any_file_that_decides_what_is_indexed(tmp_path: Path) -> None:
    for name in ("text.py", "vocabulary/words.txt", "answers/wording.py", "encoder_model/README.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    before = rules_digest(tmp_path)
    (tmp_path / "answers/wording.py").write_text("two")
    (tmp_path / "encoder_model/README.txt").write_text("two")
    assert rules_digest(tmp_path) == before
    (tmp_path / "vocabulary/words.txt").write_text("two")
    assert rules_digest(tmp_path) != before


def test_another_file_beside_the_bulletins_changes_nothing(settings: KnowledgeSettings) -> None:
    build_index(settings)
    (settings.bulletins_dir / "NOTICE").write_text("x")
    assert not is_stale(settings)
    (settings.bulletins_dir / "2019-12.txt").write_bytes((SHIPPED / "2019-12.txt").read_bytes())
    assert is_stale(settings)


def test_no_index_says_what_to_run(settings: KnowledgeSettings) -> None:
    with pytest.raises(IndexMissingError, match="run `ouwen build`"):
        open_index(settings)


def test_another_encoder_is_refused_with_both_names(settings: KnowledgeSettings) -> None:
    build_index(settings)
    with pytest.raises(
        IndexEncoderMismatchError, match=r"characters \(characters-1\).*other \(x\); run `ouwen build`"
    ):
        open_index(settings, CharacterEncoder(name="other", digest="x"))


def test_a_damaged_index_is_refused_and_mended_by_a_build(settings: KnowledgeSettings) -> None:
    (entry,) = build_index(settings).issues
    (segment_folder(settings.index_dir, entry.segment) / "words.npz").write_bytes(b"")
    with pytest.raises(IndexCorruptError, match=r"words\.npz.*ouwen build"):
        open_index(settings)
    build_index(settings)
    assert len(open_index(settings).bulletins) == 1


def test_an_index_of_another_format_is_refused_and_stale(settings: KnowledgeSettings) -> None:
    path = settings.index_dir / GENERATIONS / f"{build_index(settings).name}.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format_version": 0}))
    with pytest.raises(IndexCorruptError, match="format 0, expected 2; run `ouwen build`"):
        open_index(settings)
    assert is_stale(settings)
    build_index(settings)
    assert not is_stale(settings)


def test_without_a_loadable_encoder_words_alone_are_indexed(
    settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use(monkeypatch, None)
    with caplog.at_level(logging.WARNING):
        generation = build_index(settings)
    assert [r.getMessage() for r in caplog.records] == [
        "lexical search only: Encoder 'none' cannot be loaded"
    ]
    assert (generation.encoder_name, generation.encoder_digest) == (None, None)
    assert open_index(settings).dense is None
    assert not is_stale(settings)
    assert "最低工资" in open_searcher(settings).search("最低工资标准").hits[0].passage.title
    use(monkeypatch, CharacterEncoder())
    assert is_stale(settings)
    with pytest.raises(IndexEncoderMismatchError, match="without an encoder"):
        open_searcher(settings)


def test_an_encoder_that_went_missing_leaves_lexical_search(
    settings: KnowledgeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_index(settings)
    use(monkeypatch, None)
    hit = open_searcher(settings).search("最低工资标准").hits[0]
    assert hit.fused_score == hit.lexical_score > 0
    assert hit.dense_score == 0


def test_a_broken_bulletin_leaves_the_old_index(settings: KnowledgeSettings) -> None:
    before = build_index(settings)
    (settings.bulletins_dir / "2018-06.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BulletinError, match="2018-06"):
        build_index(settings)
    assert read_generation(settings.index_dir) == before


def test_a_folder_that_cannot_be_written_is_named(settings: KnowledgeSettings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnowledgeError, match=r"cannot be written.*Not a directory"):
        build_index(replace(settings, index_dir=tmp_path / "file" / "index"))
