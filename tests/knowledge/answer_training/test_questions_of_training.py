"""The questions that are learnt from: where each is answered, and no word of the answer."""

import json
from pathlib import Path

import pytest

from knowledge.answer_training.questions import (
    QUESTIONS_FILE,
    LabelledQuestion,
    Place,
    QuestionsError,
    read_questions,
)
from knowledge.records import DocumentKind, Passage

PASSAGE = Passage(
    id="2018-06/03#2",
    document_key="2018-06/03",
    bulletin="2018-06",
    kind=DocumentKind.DOCUMENT,
    title="实施意见",
    trail=(),
    text="先评价。后公布。",
    lines=(1,),
    page=5,
)


def test_questions_are_read_with_the_places_of_their_answers(tmp_path: Path) -> None:
    row = {"question": "什么时候公布", "document": "2018-06/03"}
    row |= {"places": [[PASSAGE.id, 4, 8], ["2018-06/03#9", 0, 2]]}
    (tmp_path / "questions.jsonl").write_text(f"{json.dumps(row)}\n", encoding="utf-8")
    (read,) = read_questions(tmp_path / "questions.jsonl")
    places = (Place(passage_id=PASSAGE.id, start=4, end=8), Place(passage_id="2018-06/03#9", start=0, end=2))
    assert read == LabelledQuestion(text="什么时候公布", document_key="2018-06/03", places=places)
    assert read.answers({PASSAGE.id: PASSAGE}) == ("后公布。",)


def test_line_that_does_not_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"question": "什么时候"}\n', encoding="utf-8")
    with pytest.raises(QuestionsError, match=r"bad\.jsonl line 1"):
        read_questions(tmp_path / "bad.jsonl")


def test_shipped_questions_hold_places_only() -> None:
    rows = QUESTIONS_FILE.read_text(encoding="utf-8").splitlines()
    assert len(rows) > 300
    assert {tuple(json.loads(row)) for row in rows} == {("question", "document", "places")}
