import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands import app
from bot.errors import BotError
from bot.settings import Settings
from bot.store import Store, store_of
from tests.bot.made_turns import made_turn


@pytest.fixture
def store(tmp_path: Path, monkeypatch) -> Store:
    monkeypatch.setenv("OUWEN_VAR", str(tmp_path))
    return store_of(Settings(var=tmp_path))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def add(store: Store, sender: str, days_ago: int = 0) -> None:
    at = datetime.now(timezone.utc) - timedelta(days=days_ago)
    store.turns.add(made_turn(uuid.uuid4().hex, at=at, sender=store.stored_name(sender)))


def test_a_sender_is_forgotten_and_told_how_much(store: Store):
    add(store, "u-1")
    add(store, "u-1", 3)
    add(store, "u-2")
    assert run("forget", "u-1") == "已删除：问答记录 2 条。\n"
    assert run("forget", "u-1") == "没有用户 u-1 的记录。\n"
    assert len(store.turns.of("u-2")) == 1


def test_a_telephone_number_is_forgotten_by_itself(store: Store):
    add(store, "13800138000")
    assert run("forget", "13800138000") == "已删除：问答记录 1 条。\n"


def test_old_conversations_are_forgotten(store: Store):
    add(store, "old", 40)
    add(store, "new", 10)
    assert run("forget", "--older-than", "30") == "已删除：问答记录 1 条。\n"
    assert run("forget", "--older-than", "30") == "没有 30 天以前的对话记录。\n"
    assert len(store.turns.of("new")) == 1


@pytest.mark.parametrize("arguments", [[], ["u-1", "--older-than", "3"]])
def test_one_of_both_is_asked_for(store: Store, arguments: list[str]):
    with pytest.raises(BotError, match="二选一"):
        run("forget", *arguments)


def test_a_notice_is_pinned_shown_and_taken_off(store: Store):
    assert run("notice", "show") == "当前没有通知。\n"
    until = f"{datetime.now(timezone(timedelta(hours=8))) + timedelta(days=1):%Y-%m-%dT%H:%M}"
    told = run("notice", "pin", "台风红色预警", "--only", "--until", until)
    assert told.startswith("已置顶：台风红色预警（只发通知，暂停解答）（")
    assert f"到 {until.replace('T', ' ')}" in told
    assert run("notice", "show").startswith("台风红色预警（只发通知，暂停解答）（")
    notice = store.notices.history()[0]
    assert (notice.only, f"{notice.until + timedelta(hours=8):%Y-%m-%dT%H:%M}") == (True, until)
    assert run("notice", "unpin").startswith("已撤下：台风红色预警")
    assert run("notice", "unpin") == "当前没有通知。\n"
    assert "以前：台风红色预警" in run("notice", "show")


def test_a_notice_before_another_is_shown_as_earlier(store: Store):
    run("notice", "pin", "一")
    run("notice", "pin", "二")
    assert [line.split("（")[0] for line in run("notice", "show").splitlines()] == ["二", "以前：一"]


@pytest.mark.parametrize(
    "arguments", [["x", "--until", "明天"], ["x", "--until", "2020-01-01"], [" "], ["长" * 501]]
)
def test_a_notice_that_cannot_be_pinned_is_told_why(store: Store, arguments: list[str]):
    with pytest.raises(BotError):
        run("notice", "pin", *arguments)
    assert store.notices.history() == []
