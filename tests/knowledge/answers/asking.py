"""How the tests of answers ask: a question with its entities, and the answer of the shipped issues."""

from collections.abc import Callable
from datetime import date

from knowledge.answers import Context, analyse
from knowledge.records import Answer, Question

TODAY = date(2026, 11, 21)

Ask = Callable[..., Answer]


def question(
    text: str, intent: str | None = None, context: Context | None = None, today: date = TODAY, **entities: str
) -> Question:
    grouped = {name: value.split("+") for name, value in entities.items()}
    return analyse(text, today, grouped, intent, context)
