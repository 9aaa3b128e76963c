"""The same question gives the same figures and citations after any history (docs/dialogue.md)."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from talking import TODAY, message

from knowledge.dialogue import Conversation, take_turn
from knowledge.records import Answer
from knowledge.service import KnowledgeBase

REPOSITORY = Path(__file__).resolve().parents[3]
DEV = Path(os.environ.get("OUWEN_SHARED", REPOSITORY.parent / "shared")) / "questions" / "dev.jsonl"
TALK_BEFORE = 5
INTENTS = {
    "minimum_wage": "ask_minimum_wage",
    "pension": "ask_pension",
    "low_income": "ask_low_income",
    "dogs": "ask_dogs",
    "bulletin": "ask_bulletin",
}
QUESTIONS = [
    ("最低工资是多少", "minimum_wage"),
    ("瑞安最低工资是多少", "minimum_wage"),
    ("小时工最低一小时多少钱", "minimum_wage"),
    ("我一个月拿1500，在平阳，低于最低工资吗", "minimum_wage"),
    ("2016年市区最低工资是多少", "minimum_wage"),
    ("低保标准是多少", "low_income"),
    ("鹿城的低保多少", "low_income"),
    ("乐清低保比以前涨了多少", "low_income"),
    ("基础养老金是多少", "pension"),
    ("2018年8月基础养老金是多少", "pension"),
    ("被征地农民二档每月多少", "pension"),
    ("高龄补贴从什么时候开始", "pension"),
    ("哪些狗不能养", "dogs"),
    ("罗威纳能养吗", "dogs"),
    ("62公分的金毛能养吗", "dogs"),
    ("禁养犬通告还有效吗", "dogs"),
    ("拖拉机限行从什么时候开始", "bulletin"),
    ("温政发〔2019〕16号是什么文件", "bulletin"),
    ("2019年12月发了哪些文件", "bulletin"),
    ("低保和最低工资各是多少", "low_income"),
    ("宁波最低工资多少", "minimum_wage"),
    ("驾照到期怎么换", "out_of_scope"),
]


def answer_after(base: KnowledgeBase, asked: list[tuple[str, str]]) -> Answer:
    conversation = Conversation()
    for text, topic in asked:
        turn = take_turn(message(text, INTENTS.get(topic, "out_of_scope")), conversation, TODAY, base)
        conversation = turn.conversation
    return turn.answer


def said(answer: Answer) -> dict[str, Any]:
    return {
        "sentences": answer.sentences,
        "standards": answer.standards,
        "citations": answer.citations,
        "caveats": answer.caveats,
        "status": answer.status,
    }


def told_apart(base: KnowledgeBase, questions: list[tuple[str, str]]) -> list[str]:
    """The questions that are answered in another way after five others than by themselves."""
    chance = random.Random(20261121)
    different = []
    for question in questions:
        before = chance.sample([one for one in questions if one != question], TALK_BEFORE)
        if said(answer_after(base, [question])) != said(answer_after(base, [*before, question])):
            different.append(" | ".join(text for text, _ in [*before, question]))
    return different


def test_a_whole_question_is_answered_alike_after_any_history(base: KnowledgeBase) -> None:
    assert told_apart(base, QUESTIONS) == []


@pytest.mark.shared
@pytest.mark.skipif(not DEV.exists(), reason=f"no question set at {DEV} (set OUWEN_SHARED)")
def test_the_question_set_is_answered_alike_after_any_history(base: KnowledgeBase) -> None:
    items = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines() if line.strip()]
    small_talk = {"chitchat", "handoff"}
    whole = [i for i in items if len(i["turns"]) == 1 and i["topic"] not in small_talk]
    assert told_apart(base, [(i["turns"][0], i["topic"]) for i in whole]) == []
