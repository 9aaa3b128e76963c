import json
from pathlib import Path

import pytest

from knowledge.encoder import load_encoder
from knowledge.errors import EvaluationError
from knowledge.evaluation.parts import Part
from knowledge.evaluation.retrieval import measure_retrieval, retrieval_result
from knowledge.evaluation.retrieval_set import Article, Query, RetrievalSet
from knowledge.settings import KnowledgeSettings

SETTINGS = KnowledgeSettings(bulletins_dir=Path(), index_dir=Path())
TASK = RetrievalSet(
    articles=(
        Article(id="bus", title="公共汽车规定", text="老年人乘坐免费。"),
        Article(id="tree", title="绿化办法", text="砍伐树木应当申请。"),
    ),
    queries=(
        Query(id="1", text="坐公共汽车", positives=frozenset({"bus"})),
        Query(id="2", text="砍伐树木", positives=frozenset({"tree"})),
    ),
    remarks={"questions without text, left out": 1},
)


def test_the_peer_is_always_beside_and_the_difference_is_paired():
    run = measure_retrieval(TASK, None, SETTINGS)
    assert [method.name for method in run.methods] == [
        "hybrid",
        "BM25 bigrams, text",
        "BM25 bigrams, title and text",
    ]
    assert [method.figures["R@1"] for method in run.methods] == [1.0, 0.5, 1.0]
    assert [(one.peer, one.figure, one.interval.difference) for one in run.differences] == [
        ("BM25 bigrams, text", "R@1", 0.5),
        ("BM25 bigrams, text", "MRR@10", 0.5),
        ("BM25 bigrams, title and text", "R@1", 0.0),
        ("BM25 bigrams, title and text", "MRR@10", 0.0),
    ]


def test_the_table_of_an_index_without_an_encoder_has_no_dense_arm():
    run = measure_retrieval(TASK, None, SETTINGS, ablated=True, peered=False)
    names = [method.name for method in run.methods]
    assert names[0] == "hybrid"
    assert "without reranker" in names
    assert [name for name in names if "dense" in name] == []
    assert run.differences == ()


def test_without_an_encoder_the_two_others_cannot_both_be_off():
    with pytest.raises(EvaluationError, match="nothing searches"):
        measure_retrieval(TASK, None, SETTINGS, without=frozenset({Part.WORDS, Part.BIGRAMS}))


def test_a_result_names_what_found_it():
    encoder = load_encoder()
    without = frozenset({Part.SYNONYMS})
    run = measure_retrieval(TASK, encoder, SETTINGS, without=without)
    result = json.loads(json.dumps(retrieval_result(run, TASK, SETTINGS, encoder, without)))
    configuration = result["configuration"]
    assert result["measured"] == "retrieval"
    assert configuration["encoder"]["digest"] == encoder.digest
    assert configuration["settings"]["dense_weight"] == SETTINGS.dense_weight
    assert configuration["without"] == ["synonyms"]
    assert configuration["counts"] == {"passages": 2, "questions": 2}
    assert configuration["versions"]["python"].startswith("3.10")
    assert result["remarks"] == TASK.remarks
    assert [row["id"] for row in result["rows"]] == ["1", "2"]
    assert result["rows"][0]["ranks"] == {
        "hybrid": [1],
        "BM25 bigrams, text": [],
        "BM25 bigrams, title and text": [1],
    }
    assert result["rows"][0]["values"]["MRR@10"] == 1.0
