"""How the tests of answers ask: a question with its entities, and the answer of the shipped issues."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from knowledge.answers import Context, analyse
from knowledge.build import build_index
from knowledge.records import Answer, Question
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings
from tests.knowledge.issues import SHIPPED

TODAY = date(2026, 11, 21)

Ask = Callable[..., Answer]


def knowledge_of(folder: Path, issues: Mapping[str, str]) -> KnowledgeBase:
    """What the bot knows when it has these issues alone, key → text."""
    for key, text in issues.items():
        (folder / f"{key}.txt").write_text(text, encoding="utf-8")
    settings = KnowledgeSettings(bulletins_dir=folder, index_dir=folder / "index")
    build_index(settings)
    return KnowledgeBase.open(settings)


def shipped_knowledge(index: Path) -> KnowledgeBase:
    """What the bot knows of the shipped issues, its index built in the folder `index`."""
    settings = KnowledgeSettings(bulletins_dir=SHIPPED, index_dir=index)
    build_index(settings)
    return KnowledgeBase.open(settings)


def question(
    text: str, intent: str | None = None, context: Context | None = None, today: date = TODAY, **entities: str
) -> Question:
    grouped = {name: value.split("+") for name, value in entities.items()}
    return analyse(text, today, grouped, intent, context)
