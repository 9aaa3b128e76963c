"""The place said beside several questions holds for all of them that name none of their own."""

import pytest
from talking import talk

from knowledge.dialogue.placing import tells_place
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("养老金一个月能领多少？低保又是多少？我在乐清", ["乐清市", "乐清市"]),
        ("我在乐清，养老金多少，低保多少", ["乐清市", "乐清市"]),
        ("最低工资多少？低保呢？我住平阳", ["平阳县", "平阳县"]),
        ("最低工资多少，我户口在鹿城，低保多少", ["鹿城区", "鹿城区"]),
        ("最低工资多少？低保多少？基础养老金多少？我是苍南的", ["苍南县", "苍南县", "苍南县"]),
        ("低保多少，养老金多少，人在龙港", ["龙港市", "龙港市"]),
        ("最低工资多少？低保多少？瑞安的", ["瑞安市", "瑞安市"]),
        ("我在乐清，养老金多少，养狗要办证吗，低保多少", ["乐清市", "", "乐清市"]),
        ("瑞安低保多少？最低工资多少？我在乐清上班", ["瑞安市", "乐清市"]),
    ],
)
def test_the_place_holds_for_each_question(base: KnowledgeBase, message: str, places: list[str]) -> None:
    questions = talk(base, message).questions
    held = [
        question.regions if question.topic and question.topic.value != "dogs" else ()
        for question in questions
    ]
    assert [next(iter(regions), "") for regions in held] == places


def test_what_the_place_is_not_covered_by_is_said(base: KnowledgeBase) -> None:
    answer = talk(base, "养老金一个月能领多少？低保又是多少？我在乐清").answer
    assert answer.status is AnswerStatus.PARTIAL
    assert "收录的公报里没有乐清市的城乡居民基本养老保险基础养老金" in answer.sentences[0]
    assert not any("190元" in sentence for sentence in answer.sentences)
    assert any(
        sentence.startswith("乐清市城乡居民最低生活保障标准是 **804元") for sentence in answer.sentences
    )


def test_a_place_elsewhere_holds_for_each_question(base: KnowledgeBase) -> None:
    answer = talk(base, "最低工资多少？低保多少？我家在杭州").answer
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert "没有杭州的最低工资标准" in answer.sentences[0]


@pytest.mark.parametrize(
    "clause", ["我老板是瑞安人，", "听说瑞安涨了", "我是杭州人", "瑞安去年调整过一次标准", "谢谢"]
)
def test_what_tells_no_place_of_the_person(clause: str) -> None:
    assert not tells_place(clause)
