from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import RerankerError
from knowledge.index.fields import lexical_fields
from knowledge.index.fusion import Fused
from knowledge.index.lexical import Bm25Lexical
from knowledge.ranking.features import NAMES
from knowledge.ranking.model import SHIPPED_MODEL, RankingModel, load_model
from knowledge.ranking.reranker import Reranker
from tests.knowledge.index.fakes import passage

WIDTH = len(NAMES)


def model_of(**weights: float) -> RankingModel:
    return RankingModel(
        weights=tuple(weights.get(name, 0.0) for name in NAMES),
        slope=2.0,
        intercept=-1.0,
        training={"seed": 1},
    )


def test_the_score_is_the_logistic_of_the_sum() -> None:
    rows = np.zeros((3, WIDTH))
    rows[:, NAMES.index("dense")] = [0.0, 0.5, 1000.0]
    scores = model_of(dense=1.0).scores(rows)
    assert scores == pytest.approx([1 / (1 + np.e), 0.5, 1.0])


def test_saved_and_loaded_models_are_equal(tmp_path: Path) -> None:
    model = model_of(dense=0.25, run=1.5)
    model.save(tmp_path / "model.json")
    assert load_model(tmp_path / "model.json") == model


@pytest.mark.parametrize(
    "change",
    [
        {"format_version": 2},
        {"weights": {"dense": 1.0}},
        {"slope": -1.0},
        {"slope": "steep"},
        {"intercept": float("nan")},
        {"weights": dict.fromkeys(reversed(NAMES), 0.0)},
    ],
)
def test_a_model_of_another_form_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "model.json"
    model_of().save(path)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(RerankerError, match="train-reranker"):
        load_model(path)


@pytest.mark.parametrize("content", [None, "", "[]", "{"])
def test_a_file_that_is_no_model_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "model.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(RerankerError, match=r"model\.json"):
        load_model(path)


def test_no_weight_of_the_shipped_model_is_against_the_sense_of_its_feature() -> None:
    weights = dict(zip(NAMES, load_model(SHIPPED_MODEL).weights, strict=True))
    assert {name for name, weight in weights.items() if weight < 0} <= {"length"}


def test_the_best_are_put_in_the_order_of_the_model() -> None:
    passages = [passage(n, text) for n, text in enumerate(["无关", "养犬登记", "养犬", "别的"])]
    index = Bm25Lexical.build([lexical_fields(one) for one in passages], (1.0, 1.0, 1.0))
    scores = np.array([0.9, 0.8, 0.7, 0.6])
    found = Fused(positions=np.arange(4), scores=scores, lexical=np.zeros(4), dense=np.zeros(4))
    reranker = Reranker(model_of(pair_cover=1.0), passages, index)
    ranked = reranker.ranked("养犬登记", (), found, 3)
    assert ranked.found.positions.tolist() == [1, 2, 0, 3]
    assert ranked.scores[3] <= ranked.scores[2] < ranked.scores[1] < ranked.scores[0]
    assert reranker.ranked("比特币", (), found, 3).found.positions.tolist() == [0, 1, 2, 3]
    assert len(reranker.ranked("养犬", (), found.of(slice(0)), 3).found) == 0
