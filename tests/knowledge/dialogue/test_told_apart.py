"""Two things that are asked to be told apart are both told, each with where it is written."""

import pytest
from talking import talk

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("养老金和最低工资有什么不一样", ["温人社发〔2018〕117号", "温政发〔2015〕58号"]),
        ("瑞安的低保跟最低工资是一回事吗", ["温政发〔2019〕16号", "温政发〔2015〕58号"]),
    ],
)
def test_both_are_told_with_their_sources(base: KnowledgeBase, text: str, sources: list[str]) -> None:
    answer = talk(base, text).answer
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences[0] == "这不是一回事，公报里分别是这样写的："
    assert [part.citations[0].document_number for part in answer.parts] == sources


def test_where_one_is_not_there_nothing_is_told_apart(base: KnowledgeBase) -> None:
    answer = talk(base, "鹿城的低保和最低工资有什么区别").answer
    assert answer.status is AnswerStatus.PARTIAL
    assert "不是一回事" not in "".join(answer.sentences)
