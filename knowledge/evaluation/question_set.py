"""Judged questions: conversations with what the reply to the last turn must and must not say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import EvaluationError
from knowledge.evaluation.json_rows import JsonRow, json_rows

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a reply is judged by.

    Of each group of `must_contain` and of `cite` one must be there; `focus` comes before its rivals.
    """

    must_contain: tuple[tuple[str, ...], ...] = ()
    must_not_contain: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    focus: str = ""
    focus_rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuestion:
    """One conversation; `document` is the key of the document that answers, `evidence` are its words."""

    id: str
    channel: str
    turns: tuple[str, ...]
    topic: str
    kind: str
    form: str
    answerable: bool
    expected: Expected
    evidence: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """The questions that can be judged; `remarks` tells how often what was passed over."""

    questions: tuple[JudgedQuestion, ...]
    remarks: dict[str, int]


def read_question_set(path: Path) -> QuestionSet:
    """Read a JSON-lines file of conversations.

    A row `{"text", "label": "out_of_scope"}` is a question of one turn that has no answer; rows that do not
    tell whether they have one are left out.

    Raises:
        EvaluationError: a line cannot be read, two have one id, or nothing is left to judge.
    """
    remarks: Counter[str] = Counter()
    questions: dict[str, JudgedQuestion] = {}
    for row in json_rows(path):
        if "answerable" not in row.content and row.content.get("label") != OUT_OF_SCOPE:
            remarks["questions that do not tell whether they have an answer, left out"] += 1
            continue
        question = _question(row)
        if question.id in questions:
            raise EvaluationError(
                f"{row.place}: id {question.id} is that of another question, give a new one"
            )
        questions[question.id] = question
    if not questions:
        raise EvaluationError(
            f"{path} has no question to judge ({dict(remarks)}), expected rows with turns and answerable"
        )
    return QuestionSet(questions=tuple(questions.values()), remarks=dict(remarks))


def _question(row: JsonRow) -> JudgedQuestion:
    answerable = row.content.get("answerable", False)
    if not isinstance(answerable, bool):
        raise EvaluationError(f"{row.place}: answerable is {answerable!r}, expected true or false")
    return JudgedQuestion(
        id=row.key("id") or row.place.rpartition(":")[2],
        channel=row.text("channel", "widget"),
        turns=row.texts("turns") or (row.text("text"),),
        topic=row.text("topic", row.content.get("label") or ""),
        kind=row.text("kind", row.content.get("label") or ""),
        form=row.text("form", ""),
        answerable=answerable,
        expected=_expected(row),
        evidence=row.texts("evidence"),
        document=row.key("document"),
    )


def _expected(row: JsonRow) -> Expected:
    groups = row.content.get("must_contain") or []
    if not isinstance(groups, list):
        raise EvaluationError(f"{row.place}: must_contain is {groups!r}, expected a list of lists of texts")
    return Expected(
        must_contain=tuple(row.all_texts(group, "must_contain") for group in groups),
        must_not_contain=row.texts("must_not_contain"),
        cite=row.texts("cite"),
        focus=row.text("focus", ""),
        focus_rivals=row.texts("focus_rivals"),
    )
