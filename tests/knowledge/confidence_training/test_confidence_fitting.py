import gzip
import json
import random
from pathlib import Path

import pytest

from knowledge.answers.silence.signals import SIGNALS
from knowledge.confidence_training.cases import (
    Case,
    CaseKind,
    TrainingDataError,
    elsewhere_cases,
    small_talk_cases,
    unanswered_cases,
)
from knowledge.confidence_training.examples import Example
from knowledge.confidence_training.fitting import cross_validated, fit


def examples(count: int) -> list[Example]:
    """Evidence whose share tells how often it is right, and a missing word that tells the wrong way round."""
    chance = random.Random(1)
    made = []
    for number in range(count):
        share = chance.random()
        row = [0.0] * len(SIGNALS)
        row[SIGNALS.index("share")] = share
        right = chance.random() < share
        row[SIGNALS.index("missing")] = float(right)
        case = Case(kind=CaseKind.ANSWERED, text="?", document=str(number % 20))
        made.append(Example(case=case, signals=tuple(row), right=right, right_document=True))
    return made


def test_confidence_rises_with_evidence_and_never_with_what_is_missing() -> None:
    model = fit(examples(400)).answer
    assert model.weights[SIGNALS.index("share")] > 2
    assert model.weights[SIGNALS.index("missing")] == pytest.approx(0.0, abs=1e-9)


def test_cross_validated_confidence_is_how_often_it_is_right() -> None:
    made = examples(2000)
    sure = [e.right for e, (c, _) in zip(made, cross_validated(made, 1), strict=True) if 0.7 < c < 0.9]
    assert 0.7 < sum(sure) / len(sure) < 0.9


def test_what_has_no_evidence_is_sure_of_nothing() -> None:
    case = Case(kind=CaseKind.SMALL_TALK, text="你好")
    none = Example(case=case, signals=None, right=False, right_document=False)
    assert cross_validated([*examples(200), none], 1)[-1] == (0.0, 0.0)


def test_subjects_of_other_places_are_asked_about(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "local-regulations.jsonl.gz", "wt", encoding="utf-8") as out:
        for title in ("某某市散装水泥管理条例", "某某市养犬管理条例"):
            out.write(json.dumps({"title": title}) + "\n")
    cases = elsewhere_cases(tmp_path, "养犬管理", 1)
    assert [("散装水泥管理" in case.text, case.kind) for case in cases] == [(True, CaseKind.ELSEWHERE)]


def test_no_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match="local-regulations"):
        elsewhere_cases(tmp_path, "", 1)


def test_a_line_without_a_question_is_named(tmp_path: Path) -> None:
    (tmp_path / "unanswered.jsonl").write_text('{"question": "有吗"}\n[]\n')
    with pytest.raises(TrainingDataError, match="line 2"):
        list(unanswered_cases(tmp_path / "unanswered.jsonl"))


def test_small_talk_is_drawn_by_the_seed(tmp_path: Path) -> None:
    lines = "".join(f"    - 第{number}句\n" for number in range(500))
    (tmp_path / "talk.yml").write_text(f"nlu:\n- intent: x\n  examples: |\n{lines}", encoding="utf-8")
    drawn = small_talk_cases([tmp_path / "talk.yml"], 1)
    assert drawn == small_talk_cases([tmp_path / "talk.yml"], 1)
    assert len({case.text for case in drawn}) == 400
