import errno
import importlib.metadata
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli, explanation
from bot.commands import app, talk
from bot.errors import BotError
from bot.settings import REPOSITORY
from knowledge.errors import BulletinError, IndexMissingError, KnowledgeError

COMMANDS = [
    "serve",
    "shell",
    "ask",
    "replay",
    "build",
    "train",
    "train-encoder",
    "train-reranker",
    "train-answers",
    "train-confidence",
    "train-facets",
]
COMMANDS += [
    "bulletins",
    "documents",
    "standards",
    "search",
    "ingest",
    "remove",
    "history",
    "rollback",
    "evaluate",
]
CITATION = {
    "title": "关于某事的通知",
    "document_number": "温某〔2015〕1号",
    "issuer": ["某局"],
    "signed_date": "2015-01-02",
    "bulletin": "2015年第1期",
    "page": 3,
    "quote": "原文一句。",
}


class FakeBot:
    """Stands in for the bot: remembers what it was told and says one reply with a source."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, Any] | None]] = []

    def __enter__(self) -> "FakeBot":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None):
        self.heard.append((channel, text, metadata))
        return [{"text": f"答：{text}", "custom": {"status": "answered", "citations": [CITATION]}}]

    def parse(self, text: str) -> dict[str, Any]:
        intent = {"name": "greet", "confidence": 0.9}
        return {
            "intent": intent,
            "intent_ranking": [intent],
            "entities": [{"entity": "region", "value": "瑞安市"}],
        }


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> FakeBot:
    fake = FakeBot()
    monkeypatch.setattr(talk, "whole_bot", lambda settings: fake)
    return fake


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("OUWEN_TODAY", "")
    return CliRunner()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, **environment},
    )


def test_help_names_every_command(runner: CliRunner):
    shown = runner.invoke(app, ["--help"]).output
    assert [name for name in COMMANDS if name not in shown] == []


def test_the_version_is_that_of_the_package(runner: CliRunner):
    outcome = runner.invoke(app, ["--version"])
    assert (outcome.exit_code, outcome.stdout) == (0, f"ouwen {importlib.metadata.version('ouwen')}\n")


def test_help_and_listings_import_neither_rasa_nor_tensorflow():
    program = (
        "import sys; sys.argv = ['ouwen', *sys.argv[1:]]; from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('rasa', 'tensorflow', 'torch', 'sanic') if name in sys.modules], file=sys.stderr)"
    )
    for arguments in (["--help"], ["bulletins", "--json"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, text=True, cwd=REPOSITORY
        )
        assert done.stderr.strip().splitlines()[-1] == "[]"


def test_ask_as_json_is_json_alone(runner: CliRunner, bot: FakeBot):
    done = runner.invoke(app, ["ask", "瑞安呢", "--json", "--channel", "hotline"])
    outcome = json.loads(done.stdout)
    assert list(outcome) == ["question", "replies", "latency_ms"]
    assert outcome["replies"][0]["text"] == "答：瑞安呢"
    assert bot.heard == [("hotline", "瑞安呢", None)]


def test_ask_shows_the_source_with_its_quote(runner: CliRunner, bot: FakeBot):
    shown = runner.invoke(app, ["ask", "瑞安呢"]).output
    assert shown.splitlines() == ["答：瑞安呢", "原文（公报2015年第1期第3页）：“原文一句。”"]


def test_explain_shows_how_it_was_understood(
    runner: CliRunner, bot: FakeBot, monkeypatch: pytest.MonkeyPatch
):
    found = {"hits": [{"score": 0.5}], "rejected": [{"score": 0.1, "reason": "low"}]}
    monkeypatch.setattr(explanation, "_search", lambda text, settings: found)
    done = runner.invoke(app, ["ask", "瑞安 呢", "--explain", "--json"])
    explained = json.loads(done.stdout)["explain"]
    assert bot.heard == [("staff", "瑞安 呢", {"explain": True})]
    assert explained["intent"]["name"] == "greet"
    assert explained["entities"] == [{"entity": "region", "value": "瑞安市"}]
    assert set(explained) >= {"normalised", "repairs", "timings_ms"}
    assert (explained["hits"], explained["rejected"]) == (found["hits"], found["rejected"])
    assert explained["searched"] is False


def test_today_reaches_the_actions_through_the_environment(runner: CliRunner, bot: FakeBot):
    runner.invoke(app, ["ask", "瑞安呢", "--today", "2016-03-01"])
    assert os.environ["OUWEN_TODAY"] == "2016-03-01"


def test_shell_answers_until_exit(runner: CliRunner, bot: FakeBot):
    shown = runner.invoke(app, ["shell"], input="瑞安呢\nexit\n没有人听\n").output
    assert "答：瑞安呢" in shown
    assert [text for _, text, _ in bot.heard] == ["瑞安呢"]


def test_shell_ends_with_its_input(runner: CliRunner, bot: FakeBot):
    assert runner.invoke(app, ["shell"], input="").exit_code == 0


def test_replay_writes_a_line_for_each_conversation(runner: CliRunner, bot: FakeBot, tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "1", "channel": "widget", "turns": ["甲", "乙"]}\n', encoding="utf-8")
    assert runner.invoke(app, ["replay", str(source), str(target)]).exit_code == 0
    [outcome] = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [[reply["text"] for reply in turn] for turn in outcome["replies"]] == [["答：甲"], ["答：乙"]]
    assert [channel for channel, _, _ in bot.heard] == ["widget", "widget"]


def test_a_busy_port_is_one_line_and_exit_code_1():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith(f"错误：端口 {port} ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("ask", "a", "--today", "soon"), ("serve", "--port", "70000")])
def test_a_wrong_option_is_one_line_and_exit_code_1(arguments: tuple[str, ...]):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("错误：")
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_bulletin_folder_is_one_line_and_exit_code_1(tmp_path: Path):
    done = run("documents", OUWEN_BULLETINS=str(tmp_path / "nowhere"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "公报文件有问题" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BotError("模型训练失败"), "模型训练失败"),
        (BulletinError("2019-12.txt is empty"), "2019-12.txt is empty"),
        (IndexMissingError("no index in var/index"), "ouwen build"),
        (OSError(errno.ENOSPC, "No space left on device", "var/index"), "磁盘已满"),
        (OSError(errno.EROFS, "Read-only file system", "var/index"), "OUWEN_VAR"),
        (ModuleNotFoundError("No module named 'rasa'", name="rasa"), "make install"),
    ],
)
def test_what_stops_a_command_is_one_line(error: Exception, told: str, capsys):
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit) as caught:
        cli._run(fail)
    shown = capsys.readouterr()
    assert caught.value.code == 1
    assert shown.out == ""
    assert told in shown.err
    assert len(shown.err.splitlines()) == 1


def test_a_full_disk_under_the_index_is_told_as_such():
    error = KnowledgeError("the index cannot be written")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device", "var/index/000002")
    assert (
        cli.knowledge_message(error)
        == "磁盘已满，写不了 var/index/000002：请腾出空间后重试，或用 OUWEN_VAR 换一个目录。"
    )


def test_another_python_is_told_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(cli, "PYTHON", (2, 7))
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 1
    assert "make install" in capsys.readouterr().err
