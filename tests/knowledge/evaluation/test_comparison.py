import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.bootstrap import Interval
from knowledge.evaluation.comparison import compare, read_result, write_result


def result(right: dict[str, bool], measured: str = "retrieval", **configuration: Any) -> dict[str, Any]:
    rows = [
        {"id": name, "text": f"问{name}", "right": one, "values": {"R@1": float(one)}}
        for name, one in right.items()
    ]
    mean = sum(right.values()) / len(right) if right else 0.0
    figures = {"R@1": mean, "ECE": 0.1}
    return {"measured": measured, "configuration": configuration, "figures": figures, "rows": rows}


def test_questions_that_changed_are_listed_both_ways():
    before = result({"a": True, "b": False, "c": True, "d": True})
    after = result({"b": True, "c": False, "d": True, "e": False})
    found = compare(before, after)
    assert found.gained == (("b", "问b"),)
    assert found.lost == (("c", "问c"),)
    assert (found.paired, found.only_before, found.only_after) == (3, 1, 1)


def test_figures_of_questions_have_an_interval_and_others_have_none():
    recall, error = compare(result({"a": False, "b": False}), result({"a": True, "b": True})).figures
    assert (recall.name, recall.before, recall.after, recall.paired) == ("R@1", 0.0, 1.0, 2)
    assert recall.interval == Interval(difference=1.0, low=1.0, high=1.0)
    assert (error.name, error.before, error.after, error.interval) == ("ECE", 0.1, 0.1, None)


def test_a_question_without_a_value_is_not_paired_in_that_figure():
    before, after = result({"a": True, "b": True}), result({"a": True, "b": False})
    before["rows"][1]["values"]["R@1"] = None
    assert compare(before, after).figures[0].paired == 1


def test_only_settings_that_differ_are_named():
    before = result(
        {"a": True}, made_at="1", settings={"dense_weight": 0.1, "reranked": 30}, encoder={"name": "x"}
    )
    after = result({"a": True}, made_at="2", settings={"dense_weight": 0.2, "reranked": 30}, encoder=None)
    assert compare(before, after).configuration == {
        "settings.dense_weight": (0.1, 0.2),
        "encoder": ({"name": "x"}, None),
    }


def test_runs_over_different_questions_are_not_compared():
    with pytest.raises(EvaluationError, match="shares no question"):
        compare(result({"a": True}), result({"b": True}))


def test_a_result_survives_its_file(tmp_path: Path):
    written = result({"a": True}, encoder=None)
    write_result(written, tmp_path / "out.json")
    assert "问a" in (tmp_path / "out.json").read_text(encoding="utf-8")
    assert read_result(tmp_path / "out.json", "retrieval") == written


@pytest.mark.parametrize("content", ["{", "[]", json.dumps({"measured": "retrieval"})])
def test_a_file_that_is_no_result_is_named(tmp_path: Path, content: str):
    (tmp_path / "other.json").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"other\.json"):
        read_result(tmp_path / "other.json", "retrieval")


def test_a_missing_result_is_named(tmp_path: Path):
    with pytest.raises(EvaluationError, match=r"nowhere\.json"):
        read_result(tmp_path / "nowhere.json", "retrieval")


def test_a_result_of_another_kind_is_refused(tmp_path: Path):
    write_result(result({"a": True}, "questions"), tmp_path / "other.json")
    with pytest.raises(EvaluationError, match="measured questions, expected a run that measured retrieval"):
        read_result(tmp_path / "other.json", "retrieval")
