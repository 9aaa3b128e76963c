"""The rules of judging: on hand-made values, and beside the reference where it is present."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluation.judging import judge, place_of, plain
from knowledge.evaluation.question_set import Expected, read_question_set
from tests.reference import reference_judge

SHARED = Path(os.environ.get("OUWEN_SHARED", Path(__file__).resolve().parents[4] / "shared"))
REFERENCE = SHARED / "questions" / "judge.py"
QUESTIONS = SHARED / "questions" / "dev.jsonl"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１，２３４ 元", "1,234元"),  # full-width commas become plain ones after the thousands are closed up
        ("12,345元/月", "12345元/月"),
        ("12,34", "12,34"),
        ("102.0%", "102%"),
        ("392.10亿元", "392.1亿元"),
        ("2019.10.1", "2019.10.1"),
        ("温政发［2015］ 58 号\n", "温政发[2015]58号"),
        ("ABC", "abc"),
    ],
)
def test_one_spelling(text: str, expected: str):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("needle", "reply", "place"),
    [
        ("50", "补150元", -1),
        ("50", "补50.5元", -1),
        ("50", "补 50 元", 1),
        ("50元", "2050元", -1),
        ("5", "0.5", -1),
    ],
)
def test_a_number_is_not_found_inside_a_longer_one(needle: str, reply: str, place: int):
    assert place_of(needle, plain(reply)) == place


def test_of_each_group_one_must_be_said_and_nothing_forbidden():
    expected = Expected(
        must_contain=(("甲", "乙"), ("丙",)), must_not_contain=("丁",), cite=("某发〔2019〕1号",)
    )
    right = judge(expected, "乙丙，见某发〔2019〕1号")
    assert (right.said, right.unsaid, right.cited, right.passed) == (True, True, True, True)
    assert not judge(expected, "乙，见某发〔2019〕1号").said
    assert not judge(expected, "乙丙丁，见某发〔2019〕1号").unsaid
    assert not judge(expected, "乙丙").cited


def test_the_asked_value_comes_before_its_rivals():
    expected = Expected(must_contain=(("805",),), focus="805", focus_rivals=("685", "535"))
    assert judge(expected, "一档805元，二档685元").passed
    assert judge(expected, "一档805元，二档685元").one_region is True
    assert judge(expected, "一档805元，二档685元，三档535元").one_region is False
    assert judge(expected, "一档805元，二档685元，三档535元").passed
    assert not judge(expected, "二档685元，一档805元").passed
    assert (
        judge(
            Expected(must_contain=(("805",), ("685",)), focus="805", focus_rivals=("685",)), "805、685"
        ).one_region
        is None
    )


def verdicts(expected: Expected, text: str) -> dict[str, Any]:
    found = judge(expected, text)
    named = {"must_contain": found.said, "must_not_contain": found.unsaid, "cite": found.cited}
    named |= {"focus": found.focus, "one_region": found.one_region}
    return {name: value for name, value in named.items() if value is not None}


def texts_for(item: dict[str, Any]) -> list[str]:
    wanted = "、".join(group[0] for group in item["must_contain"])
    evidence, cited = "".join(item.get("evidence", [])), "，".join(item["cite"])
    rivals = "；".join(item.get("focus_rivals", []))
    return [
        evidence,
        f"{wanted}（{cited}）",
        f"{evidence}{wanted}（{cited}）",
        f"{rivals}{wanted}{cited}",
        f"{wanted}{cited}{rivals}",
    ] + [f"1,860.0 元{wanted}{cited}{one}" for one in item["must_not_contain"]]


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason=f"no reference at {REFERENCE} (set OUWEN_SHARED)")
def test_it_judges_as_the_reference_does():
    module = reference_judge(REFERENCE)
    items = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    outcomes, before = set(), ["", "抱歉，没有查到。请拨打12345。"]
    for item, question in zip(items, read_question_set(QUESTIONS).questions, strict=True):
        # what it wants, what it does not want, and what the question before it wanted
        texts = texts_for(item)
        for text in (*before, *texts):
            theirs = module.judge(item, text)
            assert verdicts(question.expected, text) == theirs
            passed = judge(question.expected, text).passed
            assert passed == module.passed(theirs)
            outcomes.add(passed)
        before = texts
    assert outcomes == {True, False}


@pytest.mark.shared
@pytest.mark.skipif(not REFERENCE.exists(), reason=f"no reference at {REFERENCE} (set OUWEN_SHARED)")
@pytest.mark.parametrize(
    "needle", ["50", "12.5元", "2019.10", "某发〔2019〕1号", "1,860", "ＡＢ", "0.50", "5%"]
)
def test_it_finds_as_the_reference_does(needle: str):
    module = reference_judge(REFERENCE)
    for text in (
        "150",
        "12.5元/时",
        "2019.10.1",
        "某发[2019]1号",
        "1860元",
        "ab",
        "0.5",
        "50",
        "１２.５０元",
        "15%",
        "1.5%",
    ):
        assert place_of(needle, plain(text)) == module.find(module.norm(text), needle)
        assert plain(text) == module.norm(text)
