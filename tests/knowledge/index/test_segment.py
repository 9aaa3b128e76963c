from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexCorruptError
from knowledge.index.fields import FIELDS, lexical_fields
from knowledge.index.lexical import postings_of
from knowledge.index.manifest import FILE, FORMAT_VERSION, SegmentManifest, read_manifest
from knowledge.index.segment import Segment, load_segment, save_segment, segment_name, source_of
from knowledge.index.storage import join
from tests.knowledge.index.fakes import CharacterEncoder, bulletin, document, passage

ENCODER = CharacterEncoder()
WEIGHTS = (1.0, 0.5, 1.0)


def segment(key: str, *texts: str) -> Segment:
    passages = [
        passage(number, text, title="通告", document=f"{key}/01") for number, text in enumerate(texts)
    ]
    return Segment(
        bulletin=bulletin(key, document(f"{key}/01", f"温政发〔{key[:4]}〕16号")),
        passages=tuple(passages),
        standards=(),
        postings=postings_of([lexical_fields(one) for one in passages], FIELDS),
        vectors=ENCODER.encode_passages(list(texts)),
    )


OURS = segment("2019-12", "最低生活保障标准调整为每人每月若干元。", "拖拉机禁止在市区道路通行。")
MANIFEST = SegmentManifest(
    format_version=FORMAT_VERSION,
    key="2019-12",
    source_digest="source-1",
    rules_digest="rules-1",
    encoder_digest=ENCODER.digest,
    dimension=ENCODER.dimension,
    counts=OURS.counts,
    files={},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source-2019-12.txt").write_text("as given")
    save_segment(OURS, MANIFEST, tmp_path)
    return tmp_path


def test_saved_and_loaded_all_is_equal(folder: Path) -> None:
    loaded = load_segment(folder)
    assert (loaded.bulletin, loaded.passages, loaded.standards) == (OURS.bulletin, OURS.passages, ())
    assert loaded.vectors is not None
    assert np.array_equal(loaded.vectors, ENCODER.encode_passages([one.text for one in OURS.passages]))
    mine, theirs = (join({"a": one}, WEIGHTS).lexical.rank("拖拉机").best(5) for one in (OURS, loaded))
    assert mine == theirs
    assert source_of(folder).read_text() == "as given"


def test_the_manifest_says_what_is_there(folder: Path) -> None:
    manifest = read_manifest(SegmentManifest, folder / FILE)
    assert replace(manifest, files={}) == MANIFEST
    assert manifest.counts == {"documents": 1, "passages": 2, "standards": 0}
    assert sorted(manifest.files) == sorted(path.name for path in folder.iterdir() if path.name != FILE)


def test_no_file_holds_a_pickle(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} == {".json", ".npz", ".npy", ".txt"}
    assert not [path for path in folder.iterdir() if b"\x80\x04\x95" in path.read_bytes()]


@pytest.mark.parametrize(
    "name",
    ["bulletin.json", "passages.json", "bigrams.npz", "words.npz", "vectors.npy", "source-2019-12.txt"],
)
def test_one_changed_byte_or_a_missing_file_is_named(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(IndexCorruptError, match=f"{name} is not the file that was built.*ouwen build"):
        load_segment(folder)
    (folder / name).unlink()
    with pytest.raises(IndexCorruptError, match=f"{name} is missing"):
        load_segment(folder)


def test_a_stray_file_is_named(folder: Path) -> None:
    (folder / "stray").write_text("")
    with pytest.raises(IndexCorruptError, match="stray"):
        load_segment(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format_version": 0}', '{"format_version": 2}'])
def test_a_broken_manifest_is_named(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text)
    with pytest.raises(IndexCorruptError):
        load_segment(folder)
    (folder / FILE).unlink()
    with pytest.raises(IndexCorruptError, match=FILE):
        load_segment(folder)


def test_records_are_one_a_line(folder: Path) -> None:
    lines = (folder / "passages.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 4)
    assert json.loads(lines[1].rstrip(","))["text"] == OURS.passages[0].text


def test_a_segment_has_one_name_for_what_it_is_made_from() -> None:
    made_from = ("2019-12", "source-1", "rules-1", "encoder-1")
    assert segment_name(*made_from) == segment_name(*made_from)
    others = [("2019-11", *made_from[1:]), (*made_from[:3], "encoder-2"), (*made_from[:3], None)]
    assert len({segment_name(*made_from), *(segment_name(*other) for other in others)}) == 4


def test_joined_segments_answer_as_one_in_the_order_of_the_issues() -> None:
    other = segment("2020-06", "拖拉机可以在乡道通行。", "低收入家庭可以申请救助。")
    index = join({"a": OURS, "b": other}, WEIGHTS)
    whole = join(
        {"all": segment("2019-12", *(one.text for one in (*OURS.passages, *other.passages)))}, WEIGHTS
    )
    assert [one.key for one in index.bulletins] == ["2019-12", "2020-06"]
    assert index.passages == (*OURS.passages, *other.passages)
    assert index.document_numbers == {"2019-12/01": "温政发〔2019〕16号", "2020-06/01": "温政发〔2020〕16号"}
    for question in ("拖拉机", "低收入家庭救助标准", "通告"):
        assert index.lexical.rank(question).best(9) == whole.lexical.rank(question).best(9)
    assert index.dense is not None
    assert whole.dense is not None
    (vector,) = ENCODER.encode_questions(["拖拉机"])
    assert index.dense.rank(vector).best(9) == whole.dense.rank(vector).best(9)


def test_segments_of_different_encoders_are_refused() -> None:
    for other in (replace(OURS, vectors=None), replace(OURS, vectors=np.ones((2, 3), dtype=np.float32))):
        with pytest.raises(IndexCorruptError, match="different encoders"):
            join({"a": OURS, "b": other}, WEIGHTS)
