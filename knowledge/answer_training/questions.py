"""The questions with known answers that are shipped: each with the places of the words that answer it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import KnowledgeError
from knowledge.records import Passage

QUESTIONS_FILE = Path(__file__).parent / "questions.jsonl"


class QuestionsError(KnowledgeError):
    """The file of questions cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words that answer stand: characters `start` to `end` of the text of a passage."""

    passage_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuestion:
    """A question, the document that answers it, and where."""

    text: str
    document_key: str
    places: tuple[Place, ...]

    def answers(self, passages: Mapping[str, Passage]) -> tuple[str, ...]:
        """Return the words that answer; those of a passage that is not there are left out."""
        held = [
            (passages[place.passage_id].text, place) for place in self.places if place.passage_id in passages
        ]
        return tuple(text[place.start : place.end] for text, place in held)


def read_questions(path: Path = QUESTIONS_FILE) -> list[LabelledQuestion]:
    """Return the questions of a file, one JSON object a line; QuestionsError names a bad line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionsError(f"cannot read the questions {path}: {error}") from error
    return [_question(line, f"{path.name} line {number}") for number, line in enumerate(lines, 1) if line]


def _question(line: str, where: str) -> LabelledQuestion:
    try:
        row = json.loads(line)
        places = tuple(Place(passage_id=i, start=int(a), end=int(b)) for i, a, b in row["places"])
        return LabelledQuestion(text=row["question"], document_key=row["document"], places=places)
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionsError(f"{where}: expected question, document and places, found {line[:60]}") from error
