from dataclasses import replace

import pytest
from asking import question

from knowledge.answers.silence.belonging import belonging
from knowledge.answers.silence.signals import SIGNALS
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase

NEAR = {"dense": 0.8, "cosine": 0.6, "lacking_words": 0.7}
FAR = {"dense": 0.4, "cosine": 0.2, "lacking_words": 1.6}


def belongs(intent: str | None, sure: float, confidence: float, evidence: dict[str, float]) -> float:
    asked = replace(question("电瓶车充电桩几辆车配一个"), intent=intent, intent_confidence=sure)
    return belonging(asked, confidence, [evidence.get(name, 0.0) for name in SIGNALS])


def test_near_evidence_overcomes_the_classifier() -> None:
    assert belongs("out_of_scope", 0.8, 0.7, NEAR) > 0.5


def test_far_evidence_makes_no_chat_a_question() -> None:
    assert belongs("out_of_scope", 0.95, 0.75, FAR) < 0.05
    assert belongs("ask_bulletin", 0.4, 0.7, FAR) < 0.25


def test_the_surer_the_classifier_the_less_it_belongs_or_the_more() -> None:
    none = [belongs("out_of_scope", sure, 0.5, NEAR) for sure in (0.3, 0.6, 0.9, 1.0)]
    ours = [belongs("ask_bulletin", sure, 0.5, NEAR) for sure in (0.3, 0.6, 0.9, 1.0)]
    assert none == sorted(none, reverse=True)
    assert ours == sorted(ours)


def test_words_of_a_core_topic_are_no_chat_however_they_are_put() -> None:
    asked = replace(
        question("你们低保说涨就涨，到底是哪个文件定的"), intent="ask_low_income", intent_confidence=0.4
    )
    row = [NEAR.get(name, 0.0) for name in SIGNALS]
    assert belonging(asked, 0.5, row) == belonging(replace(asked, intent_confidence=0.95), 0.5, row)


def test_who_asks_without_a_classifier_is_not_doubted() -> None:
    assert belongs(None, 1.0, 0.0, FAR) == 1.0


def test_a_follow_up_is_less_doubted_in_a_conversation() -> None:
    alone = replace(question("那小时工呢"), intent="follow_up", intent_confidence=0.9)
    row = [NEAR.get(name, 0.0) for name in SIGNALS]
    assert belonging(replace(alone, follow_up=True), 0.5, row) > belonging(alone, 0.5, row)


def test_what_looks_like_an_errand_belongs_less_the_more_of_its_words_are_absent() -> None:
    partly = {**NEAR, "missing": 0.4}
    assert belongs("out_of_scope", 0.8, 0.7, partly) < belongs("out_of_scope", 0.8, 0.7, NEAR) - 0.1
    assert belongs("ask_bulletin", 0.8, 0.7, partly) == belongs("ask_bulletin", 0.8, 0.7, NEAR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("电瓶车和充电口配到几比几", "3：1"),
        ("过期药丢什么颜色的桶", "红色"),
        ("厂子税收没达到当初承诺，违约金怎么算", "差额"),
    ],
)
def test_what_the_bulletins_answer_is_told_though_it_looks_like_an_errand(
    knowledge_base: KnowledgeBase, text: str, words: str
) -> None:
    answer = knowledge_base.answer(replace(question(text, "out_of_scope"), intent_confidence=0.6))
    assert answer.status is AnswerStatus.ANSWERED
    assert words in "".join(answer.sentences)


@pytest.mark.parametrize("text", ["支付宝怎么把钱转到余额宝", "花呗下个月几号还款", "红烧肉怎么做"])
def test_chat_that_shares_words_is_not_told(knowledge_base: KnowledgeBase, text: str) -> None:
    asked = replace(question(text, "out_of_scope"), intent_confidence=0.9)
    assert knowledge_base.answer(asked).status is AnswerStatus.OUT_OF_SCOPE
