"""`ouwen evaluate nlu` as staff use it; the model is stood in for."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.commands import app, talk

ENTITY = {"entity": "region", "value": "瑞安市", "start": 0, "end": 2}
ROWS = [
    {"text": "瑞安低保", "intent": "ask_low_income", "entities": [ENTITY]},
    {"text": "拜拜", "intent": "goodbye", "entities": []},
]


class FakeBot:
    """Takes every message for a question about the subsistence allowance of 瑞安."""

    def parse(self, text: str) -> dict[str, Any]:
        return {"text": text, "intent": {"name": "ask_low_income"}, "entities": [ENTITY]}


@pytest.fixture
def messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    @contextmanager
    def stood_in(*_: object):
        yield FakeBot()

    monkeypatch.setattr(talk, "whole_bot", stood_in)
    path = tmp_path / "messages.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


def test_figures_confusions_and_differences_are_shown(messages: Path) -> None:
    shown = CliRunner().invoke(app, ["evaluate", "nlu", str(messages)])
    assert shown.exit_code == 0, shown.output
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert "intent accuracy 0.5000" in lines
    assert "goodbye → ask_low_income 1" in lines
    assert "region 1 1 0 0.5000 1.0000 0.6667" in lines
    assert "拜拜 [goodbye → ask_low_income] 多 region 瑞安市" in lines


def test_the_result_is_kept(messages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    CliRunner().invoke(app, ["evaluate", "nlu", str(messages), "--json", str(out)])
    result = json.loads(out.read_text(encoding="utf-8"))
    assert (result["measured"], result["configuration"]) == ("nlu", {"messages": 2, "spans of": 2})
