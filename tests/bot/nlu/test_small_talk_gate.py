"""Doubtful small talk in a long question gives way to the best intent that is answered."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.small_talk_gate import SmallTalkGate

LONG = "要给老人家白送那种一按就通的手机，到年底要送到多少老人手上啊"


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        (LONG, 0.26, "ask_bulletin"),
        (LONG, 0.9, "ask_person"),
        ("转人工", 0.3, "ask_person"),
        ("人工湖在哪里", 0.9, "ask_bulletin"),
        ("人工费多少", 0.9, "ask_bulletin"),
        ("人工在吗", 0.9, "ask_person"),
        ("喂，你好，麻烦你，我想问一下，转人工", 0.3, "ask_person"),
    ],
)
def test_only_a_long_and_doubtful_one_gives_way(text: str, confidence: float, expected: str) -> None:
    ranking = [
        {"name": "ask_person", "confidence": confidence},
        {"name": "greet", "confidence": 0.05},
        {"name": "ask_bulletin", "confidence": 0.04},
    ]
    message = Message({TEXT: text, INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    assert SmallTalkGate().process([message])[0].get(INTENT)["name"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政策叫什么名字", "ask_source"),
        ("这个通知叫什么", "ask_source"),
        ("你叫什么名字", "ask_identity"),
        ("跟我说话的是谁，懂政策吗", "ask_identity"),
        ("通知里你算机器人吗", "ask_identity"),
    ],
)
def test_who_asks_for_the_name_of_a_document_is_not_told_ours(text: str, expected: str) -> None:
    ranking = [{"name": "ask_identity", "confidence": 0.9}, {"name": "out_of_scope", "confidence": 0.1}]
    message = Message({TEXT: text, INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    assert SmallTalkGate().process([message])[0].get(INTENT)["name"] == expected


def test_without_another_intent_it_stays() -> None:
    only = {"name": "greet", "confidence": 0.3}
    message = Message({TEXT: LONG, INTENT: only, INTENT_RANKING_KEY: [only]})
    assert SmallTalkGate().process([message])[0].get(INTENT) == only


def test_sure_to_be_small_talk_of_either_kind_it_stays() -> None:
    ranking = [
        {"name": "complain", "confidence": 0.6},
        {"name": "ask_identity", "confidence": 0.3},
        {"name": "ask_source", "confidence": 0.05},
    ]
    message = Message({TEXT: "哎呀这个机器人真是笨到家了", INTENT: ranking[0], INTENT_RANKING_KEY: ranking})
    assert SmallTalkGate().process([message])[0].get(INTENT)["name"] == "complain"
