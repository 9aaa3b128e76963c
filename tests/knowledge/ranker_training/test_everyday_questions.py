from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.answer_training.questions import LabelledQuestion, Place
from knowledge.ranker_training.everyday import Everyday, everyday, validated
from knowledge.ranker_training.examples import Example
from knowledge.ranking.features import NAMES
from knowledge.search import SearchedText, index_texts
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder

SETTINGS = KnowledgeSettings(bulletins_dir=Path("none"), index_dir=Path("none"))
TEXTS = ("个人养犬应当办理 登记", "养犬登记由公安机关办理", "最低工资按月支付", "违反规定养犬应当办理登记")


def example(wrong: float, right: float, told: str = "dense") -> Example:
    """One wrong and one right passage by their values of a feature."""
    rows = np.zeros((2, len(NAMES)))
    rows[:, NAMES.index(told)] = (wrong, right)
    return Example(rows=rows, right=np.array([False, True]))


def asked(text: str, *places: Place) -> LabelledQuestion:
    return LabelledQuestion(text=text, document_key="2019-12/01", places=places)


def test_every_passage_with_the_words_of_the_answer_is_right() -> None:
    encoder = CharacterEncoder()
    texts = [SearchedText(id=f"a{n}", title="", text=text) for n, text in enumerate(TEXTS)]
    index = index_texts(texts, encoder, SETTINGS)
    questions = [
        asked("养犬要登记吗", Place(passage_id="a0", start=4, end=11)),
        asked("工资怎么发", Place(passage_id="gone", start=0, end=3)),
    ]
    found = everyday(questions, index, encoder, SETTINGS)
    assert found.documents == ("2019-12/01",)
    assert int(found.examples[0].right.sum()) == 2


def test_a_document_is_never_on_both_sides() -> None:
    # each document is told by a feature that no other one teaches: unknown, both passages are equal
    drawn = [example(0.1, 0.9, told) for told in ("quoted", "named") for _ in range(4)]
    known = Everyday(examples=tuple(drawn), documents=("2019-12/01",) * 4 + ("2019-12/02",) * 4)
    found = validated(known, [example(0.2, 0.4)], seed=1)
    assert (found.first, found.reciprocal) == (0.0, 0.5)


@pytest.mark.parametrize(("right", "reciprocal"), [(0.9, 1.0), (0.1, 0.5)])
def test_validation_gives_the_mean_of_one_over_the_rank(right: float, reciprocal: float) -> None:
    held = Everyday(
        examples=tuple(example(0.5, right) for _ in range(5)), documents=tuple(f"d{n}" for n in range(5))
    )
    found = validated(held, [example(0.1, 0.9)] * 50, seed=1)
    assert found.reciprocal == reciprocal
    assert found.first == (1.0 if reciprocal == 1.0 else 0.0)
