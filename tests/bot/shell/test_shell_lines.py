"""Typing into `ouwen shell`: history, completion, the notice, and lines from a pipe."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.settings import Settings
from bot.shell import lines
from bot.shell.completion import ShellCompleter
from bot.shell.history import LINES, MaskedHistory
from bot.store import store_of
from tests.bot.shell.shell_talk import said

TITLE = "温州市人民政府关于调整全市最低工资标准的通知"


def completed(typed: str) -> list[tuple[str, int]]:
    completer = ShellCompleter(["最低工资", "瑞安市", "瓯海区", "瓯江口"], [TITLE])
    found = completer.get_completions(Document(typed), CompleteEvent())
    return [(one.text, one.start_position) for one in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/wh", [("/why-not", -3)]),
        ("/e", [("/explain", -2), ("/export", -2)]),
        ("/channel s", [("screen", -1), ("speech", -1), ("sms", -1)]),
        ("/explain ", [("on", 0), ("off", 0)]),
        ("/nothing ", []),
        ("请问瓯", [("瓯海区", -1), ("瓯江口", -1)]),
        ("请问瑞安", [("瑞安市", -2)]),
        ("调整全市", [(TITLE, -4)]),
        ("", []),
        ("xyz", []),
    ],
)
def test_what_is_completed(typed: str, found: list[tuple[str, int]]) -> None:
    assert completed(typed) == found


def test_the_history_is_the_owners_alone_masked_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "var" / "history.txt"
    history = MaskedHistory(path)
    for line in ("瑞安最低工资", "我的电话 13800138000", "  ", "两\n行"):
        history.store_string(line)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(history.load_history_strings()) == ["两 行", "我的电话 【手机号】", "瑞安最低工资"]
    path.write_text("".join(f"{n}\n" for n in range(LINES + 10)), encoding="utf-8")
    assert next(iter(MaskedHistory(path).load_history_strings())) == str(LINES + 9)
    assert len(path.read_text(encoding="utf-8").splitlines()) == LINES


def test_a_history_that_cannot_be_kept_does_no_harm(tmp_path: Path) -> None:
    history = MaskedHistory(tmp_path)
    history.store_string("甲")
    assert list(history.load_history_strings()) == []


def test_the_editor_cancels_a_line_with_ctrl_c_and_ends_with_ctrl_d(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_completer", lambda settings: ShellCompleter([], []))
    typed = create_pipe_input()
    with closing(typed), create_app_session(input=typed, output=DummyOutput()):
        read = lines.editor(Settings(var=tmp_path))
        typed.send_text("半句\x03瑞安最低工资\r")
        assert read("您：") == "瑞安最低工资"
        typed.send_text("\x04")
        assert read("您：") is None
    assert lines.history_path(Settings(var=tmp_path)).read_text(encoding="utf-8") == "瑞安最低工资\n"


def test_without_a_terminal_lines_are_plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("builtins.input", lambda *_: "甲")
    read = lines.reader_of(Console(), Settings(var=tmp_path))
    assert read("您：") == "甲"
    assert not lines.history_path(Settings(var=tmp_path)).exists()


def test_a_pinned_notice_is_shown_at_the_start_and_with_answers(tmp_path: Path) -> None:
    notices = store_of(Settings(var=tmp_path)).notices
    notices.pin("台风预警，窗口停办")
    assert said(tmp_path, "甲").count("【紧急通知】台风预警，窗口停办") == 2
    notices.unpin()
