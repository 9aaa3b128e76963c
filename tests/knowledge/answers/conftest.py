import pytest
from asking import Ask, question, shipped_knowledge

from knowledge.records import Answer
from knowledge.service import KnowledgeBase


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shipped_knowledge(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def ask(knowledge_base: KnowledgeBase) -> Ask:
    def answer(text: str, **fields: object) -> Answer:
        return knowledge_base.answer(question(text, **fields))  # type: ignore[arg-type]

    return answer
