from pathlib import Path

import pytest

from knowledge.records import Topic
from knowledge.settings import KnowledgeSettings


def test_defaults_cover_every_topic() -> None:
    settings = KnowledgeSettings(bulletins_dir=Path("a"), index_dir=Path("b"))
    assert set(settings.staleness_years) == set(Topic)
    assert settings.encoder is None


@pytest.mark.parametrize("name", ["dense_weight", "evidence_threshold", "synonym_weight"])
@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_share_outside_its_range_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        KnowledgeSettings(bulletins_dir=Path("a"), index_dir=Path("b"), **{name: value})  # type: ignore[arg-type]
