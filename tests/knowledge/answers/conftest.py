from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from knowledge.answers import Context, analyse
from knowledge.build import build_index
from knowledge.records import Answer, Question
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

TODAY = date(2026, 11, 21)
SHIPPED = Path(__file__).resolve().parents[3] / "data" / "bulletins"

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def knowledge_base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    settings = KnowledgeSettings(bulletins_dir=SHIPPED, index_dir=tmp_path_factory.mktemp("index"))
    build_index(settings)
    return KnowledgeBase.open(settings)


def question(
    text: str, intent: str | None = None, context: Context | None = None, today: date = TODAY, **entities: str
) -> Question:
    grouped = {name: value.split("+") for name, value in entities.items()}
    return analyse(text, today, grouped, intent, context)


@pytest.fixture(scope="session")
def ask(knowledge_base: KnowledgeBase) -> Ask:
    def answer(text: str, **fields: object) -> Answer:
        return knowledge_base.answer(question(text, **fields))  # type: ignore[arg-type]

    return answer
