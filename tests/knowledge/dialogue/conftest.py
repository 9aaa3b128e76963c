import pytest

from knowledge.service import KnowledgeBase
from tests.knowledge.answers.asking import shipped_knowledge


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shipped_knowledge(tmp_path_factory.mktemp("index"))
