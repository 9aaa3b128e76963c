"""What the text does not say is not made up from what stands near it."""

import pytest
from asking import Ask

from knowledge.records import AnswerStatus


def test_a_standard_long_outlived_is_the_last_one_known_and_not_that_of_the_year(ask: Ask) -> None:
    answer = ask("2023年苍南的最低工资涨到多少了", region="苍南县", date="2023年")
    assert answer.sentences[0].startswith("收录的公报里没有2023年的苍南县最低月工资标准。此前最近的一次是")
    assert "是 **1530元/月**（2015年11月1日起执行），到2023年很可能已经调整。" in answer.sentences[0]


def test_a_standard_of_the_year_itself_is_that_of_the_year(ask: Ask) -> None:
    answer = ask("2016年苍南的最低工资是多少", region="苍南县", date="2016年")
    assert answer.sentences[0].startswith("2016年时，苍南县最低月工资标准是 **1530元/月**")


@pytest.mark.parametrize("text", ["养了藏獒被抓到罚多少", "在限养区养藏獒会罚多少钱"])
def test_a_list_of_breeds_tells_no_fine(ask: Ask, text: str) -> None:
    answer = ask(text, breed="藏獒", intent="ask_dogs")
    assert answer.status in (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.CLARIFY)
    assert answer.citations == ()


@pytest.mark.parametrize("text", ["外摆位一年要交多少钱", "轻轨S1线坐到底票价多少钱"])
def test_money_asked_for_is_not_answered_without_any(ask: Ask, text: str) -> None:
    answer = ask(text, intent="ask_bulletin")
    assert answer.status in (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.CLARIFY)
