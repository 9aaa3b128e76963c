from pathlib import Path

import pytest

from knowledge.build import build_index
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "bulletins"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    settings = KnowledgeSettings(bulletins_dir=SHIPPED, index_dir=tmp_path_factory.mktemp("index"))
    build_index(settings)
    return KnowledgeBase.open(settings)
