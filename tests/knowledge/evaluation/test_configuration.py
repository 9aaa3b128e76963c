import hashlib
from pathlib import Path

from knowledge.evaluation.configuration import configuration, data_digests
from knowledge.settings import KnowledgeSettings


def test_models_and_word_lists_are_named_by_their_digest(tmp_path: Path):
    for name in ("ranking/model.json", "vocabulary/synonyms.tsv", "encoder_model/config.json", "search.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    expected = ("ranking/model.json", "vocabulary/synonyms.tsv")
    assert data_digests(tmp_path) == {
        name: hashlib.sha256(name.encode()).hexdigest()[:12] for name in expected
    }


def test_folders_of_a_machine_are_left_out_and_weights_are_not():
    settings = KnowledgeSettings(bulletins_dir=Path("/a"), index_dir=Path("/b"), dense_weight=0.25)
    found = configuration(settings, None)
    assert found["settings"]["dense_weight"] == 0.25
    assert [name for name in found["settings"] if name.endswith("_dir")] == []
    assert "vocabulary/synonyms.tsv" in found["data"]
    assert (found["encoder"], found["milvus"]) == (None, False)
    assert found["versions"]["numpy"]
