"""Tests of knowledge.evaluation.understanding."""

import json
from pathlib import Path

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.understanding import (
    Labelled,
    Message,
    Tally,
    Understood,
    read_messages,
    understanding_result,
)

RUIAN = Labelled(entity="region", value="瑞安市", start=0, end=2)
MESSAGES = (
    Message(text="瑞安低保", intent="ask_low_income", entities=(RUIAN,)),
    Message(text="瑞安１５００", intent="ask_minimum_wage", entities=(RUIAN,)),
    Message(text="你好", intent="greet", entities=None),
)
UNDERSTOOD = (
    Understood(
        text="瑞安低保",
        intent="ask_low_income",
        entities=(Labelled(entity="region", value="瑞安市", start=0, end=3),),
    ),
    Understood(
        text="瑞安1500",
        intent="ask_pension",
        entities=(RUIAN, Labelled(entity="amount", value="1500", start=2, end=6)),
    ),
    Understood(text="你好", intent="greet", entities=(RUIAN,)),
)


def test_values_count_everywhere_and_spans_where_the_text_is_the_same() -> None:
    result = understanding_result(MESSAGES, UNDERSTOOD)
    assert result["figures"] == {
        "intent accuracy": 2 / 3,
        "entity F1 by value": 0.8,
        "entity F1 by span and value": 0.0,
    }
    assert result["configuration"] == {"messages": 3, "spans of": 1}
    assert result["confused"] == [{"true": "ask_minimum_wage", "said": "ask_pension", "count": 1}]
    assert result["by value"]["amount"]["precision"] == 0.0
    assert result["by value"]["region"]["F1"] == 1.0
    assert result["rows"] == [
        {
            "text": "瑞安１５００",
            "intent": "ask_minimum_wage",
            "said": "ask_pension",
            "wrong": ["amount 1500"],
        }
    ]


def test_a_tally_without_anything_has_no_figures() -> None:
    assert Tally().figures()["F1"] is None
    assert Tally(missed=2).figures()["recall"] == 0.0


def test_messages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "messages.jsonl"
    entity = {"entity": "region", "value": "瑞安市", "start": 0, "end": 2}
    rows = [{"text": "瑞安低保", "intent": "ask_low_income", "entities": [entity]}, {"text": "你好"}]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert read_messages(path) == (MESSAGES[0], Message(text="你好", intent=None, entities=None))


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "瑞安", "entities": [{"entity": "region", "value": "瑞安市", "start": 0, "end": 3}]}',
        '{"text": "瑞安", "entities": [{"entity": "region"}]}',
        '{"text": "瑞安", "entities": ["region"]}',
        '{"text": "瑞安", "entities": 1}',
        "",
    ],
)
def test_what_cannot_be_a_label_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "messages.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"messages\.jsonl"):
        read_messages(path)
