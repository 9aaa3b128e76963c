"""Follow-ups on texts, differences and sums of two answers, what a person says of themselves, other matters."""

import pytest
from talking import TODAY, message, talk

from knowledge.dialogue import Conversation, take_turn
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


def said(base: KnowledgeBase, *turns: str) -> str:
    return "".join(talk(base, *turns).answer.sentences)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("亩均评价规上企业A类取前百分之几", "规下的呢"), "5%（含）的规下企业"),
        (("2020年6月财政总收入累计多少", "当月呢"), "当月105.37亿元"),
        (("2018年6月一般公共预算收入当月多少", "累计呢", "增长了多少"), "累计同比15.3%"),
        (("2020年6月存款余额是多少", "2018年同期呢"), "累计11259.54亿元"),
        (("电竞企业C级怎么定", "这一级的宽带费一年最多补几万"), "C级：年补贴金额不超过20万元"),
        (("2015年10月彭魏滨任什么", "吴松海呢", "他免了什么职"), "免去吴松海的"),
        (("五大战略性新兴产业是哪些", "第二个到2021年总产值目标是多少"), "总产值突破700亿元"),
        (("养犬管理条例是谁起草的", "家庭服务业的那个呢"), "市人力社保局起草"),
    ],
)
def test_a_follow_up_on_a_text_is_asked_of_it(
    base: KnowledgeBase, turns: tuple[str, ...], expected: str
) -> None:
    assert expected in said(base, *turns)


def test_what_is_not_there_is_not_answered_with_what_was_said_before(base: KnowledgeBase) -> None:
    answer = talk(base, "2020年6月规上工业增加值多少", "去年同期呢").answer
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert "101.29" not in "".join(answer.sentences)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("市区最低工资", "永嘉呢", "这两个差几块"), "1860 − 1530 = 330"),
        (("小时工泰顺一小时多少", "龙湾呢", "哪个高"), "17 − 13.8 = 3.2"),
        (("被征地农民一档多少", "和二档差多少"), "805 − 685 = 120"),
        (("被征地农民一档多少", "二档呢", "加起来呢"), "805 + 685 = 1490"),
        (("乐清低保多少", "瑞安呢", "加起来呢"), "一共 **1608元/月**"),
        (("乐清低保多少", "瑞安呢", "三口人加起来多少"), "804 × 3 = 2412"),
    ],
)
def test_the_last_two_amounts_are_taken_together(
    base: KnowledgeBase, turns: tuple[str, ...], expected: str
) -> None:
    assert expected in said(base, *turns)


def test_two_texts_have_no_difference(base: KnowledgeBase) -> None:
    turns = ("2020年6月财政总收入累计多少", "2018年同期呢", "差多少")
    assert talk(base, *turns).answer.status is AnswerStatus.NOT_IN_BULLETINS


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("我在苍南灵溪上班", "每个月老板最少要发我多少最低工资"), "灵溪镇最低月工资标准是 **1530元/月**"),
        (("我家在文成", "我家5口人", "低保一个月给多少"), "804 × 5 = 4020"),
        (("我家在文成", "乐清低保多少"), "乐清市城乡居民最低生活保障标准"),
    ],
)
def test_what_a_person_says_of_themselves_is_remembered(
    base: KnowledgeBase, turns: tuple[str, ...], expected: str
) -> None:
    assert expected in said(base, *turns)


def test_a_place_said_is_asked_back_for_its_topic(base: KnowledgeBase) -> None:
    turn = talk(base, "我家在文成")
    assert (turn.answer.status, turn.answer.regions) == (AnswerStatus.CLARIFY, ("文成县",))


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("低保乐清多少", "另外问下拖拉机通行证谁办"), "交通管理部门"),
        (("瑞安最低工资多少", "哪些狗不能养", "回到刚才那个，平阳的呢"), "平阳县最低月工资标准"),
    ],
)
def test_another_matter_and_a_return_are_answered_with_what_they_ask(
    base: KnowledgeBase, turns: tuple[str, ...], expected: str
) -> None:
    assert expected in said(base, *turns)


def test_a_text_found_before_tells_nothing_of_other_matters(base: KnowledgeBase) -> None:
    first = take_turn(message("外摆位是什么意思", "ask_bulletin"), Conversation(), TODAY, base)
    second = take_turn(message("今天天气怎么样", "out_of_scope"), first.conversation, TODAY, base)
    assert second.answer.citations == ()


@pytest.mark.parametrize("text", ["比去年同期增长了吗", "同比涨了多少", "跟去年比呢"])
def test_growth_stands_in_the_row_of_the_figure(base: KnowledgeBase, text: str) -> None:
    answer = talk(base, "温州2020年6月限额以上消费品零售总额是多少", text).answer
    assert "当月同比5.6%" in "".join(answer.sentences)


def test_the_growth_of_something_else_is_no_answer(base: KnowledgeBase) -> None:
    answer = talk(base, "2020年6月税收收入是多少", "比上年增加了吗").answer
    assert "出口" not in "".join(answer.sentences)


def test_what_comes_of_it_is_asked_of_the_topic_spoken_of(base: KnowledgeBase) -> None:
    last = message("被抓到会怎么处理", "out_of_scope")
    before = talk(base, "哪些狗不能养").conversation
    assert "处罚的办法和数额" in take_turn(last, before, TODAY, base).answer.sentences[0]
    assert "处罚" not in take_turn(last, Conversation(), TODAY, base).answer.sentences[0]
