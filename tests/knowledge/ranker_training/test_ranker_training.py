from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import RerankerError
from knowledge.evaluation.retrieval_set import read_retrieval_set
from knowledge.ranker_training import train_reranker
from knowledge.ranker_training.examples import Example, half_of, is_trained_on, thinned
from knowledge.ranker_training.fitting import fit_curve, fit_weights
from knowledge.ranking.features import NAMES
from knowledge.ranking.model import RankingModel, load_model
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder

WIDTH = len(NAMES)
SETTINGS = KnowledgeSettings(bulletins_dir=Path("none"), index_dir=Path("none"))


def example(*rows: tuple[float, float, bool]) -> Example:
    """Rows by their values of dense and length, and whether they are right."""
    values = np.zeros((len(rows), WIDTH))
    values[:, NAMES.index("dense")] = [row[0] for row in rows]
    values[:, NAMES.index("length")] = [row[1] for row in rows]
    return Example(rows=values, right=np.array([row[2] for row in rows]))


def test_weights_put_the_right_passage_first_and_go_with_the_sense_of_a_feature() -> None:
    drawn = [example((0.9, 5.0, True), (0.1, 6.0, False), (0.2, 7.0, False)) for _ in range(50)]
    weights = fit_weights(drawn)
    assert weights[NAMES.index("dense")] > 0 > weights[NAMES.index("length")]
    against = fit_weights([example((0.1, 5.0, True), (0.9, 5.0, False)) for _ in range(50)])
    assert against[NAMES.index("dense")] == 0.0


def test_the_curve_gives_the_share_that_was_right() -> None:
    drawn = [example((1.0, 0.0, True), (0.0, 0.0, False)) for _ in range(400)]
    weights = np.zeros(WIDTH)
    weights[NAMES.index("dense")] = 1.0
    slope, intercept = fit_curve(drawn, weights, random.Random(1))
    model = RankingModel(weights=tuple(weights), slope=slope, intercept=intercept)
    high, low = model.scores(drawn[0].rows)
    assert high > 0.9
    assert low < 0.1


def test_a_small_set_counts_as_much_as_a_large_one() -> None:
    large = [example((0.9, 5.0, True), (0.1, 5.0, False)) for _ in range(50)]
    small = [example((0.5, 5.0, True), (0.5, 7.0, False))]
    alone, together = fit_weights(large), fit_weights(large, small)
    length = NAMES.index("length")
    assert abs(alone[length]) < 1e-6
    assert together[length] < -0.1
    assert fit_weights(large, []).tolist() == alone.tolist()


@pytest.mark.parametrize("drawn", [[], [example((0.5, 1.0, True))], [example((0.5, 1.0, False))]])
def test_nothing_to_learn_from_is_an_error(drawn: list[Example]) -> None:
    with pytest.raises(RerankerError, match="right passage"):
        fit_weights(drawn)


def test_about_half_of_a_question_is_left() -> None:
    chance = random.Random(1)
    left = [len(thinned("办理养犬登记需要什么材料啊", chance)) for _ in range(200)]
    assert min(left) >= 1
    assert 5 < sum(left) / len(left) < 8


def set_in(folder: Path, count: int = 40) -> Path:
    words = ["养犬登记", "最低工资", "物业服务", "消防设施", "公交换乘", "垃圾分类", "电梯维修", "献血年龄"]
    texts = [f"{words[n % 8]}第{n}号规定由{words[n // 8]}部门办理" for n in range(count)]
    corpus = [{"id": f"a{n}", "title": words[n % 8], "text": text} for n, text in enumerate(texts)]
    queries = [{"id": f"q{n}", "text": texts[n][:8], "positive_ids": [f"a{n}"]} for n in range(count)]
    for name, rows in (("corpus", corpus), ("queries", queries)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_the_other_half_is_never_looked_at(tmp_path: Path) -> None:
    articles, queries = half_of(read_retrieval_set(set_in(tmp_path)))
    assert 5 < len(articles) < 35
    assert all(is_trained_on(article.id) for article in articles)
    assert {query.id[1:] for query in queries} == {article.id[1:] for article in articles}


def test_the_same_set_and_seed_give_the_same_model(tmp_path: Path) -> None:
    folder = set_in(tmp_path)
    encoder = CharacterEncoder()
    first = train_reranker(folder, encoder, SETTINGS, output=tmp_path / "one.json")
    second = train_reranker(folder, encoder, SETTINGS, output=tmp_path / "two.json")
    assert first == second == load_model(tmp_path / "one.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert first.training["encoder"] == encoder.digest
