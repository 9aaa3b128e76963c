"""What is asked of the source beside the question is told by the citation, never said not to be written."""

import pytest
from talking import talk

from knowledge.dialogue.sourcing import without_source
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("什么时候开始执行，哪个文件", "什么时候开始执行"),
        ("是哪个文件规定的？", ""),
        ("文号是多少，在第几页", ""),
        ("什么时候发的", ""),
        ("怎么申请", None),
        ("什么文件要带", None),
        ("哪个部门管", None),
    ],
)
def test_clauses_that_every_citation_answers(text: str, left: str | None) -> None:
    assert without_source(text) == left


@pytest.mark.parametrize(
    "text",
    ["瑞安低保2019年调到多少，什么时候开始执行，哪个文件", "平阳最低工资多少？哪个文件规定的，在第几页？"],
)
def test_a_source_that_is_cited_is_not_said_to_be_missing(base: KnowledgeBase, text: str) -> None:
    answer = talk(base, text).answer
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations
    assert "没有写" not in "".join(answer.sentences)


def test_what_is_not_written_stays_so_beside_a_source(base: KnowledgeBase) -> None:
    answer = talk(base, "瑞安低保多少，怎么申请，是哪个文件").answer
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.sentences[-2].startswith("关于“怎么申请”")
