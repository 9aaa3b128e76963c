from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.build import assemble
from knowledge.errors import IndexCorruptError
from knowledge.index.manifest import FILE, read_manifest
from knowledge.index.storage import KnowledgeIndex, load_index, save_index
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder, bulletin, document, passage

ENCODER = CharacterEncoder()


@pytest.fixture(scope="module")
def index() -> KnowledgeIndex:
    issues = [bulletin("2019-12", document("2019-12/01", "温政发〔2019〕16号"), document("2019-12/02", None))]
    passages = [
        passage(1, "最低生活保障标准调整为每人每月若干元。", title="低保标准", trail=("一、标准",)),
        passage(2, "拖拉机禁止在市区道路通行。", title="通告", document="2019-12/02"),
    ]
    settings = KnowledgeSettings(bulletins_dir=Path("none"), index_dir=Path("none"))
    return assemble(issues, passages, [], ENCODER, settings, "corpus-1")


def test_saved_and_loaded_all_is_equal(index: KnowledgeIndex, tmp_path: Path) -> None:
    manifest = save_index(index, tmp_path)
    loaded = load_index(tmp_path)
    assert loaded.manifest == manifest == read_manifest(tmp_path)
    assert (loaded.bulletins, loaded.passages, loaded.standards) == (index.bulletins, index.passages, ())
    assert loaded.document_numbers == {"2019-12/01": "温政发〔2019〕16号", "2019-12/02": None}
    assert loaded.lexical.rank("拖拉机").best(5) == index.lexical.rank("拖拉机").best(5)
    (vector,) = ENCODER.encode_questions(["拖拉机"])
    assert loaded.dense is not None
    assert index.dense is not None
    assert loaded.dense.rank(vector).best(5) == index.dense.rank(vector).best(5)


def test_the_manifest_says_what_is_there(index: KnowledgeIndex, tmp_path: Path) -> None:
    manifest = save_index(index, tmp_path)
    assert manifest.counts == {"bulletins": 1, "documents": 2, "passages": 2, "standards": 0}
    assert (manifest.encoder_name, manifest.encoder_digest, manifest.dimension) == (
        "characters",
        "characters-1",
        64,
    )
    assert (manifest.corpus_digest, manifest.fields) == ("corpus-1", (1.0, 0.5, 1.0))
    assert sorted(manifest.files) == sorted(path.name for path in tmp_path.iterdir() if path.name != FILE)


def test_no_file_holds_a_pickle(index: KnowledgeIndex, tmp_path: Path) -> None:
    save_index(index, tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz", ".faiss"}
    assert not [path for path in tmp_path.iterdir() if b"\x80\x04\x95" in path.read_bytes()]


@pytest.mark.parametrize(
    "name", ["bulletins.json", "passages.json", "bigrams.npz", "words.npz", "dense.faiss"]
)
def test_one_changed_byte_or_a_missing_file_is_named(
    index: KnowledgeIndex, tmp_path: Path, name: str
) -> None:
    save_index(index, tmp_path)
    content = bytearray((tmp_path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / name).write_bytes(content)
    with pytest.raises(IndexCorruptError, match=f"{name} is not the file that was built.*ouwen build"):
        load_index(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(IndexCorruptError, match=f"{name} is missing"):
        load_index(tmp_path)


def test_a_stray_file_is_named(index: KnowledgeIndex, tmp_path: Path) -> None:
    save_index(index, tmp_path)
    (tmp_path / "stray").write_text("")
    with pytest.raises(IndexCorruptError, match="stray"):
        load_index(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format_version": 0}', '{"format_version": 1}'])
def test_a_broken_manifest_is_named(index: KnowledgeIndex, tmp_path: Path, text: str) -> None:
    save_index(index, tmp_path)
    (tmp_path / FILE).write_text(text)
    with pytest.raises(IndexCorruptError):
        load_index(tmp_path)
    (tmp_path / FILE).unlink()
    with pytest.raises(IndexCorruptError, match=FILE):
        load_index(tmp_path)


def test_records_are_one_a_line(index: KnowledgeIndex, tmp_path: Path) -> None:
    save_index(index, tmp_path)
    lines = (tmp_path / "passages.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 4)
    assert json.loads(lines[1].rstrip(","))["text"] == index.passages[0].text
