"""`ouwen evaluate` as staff use it; the whole bot is stood in for."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app, talk
from bot.errors import SettingError
from knowledge import live
from knowledge.errors import EvaluationError
from tests.bot.test_judged_replay import FakeBot, search

CORPUS = [
    {"id": 1, "title": "公共汽车规定", "text": "老年人乘坐免费。"},
    {"id": 2, "text": "砍伐树木应当申请。"},
]
QUERIES = [
    {"id": "q1", "text": "公共汽车规定", "positive_ids": ["1"]},
    {"id": "q2", "text": "砍伐树木", "positive_ids": [2]},
    {"id": "q3", "text": "砍伐树木", "positive_ids": []},
]


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "corpus.jsonl", CORPUS)
    write(tmp_path / "queries.jsonl", QUERIES)
    return tmp_path


def ouwen(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *(str(argument) for argument in arguments)])


def test_retrieval_prints_the_product_beside_its_peer_and_keeps_the_result(folder: Path):
    shown = ouwen("retrieval", folder, "--json", folder / "out.json")
    assert shown.exit_code == 0, shown.output
    lines = shown.stdout.splitlines()
    assert "注意：1 questions without positives, left out" in lines
    assert next(line.split()[1:4] for line in lines if line.startswith("hybrid ")) == ["1.0000"] * 3
    assert any(line.startswith("BM25 bigrams, text") for line in lines)
    assert any(line.startswith("hybrid − BM25 bigrams, text, R@1") for line in lines)
    result = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert result["figures"]["R@1"] == 1.0


def test_an_ablation_has_a_line_for_each_part(folder: Path):
    shown = ouwen("retrieval", folder, "--ablation", "--limit", 1, "--without", "synonyms")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("2 段文字，1 个问题；")
    names = [line.split("  ")[0] for line in shown.stdout.splitlines()]
    assert [name for name in names if name.startswith("without")] == [
        "without dense",
        "without words",
        "without bigrams",
        "without reranker",
        "without titles",
    ]


def test_two_runs_are_compared(folder: Path):
    ouwen("retrieval", folder, "--json", folder / "before.json")
    off = ("--without", "titles", "--without", "dense", "--no-peer")
    shown = ouwen("retrieval", folder, *off, "--compare", folder / "before.json")
    assert shown.exit_code == 0, shown.output
    assert "配置 without：[] → ['dense', 'titles']" in shown.stdout
    assert "由对变错：1 个\n  q1  公共汽车规定\n" in shown.stdout
    assert "BM25" not in shown.stdout


@pytest.mark.parametrize("arguments", [("--without", "dense", "--without", "words", "--without", "bigrams")])
def test_a_search_without_an_arm_is_refused(folder: Path, arguments: tuple[str, ...]):
    assert isinstance(ouwen("retrieval", folder, *arguments).exception, EvaluationError)


@pytest.mark.parametrize("out", ["", "nowhere/out.json"])
def test_a_result_that_could_not_be_written_is_told_before_the_run(folder: Path, out: str):
    assert isinstance(ouwen("retrieval", folder, "--json", folder / out).exception, SettingError)


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> FakeBot:
    fake = FakeBot()

    @contextmanager
    def whole_bot(settings: object):
        yield fake

    known = SimpleNamespace(
        search=search, generation="000001", bulletins=(), documents=(), passages=(), standards=()
    )
    monkeypatch.setattr(talk, "whole_bot", whole_bot)
    monkeypatch.setattr(live, "live_knowledge", lambda settings: SimpleNamespace(base=known))
    return fake


def test_questions_are_asked_judged_and_compared(bot: FakeBot, tmp_path: Path):
    row = {"channel": "widget", "kind": "general", "answerable": True, "document": "2019-12/03"}
    rows = [
        {**row, "id": "1", "turns": ["甲"], "must_contain": [["十个"]], "evidence": ["十个"]},
        {**row, "id": "2", "turns": ["乙"], "must_contain": [["九个"]]},
    ]
    source, out = write(tmp_path / "questions.jsonl", rows), tmp_path / "out.json"
    shown = ouwen("questions", source, "--json", out, "--today", "2026-11-21")
    assert shown.exit_code == 0, shown.output
    figures = {line[:24].strip(): line[24:].strip() for line in shown.stdout.splitlines()}
    assert (figures["right"], figures["wrong"], figures["refused"]) == ("0.5000", "0.5000", "0.0000")
    assert (figures["document found R@1"], figures["document cited first"]) == ("0.0000", "1.0000")
    assert "wrong  2  乙  →  乙：十个。 还有吗？" in shown.stdout
    result = json.loads(out.read_text(encoding="utf-8"))
    assert (result["configuration"]["today"], result["configuration"]["generation"]) == (
        "2026-11-21",
        "000001",
    )
    rows[1]["must_contain"] = [["十个"]]
    again = ouwen("questions", write(source, rows), "--compare", out, "--today", "2026-11-21")
    assert "由错变对：1 个\n  2  乙\n" in again.stdout
