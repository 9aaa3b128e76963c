"""What kind of thing is asked for by name (什么颜色): what would be said must have one."""

from __future__ import annotations

import functools
import re

from knowledge.answers.silence.evidence import Evidence
from knowledge.records import Question
from knowledge.vocabulary import load_yaml


def asks_kind(question: Question) -> bool:
    """Return whether a question names the kind of its answer."""
    return any(asked.search(question.text) for _, asked, _ in _kinds())


def lacking_kind(question: Question, evidence: Evidence) -> str | None:
    """Return the kind that a question asks for where nothing of it would be said."""
    asked = ((name, held) for name, asked, held in _kinds() if asked.search(question.text))
    return next((name for name, held in asked if not held.search(evidence.said)), None)


@functools.cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return the kinds: their name, how each is asked for, and what a text that tells it has."""
    rows: list[list[str]] = load_yaml("names.yml")["kinds"]
    return tuple((name, re.compile(asked), re.compile(held)) for name, asked, held in rows)
