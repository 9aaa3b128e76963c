"""`ouwen ingest`, `remove`, `history` and `rollback` as staff use them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from tests.knowledge.issues import labels

SHIPPED = Path(__file__).parents[2] / "data" / "bulletins"
NEW = SHIPPED / "2019-12.txt"


@pytest.fixture
def ouwen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command on a built index of one issue."""
    folder = tmp_path / "bulletins"
    folder.mkdir()
    shutil.copyfile(SHIPPED / "2015-10.txt", folder / "2015-10.txt")
    monkeypatch.setenv("OUWEN_BULLETINS", str(folder))
    monkeypatch.setenv("OUWEN_VAR", str(tmp_path / "var"))
    runner = CliRunner()

    def run(*arguments: object) -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], terminal_width=200)

    assert run("build").exit_code == 0
    return run


def test_ingest_shows_what_it_read_and_puts_it_in_use(ouwen) -> None:
    shown = ouwen("ingest", NEW)
    assert shown.exit_code == 0
    assert labels()["2019-12"]["documents"][1].split(" | ")[0] in shown.stdout
    assert "索引第 2 代启用" in shown.stderr
    issues = json.loads(ouwen("bulletins", "--json").stdout)
    assert [row["bulletin"] for row in issues] == ["2015年第10期", "2019年第12期"]


def test_a_dry_run_only_shows(ouwen) -> None:
    shown = json.loads(ouwen("ingest", "--dry-run", "--json", NEW).stdout)
    (row,) = shown["files"]
    assert (row["bulletin"], row["serial"], shown["generation"]) == ("2019年第12期", 208, None)
    assert [one["document_number"] for one in row["documents"] if one["document_number"]] == [
        line.split(" | ")[0] for line in labels()["2019-12"]["documents"]
    ]
    assert "只是预览" in ouwen("ingest", "--dry-run", NEW).stderr
    assert len(json.loads(ouwen("history", "--json").stdout)) == 1


def test_a_file_that_does_not_read_is_named_and_the_others_go_in(ouwen, tmp_path: Path) -> None:
    (tmp_path / "2019-11.txt").write_text("")
    shown = ouwen("ingest", tmp_path / "2019-11.txt", NEW)
    assert shown.exit_code == 1
    assert "未收录" in shown.stderr
    assert "2019-11.txt" in shown.stderr
    assert "索引第 2 代启用" in shown.stderr


def test_the_issue_of_one_file_can_be_given(ouwen, tmp_path: Path) -> None:
    shutil.copyfile(NEW, tmp_path / "公报.txt")
    assert ouwen("ingest", "--issue", "2021-03", tmp_path / "公报.txt").exit_code == 0
    assert "2021年第3期" in ouwen("bulletins", "--json").stdout
    assert ouwen("ingest", "--issue", "2021-03", NEW, NEW).exit_code == 2


def test_remove_history_and_rollback(ouwen) -> None:
    ouwen("ingest", NEW)
    assert "已移除 2015-10，索引第 3 代启用" in ouwen("remove", "2015-10").stderr
    rows = json.loads(ouwen("history", "--json").stdout)
    assert [(row["generation"], row["change"], row["changed"], row["in_use"]) for row in rows] == [
        (1, "build", [], False),
        (2, "ingest", ["2019-12"], False),
        (3, "remove", ["2015-10"], True),
    ]
    assert [row["issues"] for row in rows] == [["2015-10"], ["2015-10", "2019-12"], ["2019-12"]]
    assert "使用中" in ouwen("history").stdout
    assert "第 2 代" in ouwen("rollback").stdout
    assert "第 1 代" in ouwen("rollback", "1").stdout
    assert len(json.loads(ouwen("bulletins", "--json").stdout)) == 1
    assert ouwen("rollback").exit_code == 1
    assert ouwen("remove", "2020-01").exit_code == 1
