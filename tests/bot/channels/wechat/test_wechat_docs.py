import json
import re

from bot.channels.wechat.menu import bare, choice_number, menu
from bot.settings import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "wechat.md").read_text(encoding="utf-8")


def test_the_menu_of_the_guide_fits_wechat_and_asks_what_is_known() -> None:
    [block] = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    buttons = json.loads(block)["button"]
    entries = [entry for button in buttons for entry in button.get("sub_button", [button])]
    assert len(buttons) <= 3
    assert max(len(button.get("sub_button", [])) for button in buttons) <= 5
    assert sorted(entry["key"] for entry in entries) == sorted(menu().keys)
    assert [entry["name"] for entry in entries if len(entry["name"].encode()) > 40] == []
    assert [button["name"] for button in buttons if len(button["name"].encode()) > 16] == []


def test_the_words_of_the_menu_are_written_as_they_are_compared() -> None:
    for words in (menu().more, menu().source, menu().nudges):
        assert [word for word in words if bare(word) != word] == []
    assert menu().source_number("“出处”") == menu().source_number(menu().keys["source"]) == 1
    assert [menu().source_number(text) for text in ("出处2", "看出处 第３处", "出处在哪", "出处10", "2")] == [
        2, 3, None, None, None,
    ]  # fmt: skip


def test_what_asks_nothing() -> None:
    nothing = ["好的", "1", "？", "ok", "OK。", "👌", "...", "看"]
    assert [text for text in nothing if not menu().asks_nothing(text)] == []
    assert [text for text in ("那乐清呢", "GDP", "zuidi gongzi", "低保") if menu().asks_nothing(text)] == []


def test_what_is_a_number_alone() -> None:
    assert [choice_number(text) for text in ("2", "２", "回复 2", "选2", "第2个", "2、", "(2)")] == ["2"] * 7
    assert [choice_number(text) for text in ("2元", "1.5", "2015", "第2条", "-1", "")] == [None] * 6
