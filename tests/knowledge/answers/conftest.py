from pathlib import Path

import pytest
from asking import Ask, question

from knowledge.build import build_index
from knowledge.records import Answer
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "bulletins"


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    settings = KnowledgeSettings(bulletins_dir=SHIPPED, index_dir=tmp_path_factory.mktemp("index"))
    build_index(settings)
    return KnowledgeBase.open(settings)


@pytest.fixture(scope="session")
def ask(knowledge_base: KnowledgeBase) -> Ask:
    def answer(text: str, **fields: object) -> Answer:
        return knowledge_base.answer(question(text, **fields))  # type: ignore[arg-type]

    return answer
