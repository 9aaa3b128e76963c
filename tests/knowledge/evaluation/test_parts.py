from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.parts import Part, ablation, settings_without
from knowledge.settings import KnowledgeSettings

SETTINGS = KnowledgeSettings(
    bulletins_dir=Path(), index_dir=Path(), dense_weight=0.2, word_share=0.5, reranked=30
)
OPEN = replace(SETTINGS, evidence_threshold=0.0)


@pytest.mark.parametrize(
    ("parts", "changed"),
    [
        (set(), {}),
        ({Part.DENSE}, {"dense_weight": 0.0}),
        ({Part.WORDS}, {"word_share": 0.0}),
        ({Part.BIGRAMS}, {"word_share": 1.0}),
        ({Part.WORDS, Part.BIGRAMS}, {"dense_weight": 1.0}),
        ({Part.SYNONYMS, Part.RERANKER}, {"synonym_weight": 0.0, "reranked": 0}),
        ({Part.TITLES}, {}),
        ({Part.DENSE, Part.WORDS}, {"dense_weight": 0.0, "word_share": 0.0}),
    ],
)
def test_each_part_has_its_setting(parts: set[Part], changed: dict[str, float]):
    assert settings_without(SETTINGS, frozenset(parts)) == replace(OPEN, **changed)


def test_one_arm_must_stay():
    with pytest.raises(EvaluationError, match="nothing searches"):
        settings_without(SETTINGS, frozenset({Part.DENSE, Part.WORDS, Part.BIGRAMS, Part.TITLES}))


def test_the_table_takes_each_part_away_and_leaves_each_arm_alone():
    variants = {one.name: one.without for one in ablation(frozenset(), titled=True)}
    assert list(variants) == [
        "without dense",
        "without words",
        "without bigrams",
        "without synonyms",
        "without reranker",
        "dense alone",
        "words alone",
        "bigrams alone",
        "without titles",
    ]
    assert variants["without words"] == {Part.WORDS}
    assert variants["bigrams alone"] == {Part.DENSE, Part.WORDS, Part.SYNONYMS, Part.RERANKER}


def test_what_is_not_there_cannot_be_taken_away():
    names = [one.name for one in ablation(frozenset({Part.WORDS, Part.DENSE}), titled=False)]
    assert names == ["without synonyms", "without reranker", "bigrams alone"]
