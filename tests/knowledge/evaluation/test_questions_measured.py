import json
from pathlib import Path

import pytest

from knowledge.evaluation.metrics import Ranked
from knowledge.evaluation.question_set import Expected, JudgedQuestion, QuestionSet
from knowledge.evaluation.questions import calibration, counted, figures, questions_result
from knowledge.evaluation.verdicts import BotReply, Judged, Verdict
from knowledge.records import AnswerStatus
from knowledge.settings import KnowledgeSettings


def row(
    name: str,
    verdict: Verdict,
    status: AnswerStatus,
    *,
    answerable: bool = True,
    kind: str = "general",
    confidence: float | None = None,
    text: str = "",
    found: Ranked | None = None,
) -> Judged:
    question = JudgedQuestion(
        id=name,
        channel="widget",
        turns=("问", name),
        topic="bulletin",
        kind=kind,
        form="",
        answerable=answerable,
        expected=Expected(),
        document="d" if found else None,
    )
    reply = BotReply(text=text, status=status, confidence=confidence, timings_ms={"whole_ms": 5.0})
    return Judged(question=question, reply=reply, verdict=verdict, found=found)


ROWS = [
    row(
        "1",
        Verdict.RIGHT,
        AnswerStatus.ANSWERED,
        confidence=0.9,
        text="一二三",
        found=Ranked(ranks=(1,), positives=1),
    ),
    row(
        "2",
        Verdict.WRONG,
        AnswerStatus.PARTIAL,
        confidence=0.4,
        text="一" * 501,
        found=Ranked(ranks=(2,), positives=1),
    ),
    row("3", Verdict.RIGHT, AnswerStatus.ANSWERED, confidence=0.8, text="一二三四五", kind="noisy"),
    row("4", Verdict.REFUSED, AnswerStatus.NOT_IN_BULLETINS, confidence=0.0, text="没有"),
    row("5", Verdict.REFUSED_RIGHTLY, AnswerStatus.OUT_OF_SCOPE, answerable=False, kind="out_of_scope"),
    row("6", Verdict.WRONG, AnswerStatus.ANSWERED, answerable=False, kind="out_of_scope", text="一"),
]


def test_each_figure_is_of_the_questions_that_it_is_about():
    found = figures(ROWS)
    assert found["passed"] == pytest.approx(3 / 6)
    assert [found[name] for name in ("answer rate", "right", "wrong", "refused")] == [0.75, 0.5, 0.25, 0.25]
    assert (found["refused rightly"], found["answered without cause"]) == (0.5, 0.5)
    assert found["right of the answered"] == 0.5
    assert (found["document found R@1"], found["document found MRR@10"]) == (0.5, 0.75)
    assert found["document cited first"] == 0.0
    assert found["evidence first"] is None
    assert (found["reply length median"], found["reply length longest"], found["replies over 500"]) == (
        4,
        501,
        1,
    )
    # 0.9 and 0.8 right, 0.4 wrong; each in a bin of its own
    assert found["ECE"] == pytest.approx((0.1 + 0.2 + 0.4) / 3)


def test_only_answers_that_say_how_sure_they_are_are_calibrated():
    assert [(one.low, one.count, one.right) for one in calibration(ROWS)] == [
        (0.4, 1, 0.0),
        (0.8, 1, 1.0),
        (0.9, 1, 1.0),
    ]


def test_verdicts_are_counted_by_group():
    groups = counted(ROWS, lambda one: one.question.kind)
    assert list(groups) == ["general", "noisy", "out_of_scope"]
    assert groups["general"] == {"right": 1, "wrong": 1, "refused": 1, "refused_rightly": 0}
    assert groups["out_of_scope"] == {"right": 0, "wrong": 1, "refused": 0, "refused_rightly": 1}
    assert list(counted(ROWS, lambda one: one.question.form)) == ["–"]


def test_a_result_has_what_is_compared_question_by_question():
    task = QuestionSet(questions=(), remarks={})
    settings = KnowledgeSettings(bulletins_dir=Path(), index_dir=Path())
    result = json.loads(json.dumps(questions_result(ROWS, task, settings, None, {"generation": "000001"})))
    assert result["measured"] == "questions"
    assert result["configuration"]["generation"] == "000001"
    assert result["configuration"]["encoder"] is None
    assert [one["right"] for one in result["rows"]] == [True, False, True, False, True, False]
    assert result["rows"][0]["text"] == "问 / 1"
    assert result["rows"][0]["values"]["right"] == 1.0
    assert result["rows"][4]["values"]["right"] is None
    assert result["latency_ms"] == [{"stage": "whole", "p50": 5.0, "p99": 5.0, "count": 6}]
