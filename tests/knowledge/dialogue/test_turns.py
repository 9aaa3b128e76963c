"""Conversations on the shipped issues: what is kept, taken back, pointed at, asked back and explained."""

import pytest
from talking import talk

from knowledge.dialogue import handoff_text
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("瑞安低保多少", "那平阳呢", "调整前呢"), "平阳县城乡居民最低生活保障标准调整前是 **664元/人·月**"),
        (("我在瑞安一个月1500合法吗", "那平阳呢"), "平阳县最低月工资标准是 **1530元/月**"),
        (("最低工资是多少", "不对，我问的是乐清", "说错了，是小时工"), "乐清市非全日制工作最低小时工资标准"),
        (("乐清低保多少", "不是低保，是最低工资"), "乐清市最低月工资标准是 **1660元/月**"),
        (("哪些狗不能养", "第二个呢"), "拳师犬列在禁养烈性犬名单第2项"),
        (("哪些狗不能养", "第二个呢", "最后一个呢"), "西班牙加纳利犬列在禁养烈性犬名单第25项"),
        (("最低工资分几档", "第三个多少钱"), "第3个是：永嘉县、平阳县、苍南县、文成县、泰顺县：1530元/月"),
        (("2019年12月发了哪些文件", "第三个讲什么"), "调整全市城乡居民最低生活保障标准的通知》由"),
        (("瑞安低保多少", "基础养老金多少", "上一个问题"), "您问的是“瑞安低保多少”。瑞安市城乡居民"),
        (("瑞安低保多少", "麻烦再念一遍"), "瑞安市城乡居民最低生活保障标准是 **804元/人·月**"),
        (("瑞安低保多少", "哪些狗不能养", "回到低保", "那平阳呢"), "平阳县城乡居民最低生活保障标准"),
        (("金毛能养吗", "62公分的呢"), "体高62厘米，已超过60厘米"),
        (("瑞安最低工资多少", "为什么说可能已调整"), "距今已11年；收录的公报最新到2020年第6期"),
        (("瑞安最低工资多少", "那平阳呢", "为什么不一样"), "是按地区分档定的，地方不同，数额就不同"),
        (("瑞安", "低保"), "瑞安市城乡居民最低生活保障标准是 **804元/人·月**"),
        (("瑞安", "瑞安"), "您没有说是哪一项，我先按最低工资回答。瑞安市"),
        (("瑞安最低工资多少", "那去哪里问最新的"), "请向当地人力社保局核实"),
    ],
)
def test_a_conversation_ends_with(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


def test_garbage_that_is_asked_about_is_no_insult(base: KnowledgeBase) -> None:
    (asked,) = talk(base, "楼下的垃圾桶坏了，归谁来换", intent="ask_bulletin").questions
    assert asked.text == "楼下的垃圾桶坏了，归谁来换"
    (asked,) = talk(base, "真是垃圾，低保多少").questions
    assert asked.text == "低保多少"


def test_places_alone_ask_nothing_although_a_text_names_them(base: KnowledgeBase) -> None:
    asked = talk(base, "平阳和苍南呢").answer
    assert (asked.status, asked.sentences) == (AnswerStatus.CLARIFY, ("您想问平阳县、苍南县的哪一项？",))


def test_a_topic_is_asked_back_for_once_with_buttons(base: KnowledgeBase) -> None:
    first = talk(base, "什么时候开始的")
    assert first.answer.status is AnswerStatus.CLARIFY
    assert first.answer.offers[0] == ("最低工资", "最低工资什么时候开始的")
    second = talk(base, "什么时候开始的", "那现在还有效吗")
    assert second.answer.sentences != first.answer.sentences
    assert not second.answer.sentences[0].startswith("您问的是")


def test_what_is_out_of_range_is_said_to_be(base: KnowledgeBase) -> None:
    answer = talk(base, "最低工资分几档", "第九个呢").answer
    assert answer.sentences == ("刚才只列出了3个，没有您说的那一个。",)


def test_several_questions_are_answered_in_order(base: KnowledgeBase) -> None:
    answer = talk(base, "瑞安最低工资多少，低保多少").answer
    assert [part.regions for part in answer.parts] == [("瑞安市",), ("瑞安市",)]
    assert [c.document_number for c in answer.citations] == ["温政发〔2015〕58号", "温政发〔2019〕16号"]


def test_the_handoff_tells_what_was_found(base: KnowledgeBase) -> None:
    said = handoff_text(talk(base, "瑞安低保多少").conversation)
    assert "问过“瑞安低保多少”，公报里查到804元/人·月（温政发〔2019〕16号）。" in said


@pytest.mark.parametrize("asked", ["百岁老人多少钱", "九旬老人高龄补贴多少"])
def test_an_age_without_a_number_is_one(base: KnowledgeBase, asked: str) -> None:
    said = talk(base, asked, intent="ask_pension").answer.sentences[0]
    assert said.startswith("不一定")
