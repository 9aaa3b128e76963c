"""The training from nothing, on a corpus of a few sentences."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import load_encoder
from knowledge.encoder_training import train_encoder
from knowledge.encoder_training.training import TrainingSize, lengthen_unseen
from knowledge.errors import EncoderError

DOGS = "养犬人应当为犬只办理养犬登记。犬只伤害他人的，养犬人应当依法承担责任。"
WAGES = "用人单位支付的劳动报酬不得低于最低工资标准。拖欠劳动报酬的，由人力资源部门责令支付。"
SMALL = TrainingSize(vocabulary=8000, dimension=16)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    rows = [
        {"title": title, "text": f"《{title}》第{number}条 {text}"}
        for title, text in (("养犬管理条例", DOGS), ("工资支付条例", WAGES))
        for number in "一二三四"
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (folder / "2020-01.txt").write_text(" 限养区内不得饲养\n\n烈性犬。\n", encoding="utf-8")
    return folder


def test_same_seed_same_weights_and_another_seed_other_weights(corpus: Path, tmp_path: Path) -> None:
    first, again, other = (
        _weights(train_encoder(corpus, tmp_path / name, seed, bulletins_dir=corpus, size=SMALL))
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_trained_folder_loads_and_tells_the_two_subjects_apart(corpus: Path, tmp_path: Path) -> None:
    encoder = load_encoder(str(train_encoder(corpus, tmp_path / "m", 1, bulletins_dir=corpus, size=SMALL)))
    asked = encoder.encode_questions(["养犬登记", "拖欠劳动报酬"])
    scores = asked @ encoder.encode_passages([DOGS, WAGES]).T
    assert encoder.dimension == 16
    assert scores.argmax(axis=1).tolist() == [0, 1]


def test_progress_names_the_stages_in_order(corpus: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    train_encoder(
        corpus, tmp_path / "m", 1, lambda *stage: told.append(stage), bulletins_dir=corpus, size=SMALL
    )
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["read", "tokenizer", "start vectors", "fine-tuning"]
    assert told[-1][1] == told[-1][2] > 0


def test_rows_of_unseen_tokens_get_the_median_length_of_the_seen() -> None:
    vectors = np.array([[0, 0], [3, 4], [0, 7], [9, 0], [1, 0], [0, 2]], dtype=np.float32)
    lengthen_unseen(vectors, np.array([1, 2, 3, 3], dtype=np.int32))
    np.testing.assert_allclose(vectors, [[0, 0], [3, 4], [0, 7], [9, 0], [6, 0], [0, 6]], rtol=1e-6)


def test_an_empty_corpus_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"holds no \*\.jsonl"):
        train_encoder(tmp_path, tmp_path / "m", 1)


def test_a_line_without_text_is_named(corpus: Path, tmp_path: Path) -> None:
    (corpus / "corpus.jsonl").write_text('{"title": "养犬管理条例"}\n', encoding="utf-8")
    with pytest.raises(EncoderError, match=r"corpus\.jsonl line 1: expected JSON with title and text"):
        train_encoder(corpus, tmp_path / "m", 1)


def _weights(folder: Path) -> np.ndarray:
    from safetensors.numpy import load_file

    return load_file(folder / "0_StaticEmbedding" / "model.safetensors")["embedding.weight"]
