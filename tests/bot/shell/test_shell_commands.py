"""The commands of `ouwen shell`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.replay import read_scripts
from bot.shell.commands import COMMANDS
from bot.shell.replies import View
from bot.shell.words import reason_in_words, words
from tests.bot.shell.shell_talk import FakeBot, said


@pytest.mark.parametrize("line", ["exit", "quit", "退出", ":q", " EXIT ", "/quit"])
def test_the_shell_is_left(tmp_path: Path, line: str) -> None:
    bot = FakeBot()
    said(tmp_path, "甲", line, "乙", bot=bot)
    assert [text for _, _, text, _ in bot.heard] == ["甲"]


def test_a_question_is_answered_with_validity_beside_its_source(tmp_path: Path) -> None:
    shown = said(tmp_path, "甲")
    assert "答：甲。" in shown
    assert "[瑞安市]" in shown
    assert "原文（公报2015年第1期第3页，可能已调整）：“原文一句。”" in shown


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    bot = FakeBot()
    said(tmp_path, "", "   ", bot=bot)
    assert bot.heard == []


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = said(tmp_path, "/help")
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("/")] == list(COMMANDS)
    assert list(words()["commands"]) == list(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "meant"), [("/wyh-not", "/why-not"), ("/source", "/sources"), ("/HELPP", "/help")]
)
def test_of_an_unknown_command_the_closest_is_named(tmp_path: Path, typed: str, meant: str) -> None:
    bot = FakeBot()
    assert f"没有 {typed} 这个命令。是不是 {meant}？" in said(tmp_path, typed, bot=bot)
    assert bot.heard == []


def test_today_goes_with_every_message_until_it_is_taken_back(tmp_path: Path) -> None:
    bot = FakeBot()
    shown = said(tmp_path, "/today 2018-08-01", "甲", "/today", "乙", bot=bot)
    assert [metadata for *_, metadata in bot.heard] == [
        {"explain": True, "today": "2018-08-01"},
        {"explain": True},
    ]
    assert "以 2018-08-01 为今天" in shown
    assert f"回到今天：{date.today().isoformat()}" in shown


@pytest.mark.parametrize("value", ["昨天", "2018-13-01", "1700-01-01", "2018/08/01"])
def test_what_is_no_day_is_told(tmp_path: Path, value: str) -> None:
    bot = FakeBot()
    assert f"“{value}”不是日期" in said(tmp_path, f"/today {value}", "甲", bot=bot)
    assert bot.heard[0][3] == {"explain": True}


def test_a_caller_hears_words_and_more_of_them(tmp_path: Path) -> None:
    shown = said(tmp_path, "/channel speech", "甲")
    assert "听到：每月一千六百六十元。" in shown
    assert "再问“详细一点”：距今已十一年。" in shown
    assert "答：甲" not in shown


def test_a_short_message_has_its_source_and_no_marks(tmp_path: Path) -> None:
    shown = said(tmp_path, "/channel sms", "甲")
    assert "答：甲。" in shown
    assert "温某〔2015〕1号" in shown
    assert "http://localhost:5999/bulletins/2015-01/pages/3#L1" in shown


def test_json_is_what_residents_channels_get(tmp_path: Path) -> None:
    shown = said(tmp_path, "/channel json", "甲")
    [reply] = json.loads(shown[shown.index("[\n") : shown.rindex("]") + 1])
    assert reply["text"] == "答：**甲**。"
    assert "explain" not in reply["custom"]


def test_a_channel_that_is_none_leaves_the_view(tmp_path: Path) -> None:
    shown = said(tmp_path, "/channel fax", "甲", "/channel")
    assert "没有 fax 这种显示：可选 screen、speech、sms、json" in shown
    assert "答：甲。" in shown
    assert [view.value for view in View] == ["screen", "speech", "sms", "json"]


def test_sources_are_whole(tmp_path: Path) -> None:
    lines = said(tmp_path, "甲", "/sources").splitlines()
    assert lines[-4:] == [
        "[1] 《关于某事的通知》（温某〔2015〕1号，某局，2015-01-02），公报2015年第1期第3页",
        "    时效：可能已调整（距今已11年）",
        "    原文：“原文一句。”",
        "    阅读：http://localhost:5999/bulletins/2015-01/pages/3#L1",
    ]
    assert "没有引用公报" in said(tmp_path, "没有", "/sources")


def test_why_not_tells_status_thresholds_reasons_and_what_is_needed(tmp_path: Path) -> None:
    shown = said(tmp_path, "没有", "/why-not")
    assert "上一问：没有" in shown
    assert "结论：收录的公报里没有" in shown
    assert "从原文作答至少要 0.40" in shown
    assert "12月份政府记事" in shown
    assert "没有提到所问的“最低工资”" in shown
    assert "要有（别的）答案：要有一段公报原文" in shown
    assert "取自 1 条从公报提取的标准" in said(tmp_path, "甲", "/why-not")


@pytest.mark.parametrize("command", ["/sources", "/why-not", "/explain", "/export a.jsonl"])
def test_before_any_question_there_is_nothing_to_tell(tmp_path: Path, command: str) -> None:
    assert "还没有问过问题" in said(tmp_path, command)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("confidence is 0.64", "就原文作答的把握为 0.64，没有达到作答的条件"),
        ("not among the first 15", "排在前 15 名之后"),
        ("score is below 0.05", "相关度低于 0.05"),
        ("lacks 鹿城区", "没有提到所问的“鹿城区”"),
        ("something new", "something new"),
        (None, ""),
    ],
)
def test_reasons_are_told_in_words(reason: str | None, told: str) -> None:
    assert reason_in_words(reason) == told


def test_an_export_is_replayed_and_is_not_overwritten_unasked(tmp_path: Path) -> None:
    file = tmp_path / "对话.jsonl"
    shown = said(tmp_path, "甲 13800138000", "乙", "/new", "丙", f"/export {file}")
    assert f"已写入 {file}（3 轮）。" in shown.replace("\n", "")
    scripts = read_scripts(file)
    assert [script.turns for script in scripts] == [("甲 【手机号】", "乙"), ("丙",)]
    assert {script.channel for script in scripts} == {"staff"}
    before = file.read_text(encoding="utf-8")
    assert "没有写" in said(tmp_path, "丁", f"/export {file}", "n")
    assert file.read_text(encoding="utf-8") == before
    said(tmp_path, "丁", f"/export {file}", "y")
    assert [script.turns for script in read_scripts(file)] == [("丁",)]


def test_an_export_as_text_reads_as_a_conversation(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    said(tmp_path, "/today 2018-08-01", "甲", f"/export {file}")
    text = file.read_text(encoding="utf-8")
    assert text.startswith(
        "**您**（2018-08-01）：甲\n\n**瓯问**：答：**甲**。\n\n> 原文（公报2015年第1期第3页"
    )


def test_an_export_to_nowhere_is_told(tmp_path: Path) -> None:
    shown = said(tmp_path, "甲", f"/export {tmp_path}/none/a.jsonl", "/export")
    assert "写不了" in shown
    assert "请写文件名" in shown


def test_a_new_conversation_has_a_sender_of_its_own(tmp_path: Path) -> None:
    bot = FakeBot()
    said(tmp_path, "甲", "乙", "/new", "丙", bot=bot)
    senders = [sender for sender, *_ in bot.heard]
    assert senders[0] == senders[1] != senders[2]
