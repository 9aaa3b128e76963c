"""What goes back or points back is a follow-up; what names something is no greeting."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.dialogue_gate import DialogueGate


def passed(text: str, intent: str) -> str:
    data = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "intent_ranking": []}
    (message,) = DialogueGate().process([Message(data=data)])
    name: str = message.get("intent")["name"]
    return name


@pytest.mark.parametrize("text", ["上一个问题", "麻烦再说一遍", "第二个呢", "最后一个呢"])
def test_what_goes_back_or_points_back_is_a_follow_up(text: str) -> None:
    assert passed(text, "ask_bulletin") == "follow_up"


@pytest.mark.parametrize("text", ["瑞安", "小时的", "不是低保，是最低工资"])
def test_what_names_something_gets_no_fixed_reply(text: str) -> None:
    assert passed(text, "nonsense") == "follow_up"


@pytest.mark.parametrize(
    ("text", "intent"), [("快点啊", "greet"), ("你快点啊", "ask_identity"), ("救救我们", "thank")]
)
def test_what_hurries_is_no_small_talk(text: str, intent: str) -> None:
    assert passed(text, intent) == "follow_up"


@pytest.mark.parametrize(
    ("text", "intent"), [("你好", "greet"), ("谢谢", "thank"), ("什么破机器人", "complain")]
)
def test_small_talk_stays(text: str, intent: str) -> None:
    assert passed(text, intent) == intent


def test_a_question_on_a_topic_keeps_its_intent() -> None:
    assert passed("低保标准再说一遍", "ask_low_income") == "ask_low_income"
