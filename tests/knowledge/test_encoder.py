"""The encoder: the shipped model, any other sentence-transformers folder, and folders that are broken."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from knowledge.encoder import (
    SHIPPED_MODEL,
    Encoder,
    Prefixes,
    SentenceTransformerEncoder,
    digest_of,
    encoder_of,
    load_encoder,
)
from knowledge.encoder_training.saving import TrainingRecord, save_model
from knowledge.errors import EncoderError
from knowledge.settings import KnowledgeSettings
from knowledge.static_encoder import StaticEncoder

TEXTS = ["吃低保要什么条件", "最低生活保障标准", "拖拉机什么时候能上路", "ＡＢＣ１２３"]


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return load_encoder()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A static model of four tokens: 狗 犬 along one axis, 车 along the other."""
    tokenizer = Tokenizer(
        models.Unigram([("[UNK]", -9.0), ("狗", -1.0), ("犬", -1.0), ("车", -1.0)], unk_id=0)
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\s"), "removed")
    vectors = np.array([[0, 0], [3, 0], [2, 0], [0, 5]], dtype=np.float32)
    return save_model(tmp_path / "tiny", tokenizer, vectors, TrainingRecord(seed=1, articles=1, pairs=1))


def test_shipped_rows_are_unit_float32_and_alike_to_themselves(shipped: Encoder) -> None:
    rows = shipped.encode_passages(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), shipped.dimension) == (4, 256)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    np.testing.assert_allclose((rows * shipped.encode_questions(TEXTS)).sum(axis=1), 1.0, atol=1e-6)


def test_one_text_and_many_texts_give_the_same_rows(shipped: Encoder) -> None:
    together = shipped.encode_questions(TEXTS)
    alone = np.vstack([shipped.encode_questions([text]) for text in TEXTS])
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_array_equal(together, load_encoder().encode_questions(TEXTS))


def test_a_text_encoded_again_gives_the_same_row_whatever_was_done_to_the_one_before(
    shipped: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shipped.encode_questions(["瑞安最低工资是多少"])
    expected = first.copy()
    first[:] = 0.0
    monkeypatch.delattr(StaticEncoder, "_encode")
    assert np.array_equal(shipped.encode_questions(["瑞安最低工资是多少"]), expected)


def test_the_last_512_texts_are_kept(shipped: Encoder) -> None:
    for number in range(600):
        shipped.encode_questions([f"{number}号文件"])
    assert isinstance(shipped, StaticEncoder)
    assert len(shipped._last) == 512


def test_texts_without_tokens_give_zero_rows_and_no_texts_give_no_rows(shipped: Encoder) -> None:
    rows = shipped.encode_questions(["", " \n", "。？！", "狗"])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [0, 0, 0, 1], atol=1e-6)
    assert shipped.encode_passages([]).shape == (0, 256)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        ("吃低保要什么条件", "申请最低生活保障的家庭应当符合下列条件", "机动车驾驶证遗失的，应当申请补发"),
        ("电瓶车要不要上牌", "电动自行车经登记并取得号牌后，方可上道路行驶", "养犬人应当为犬只注射疫苗"),
        ("老板不发工资找谁", "用人单位拖欠劳动报酬的，劳动者可以投诉", "禁止在森林防火区野外用火"),
        ("狗证怎么办", "养犬登记应当提交下列材料", "公共租赁住房的申请人应当符合下列条件"),
    ],
)
def test_everyday_words_lie_near_official_words(shipped: Encoder, question: str, near: str, far: str) -> None:
    asked = shipped.encode_questions([question])[0]
    to_near, to_far = shipped.encode_passages([near, far]) @ asked
    assert to_near > to_far + 0.1


def test_shipped_model_is_named_small_and_fast(shipped: Encoder) -> None:
    files = [file for file in SHIPPED_MODEL.rglob("*") if file.is_file()]
    assert shipped.name == "ouwen-static-256"
    assert sum(file.stat().st_size for file in files) <= 25 * 1000 * 1000
    shortest = min(_seconds(shipped) for _ in range(50))
    assert shortest < 0.001


def test_digest_follows_the_model_files_only(tiny: Path) -> None:
    before = digest_of(tiny)
    (tiny / "README.md").write_text("a card", encoding="utf-8")
    assert digest_of(tiny) == before == load_encoder(str(tiny)).digest
    (tiny / "config_sentence_transformers.json").write_text('{"prompts": {"query": "狗"}}', encoding="utf-8")
    assert digest_of(tiny) != before


def test_a_static_folder_gives_the_mean_of_its_rows(tiny: Path) -> None:
    encoder = load_encoder(str(tiny))
    assert isinstance(encoder, StaticEncoder)
    rows = encoder.encode_passages(["狗", "犬犬", "狗车", "猫"])
    half = np.array([3, 5]) / np.hypot(3, 5)
    np.testing.assert_allclose(rows, [[1, 0], [1, 0], half, [0, 0]], atol=1e-6)


def test_prompts_of_the_folder_are_put_before_the_text(tiny: Path) -> None:
    prompts = {"prompts": {"query": "狗", "passage": "车"}}
    (tiny / "config_sentence_transformers.json").write_text(json.dumps(prompts), encoding="utf-8")
    encoder = load_encoder(str(tiny))
    np.testing.assert_allclose(encoder.encode_questions([""]), [[1, 0]], atol=1e-6)
    np.testing.assert_allclose(encoder.encode_passages([""]), [[0, 1]], atol=1e-6)


@pytest.mark.parametrize(
    ("prefixes", "asked", "said"),
    [
        (Prefixes(), [0, 1], [1, 0]),
        (Prefixes(query="狗"), [1, 0], [1, 0]),
        (Prefixes(query="", passage="车"), [0, 0], [0, 1]),
    ],
)
def test_prefixes_of_the_settings_stand_in_for_those_of_the_folder(
    tiny: Path, prefixes: Prefixes, asked: list[float], said: list[float]
) -> None:
    brought = {"prompts": {"query": "车", "passage": "狗"}}
    (tiny / "config_sentence_transformers.json").write_text(json.dumps(brought), encoding="utf-8")
    encoder = load_encoder(str(tiny), prefixes)
    np.testing.assert_allclose(encoder.encode_questions([""]), [asked], atol=1e-6)
    np.testing.assert_allclose(encoder.encode_passages([""]), [said], atol=1e-6)


def test_a_passage_prefix_makes_another_index_and_a_query_prefix_does_not(tiny: Path) -> None:
    plain = load_encoder(str(tiny)).digest
    assert load_encoder(str(tiny), Prefixes(query="狗")).digest == plain
    assert load_encoder(str(tiny), Prefixes(passage="狗")).digest != plain


def test_settings_name_the_encoder_and_its_prefixes(tiny: Path) -> None:
    settings = KnowledgeSettings(
        bulletins_dir=tiny, index_dir=tiny, encoder=str(tiny), encoder_query_prefix="狗"
    )
    encoder = encoder_of(settings)
    assert encoder is not None
    np.testing.assert_allclose(encoder.encode_questions([""]), [[1, 0]], atol=1e-6)


def test_a_model_is_loaded_once_and_again_when_its_files_change(tiny: Path) -> None:
    first = load_encoder(str(tiny))
    assert load_encoder(str(tiny)) is first
    (tiny / "config_sentence_transformers.json").write_text('{"prompts": {"query": "狗"}}', encoding="utf-8")
    assert load_encoder(str(tiny)) is not first


def test_sentence_transformers_gives_the_same_vectors_from_the_shipped_folder(shipped: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED_MODEL), local_files_only=True, device="cpu").float()
    np.testing.assert_allclose(model.encode(TEXTS), shipped.encode_passages(TEXTS), atol=1e-5)


def test_another_sentence_transformers_model_loads_by_folder(tmp_path: Path) -> None:
    folder = _bag_of_words_model(tmp_path / "bow")
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert (encoder.name, encoder.dimension) == (str(folder), 3)
    prefixed = load_encoder(str(folder), Prefixes(query="car "))
    np.testing.assert_allclose(prefixed.encode_questions(["dog"]), [[0.5**0.5, 0.5**0.5, 0]], atol=1e-6)
    np.testing.assert_allclose(prefixed.encode_passages(["dog"]), [[1, 0, 0]], atol=1e-6)
    rows = encoder.encode_passages(["dog", "car dog", ""])
    np.testing.assert_allclose(rows, [[1, 0, 0], [0.5**0.5, 0.5**0.5, 0], [0, 0, 0]], atol=1e-6)
    assert rows.dtype == np.float32


@pytest.mark.parametrize("broken", ["model.safetensors", "tokenizer.json"])
def test_a_broken_folder_gives_one_clear_line(tiny: Path, broken: str) -> None:
    (tiny / "0_StaticEmbedding" / broken).write_text("nonsense", encoding="utf-8")
    with pytest.raises(
        EncoderError, match=r"(?s)^Encoder '.*tiny' cannot be loaded .*leave the encoder setting"
    ) as told:
        load_encoder(str(tiny))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("weights", [np.full((4, 2), np.nan), np.zeros((4, 2, 2)), np.zeros(4)])
def test_weights_that_are_no_finite_table_are_refused(tiny: Path, weights: np.ndarray) -> None:
    save_file({"embedding.weight": weights}, tiny / "0_StaticEmbedding" / "model.safetensors")
    with pytest.raises(EncoderError, match=r"model\.safetensors is damaged, copy it again"):
        load_encoder(str(tiny))


def test_files_of_two_models_are_told_apart(tiny: Path, tmp_path: Path) -> None:
    shutil.copy(SHIPPED_MODEL / "0_StaticEmbedding" / "tokenizer.json", tiny / "0_StaticEmbedding")
    with pytest.raises(EncoderError, match="has 4 rows for 36000 tokens"):
        load_encoder(str(tiny))


@pytest.mark.parametrize("name", ["no/such-model", "./no/such/folder", "no-such-model"])
def test_an_absent_model_is_named_and_never_fetched(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was tried")

    monkeypatch.setattr("socket.socket.connect", refuse)
    with pytest.raises(
        EncoderError, match=f"^Encoder '{name}' cannot be loaded .it is no folder and not in the"
    ):
        load_encoder(name)


def _seconds(encoder: Encoder) -> float:
    start = time.perf_counter()
    encoder.encode_questions(["瑞安最低工资是多少"])
    return time.perf_counter() - start


def _bag_of_words_model(folder: Path) -> Path:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(["dog", "car", "tree"])]).save(str(folder))
    return folder


def test_weights_that_are_a_pickle_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"cos\nsystem\n(S'exit 1'\ntR.")
    with pytest.raises(EncoderError, match=r"pytorch_model\.bin.*safetensors"):
        load_encoder(str(tmp_path))
