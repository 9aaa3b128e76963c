"""Danger is remembered: whoever pleads on is told where to turn, whoever asks something else is answered."""

import pytest
from talking import talk

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        (("有人打我老婆", "怎么办啊快点"), "110"),
        (("有人打我老婆", "怎么办啊快点", "救救我们"), "110"),
        (("家里着火了", "怎么办"), "119"),
        (("煤气漏了", "打什么电话"), "119"),
    ],
)
def test_who_pleads_on_is_told_where_to_turn_again(
    base: KnowledgeBase, turns: tuple[str, ...], number: str
) -> None:
    told, again = talk(base, turns[0]).answer, talk(base, *turns).answer
    assert again.status is told.status is AnswerStatus.OUT_OF_SCOPE
    assert again.sentences == told.sentences
    assert number in told.sentences[0]


def test_another_question_is_answered(base: KnowledgeBase) -> None:
    answer = talk(base, "有人打我老婆", "瑞安最低工资多少").answer
    assert answer.status is AnswerStatus.ANSWERED


def test_without_danger_nobody_is_sent_to_the_police(base: KnowledgeBase) -> None:
    assert "110" not in "".join(talk(base, "瑞安最低工资多少", "怎么办啊快点").answer.sentences)
    assert "110" not in "".join(talk(base, "有人打我老婆", "瑞安最低工资多少", "怎么办").answer.sentences)
