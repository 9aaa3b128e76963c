from __future__ import annotations

import pytest

from bot.channels.hotline.commands import (
    Command,
    Confirmation,
    after_denial,
    asks,
    command_in,
    confirmation_in,
    names_other_thing,
)
from bot.channels.hotline.keys import digit_said, key_for, key_of, keys

COMMANDS = {
    Command.REPEAT: "请再说一遍 在说一边 再说一遍好吗 没听清 我没听清楚，再说一遍 什么 重复一下吧 说什么 听不见啊",
    Command.SLOWER: "慢一点 你讲慢点啊我听不清 嗯那个麻烦你慢一点好不好 姑娘你说慢一点我耳朵不好 太快了",
    Command.FASTER: "快一点 正常速度 恢复正常速度吧",
    Command.DETAILS: "详细一点 说详细些 继续 还有呢 能不能具体一点",
    Command.SMS: "发短信给我 短信 发到我手机上吧 麻烦发个短信给我谢谢",
    Command.PERSON: "转人工 专人工 赚人公 人工 能不能给我转人工啊 快点帮我转人工 不要机器人，转人工 我要找人工服务",
    Command.MENU: "返回主菜单 主菜单 从头开始",
    Command.GOODBYE: "挂了 再见 算了挂了 好的谢谢再见 没有了谢谢 拜拜",
    Command.LISTEN: "喂 你好 嗯 在吗 喂，你好 我想问一下 等一下啊",
}
QUESTIONS = (
    "短信诈骗怎么办 人工湖在哪里 人工费多少 人工智能补贴 挂了电话怎么办 详细地址在哪 罚款多少 瑞安最低工资是多少 "
    "钱什么时候发 好 谢谢 重复享受补贴吗 继续教育有补贴吗 快递员最低工资 返回温州隔离吗 转人工湖公园怎么走"
)


@pytest.mark.parametrize(
    ("text", "command"), [(text, command) for command, texts in COMMANDS.items() for text in texts.split()]
)
def test_a_command_is_heard_with_homophones_and_courtesies(text: str, command: Command) -> None:
    assert command_in(text) is command


@pytest.mark.parametrize("text", QUESTIONS.split())
def test_a_question_that_holds_such_a_word_stays_a_question(text: str) -> None:
    assert command_in(text) is None


def test_of_several_commands_the_most_pressing_counts() -> None:
    assert command_in("听不清，慢一点再说一遍") is Command.SLOWER
    assert command_in("再说一遍，不，转人工") is Command.PERSON


@pytest.mark.parametrize("text", ["对", "是的", "嗯", "对对对", "没错没错", "嗯嗯对", "是的是的谢谢"])
def test_a_yes(text: str) -> None:
    assert confirmation_in(text) is Confirmation.YES


@pytest.mark.parametrize("text", ["不是", "不对", "不是的", "你听错了", "不对不对", "不，不是这个"])
def test_a_no(text: str) -> None:
    assert confirmation_in(text) is Confirmation.NO


@pytest.mark.parametrize("text", ["不是，我问的是养老金", "是不是瑞安", "瑞安", "", "，。"])
def test_neither_yes_nor_no(text: str) -> None:
    assert confirmation_in(text) is None


def test_what_follows_a_denial_is_the_question() -> None:
    assert after_denial("不是，我问的是养老金") == "我问的是养老金"
    assert after_denial("不对") == ""
    assert after_denial("瑞安呢") == "瑞安呢"


def test_other_things_are_known() -> None:
    assert names_other_thing("人工湖在哪里")
    assert not names_other_thing("我要人工")


def test_a_long_text_is_no_command() -> None:
    assert command_in("转人工" * 30) is None


def test_the_keys() -> None:
    assert "".join(keys()) == "1234567890*#"
    found = key_of("9")
    assert found is not None
    assert found.command is Command.REPEAT
    assert key_of("9#") == found
    assert key_of("12") is None
    assert key_of("A") is None
    assert key_for(Command.PERSON).digit == "0"
    topics = [key.question for key in keys().values() if key.question]
    assert topics == ["温州最低工资是多少", "温州基础养老金是多少", "温州低保标准是多少", "温州哪些狗不能养"]


@pytest.mark.parametrize(
    ("said", "alone", "digit"),
    [
        ("按一", False, "1"),
        ("我按2号键。", False, "2"),
        ("三", True, "3"),
        ("三", False, None),
        ("一千", True, None),
    ],
)
def test_a_key_can_be_said(said: str, alone: bool, digit: str | None) -> None:
    assert digit_said(said, alone=alone) == digit


def test_what_asks_is_no_farewell_and_no_wish_to_hear_it_again() -> None:
    assert asks("挂了电话以后还能再打吗")
    assert not asks("那就这样吧谢谢啦")
    assert command_in("为什么呀") is None
    assert command_in("啥？") is Command.REPEAT
    assert command_in("你说慢点儿行不") is Command.SLOWER
