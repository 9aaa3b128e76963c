"""An issue in a conversation: another one, the one cited last, and one of the documents listed."""

import pytest
from talking import message, talk

from knowledge.dialogue import asks_on_its_own
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("2019年第12期有哪些文件", "2020年第6期呢"), "公报2020年第6期刊登的文件共9件："),
        (("2020年第6期公报讲了什么", "这一期有几个文件"), "公报2020年第6期刊登的文件共9件："),
        (("瑞安低保多少", "这期公报还有什么内容"), "公报2019年第12期刊登的文件共7件："),
        (("2021年第3期有哪些文件", "2019年第7期"), "公报2019年第7期刊登的文件共6件："),
        (("第6期公报有哪些文件", "2018年第6期"), "公报2018年第6期刊登的文件共7件："),
        (("最新一期公报有什么内容", "第二个讲什么"), "工业用地高质量利用全周期管理的若干意见》由"),
        (("2021年第3期有哪些文件",), "收录的公报里没有2021年第3期。收录了2015年第10期、"),
    ],
)
def test_what_an_issue_holds(base: KnowledgeBase, turns: tuple[str, ...], said: str) -> None:
    assert said in "".join(talk(base, *turns).answer.sentences)


@pytest.mark.parametrize("text", ["2019年第7期和第12期有哪些文件", "2019年第7期有哪些文件，2019年第12期呢"])
def test_each_of_two_issues_is_answered(base: KnowledgeBase, text: str) -> None:
    parts = talk(base, text).answer.parts
    assert [part.sentences[0] for part in parts] == [
        "公报2019年第7期刊登的文件共6件：",
        "公报2019年第12期刊登的文件共7件：",
    ]


def test_a_standard_is_asked_for_after_an_issue(base: KnowledgeBase) -> None:
    answer = talk(base, "2019年第12期有哪些文件", "瑞安最低工资多少").answer
    assert answer.sentences[0].startswith("瑞安市最低月工资标准是 **1660元/月**")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("这一期有几个文件", True),
        ("2019年第12期有哪些文件", True),
        ("出处在哪一期", False),
        ("在第几页", False),
        ("这是哪一期公报", False),
    ],
)
def test_what_an_issue_holds_is_no_request_for_the_source(text: str, own: bool) -> None:
    assert asks_on_its_own(message(text)) is own
