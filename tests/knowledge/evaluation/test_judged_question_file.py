import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.question_set import Expected, JudgedQuestion, read_question_set

WHOLE = {
    "id": "T001",
    "channel": "hotline",
    "turns": ["甲", "乙"],
    "topic": "bulletin",
    "kind": "general",
    "form": "who",
    "must_contain": [["一", "壹"], ["二"]],
    "must_not_contain": ["三"],
    "cite": ["某发〔2019〕1号"],
    "cite_issue": ["2019年第12期"],
    "document": "2019-12/03",
    "answerable": True,
    "evidence": ["原文"],
    "note": "",
}


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_every_field_is_read(tmp_path: Path):
    assert read_question_set(write(tmp_path, WHOLE)).questions == (
        JudgedQuestion(
            id="T001",
            channel="hotline",
            turns=("甲", "乙"),
            topic="bulletin",
            kind="general",
            form="who",
            answerable=True,
            expected=Expected(
                must_contain=(("一", "壹"), ("二",)), must_not_contain=("三",), cite=("某发〔2019〕1号",)
            ),
            evidence=("原文",),
            document="2019-12/03",
        ),
    )


def test_a_text_with_a_label_is_a_question_without_an_answer(tmp_path: Path):
    rows = {"id": 7, "text": "股票怎么开户", "label": "out_of_scope"}, {"id": "8", "text": "不知道"}
    read = read_question_set(write(tmp_path, *rows))
    (question,) = read.questions
    assert (question.id, question.turns, question.kind) == ("7", ("股票怎么开户",), "out_of_scope")
    assert (question.answerable, question.channel) == (False, "widget")
    assert read.remarks == {"questions that do not tell whether they have an answer, left out": 1}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"turns": "甲"}, "turns has '甲'"),
        ({"turns": [1]}, "turns has"),
        ({"turns": []}, "text is None"),
        ({"answerable": "yes"}, "answerable is 'yes'"),
        ({"must_contain": ["一"]}, "must_contain has '一'"),
        ({"must_contain": "一"}, "must_contain is '一'"),
        ({"cite": [None]}, "cite has"),
        ({"channel": 3}, "channel is 3"),
        ({"id": "T001"}, "id T001 is that of another question"),
    ],
)
def test_a_row_that_cannot_be_judged_is_named(tmp_path: Path, change: dict[str, Any], told: str):
    path = write(tmp_path, WHOLE, {**WHOLE, "id": "T002", **change})
    with pytest.raises(EvaluationError, match=rf"questions\.jsonl:3: {told}"):
        read_question_set(path)


def test_a_file_without_a_question_to_judge_is_refused(tmp_path: Path):
    with pytest.raises(EvaluationError, match="no question to judge"):
        read_question_set(write(tmp_path, {"id": "1", "text": "甲"}))


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path):
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": "\\ud83d", "turns": ["a\\ud83db"], "answerable": false}', encoding="ascii")
    (question,) = read_question_set(path).questions
    assert (question.id, question.turns) == ("?", ("a?b",))
