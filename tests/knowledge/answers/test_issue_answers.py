"""An issue asked for as a whole is answered with the titles of its documents, one not held with those held."""

import pytest
from asking import Ask

from knowledge.answers.from_issues import asked_issues
from knowledge.records import AnswerStatus

HELD = ("2015年第10期", "2018年第6期", "2019年第7期", "2019年第12期", "2020年第6期")


@pytest.mark.parametrize(
    ("text", "issue", "count", "first"),
    [
        ("2019年第12期有哪些文件", "2019年第12期", 7, "通告〔2019〕5号"),
        ("2019年第十二期公报主要内容", "2019年第12期", 7, "通告〔2019〕5号"),
        ("第12期公报登了什么", "2019年第12期", 7, "通告〔2019〕5号"),
        ("总第190期有哪些内容", "2018年第6期", 7, "温政发〔2018〕13号"),
        ("2020年第6期公报讲了什么", "2020年第6期", 9, "温政发〔2020〕10号"),
        ("最新一期公报有什么内容", "2020年第6期", 9, "温政发〔2020〕10号"),
        ("15年第10期目录", "2015年第10期", 6, "温政发〔2015〕58号"),
        ("2019年第7期", "2019年第7期", 6, "温政办〔2019〕47号"),
    ],
)
def test_an_issue_has_its_documents(ask: Ask, text: str, issue: str, count: int, first: str) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences[0] == f"公报{issue}刊登的文件共{count}件："
    assert answer.sentences[1].startswith(first)
    assert len(answer.table) == count + 1
    assert [row[0] for row in answer.table[1:]] == [c.document_number for c in answer.citations]
    assert {citation.bulletin for citation in answer.citations} == {issue}


def test_the_sections_of_an_issue_are_named(ask: Ask) -> None:
    sections = "另有人事任免、政务简讯、政府记事、发文目录、国民经济主要统计指标。"
    assert ask("2019年第12期有哪些文件").sentences[-1] == sections


@pytest.mark.parametrize(
    "text", ["2021年第3期有哪些文件", "2019年第13期讲了什么", "总第1期有什么内容", "第3期公报有什么"]
)
def test_an_issue_not_held_is_said_with_those_held(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.sentences[0].endswith(f"收录了{'、'.join(HELD)}。")
    assert answer.choices == HELD
    assert not answer.citations


def test_an_issue_of_two_years_is_not_guessed(ask: Ask) -> None:
    answer = ask("第6期公报有哪些文件")
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.choices == ("2018年第6期", "2020年第6期")


@pytest.mark.parametrize(
    "text",
    [
        "2019年第12期发文目录",
        "2019年第12期的低保是多少",
        "2019年12月发了哪些文件",
        "第二期工程什么时候完工",
        "有效期到什么时候",
    ],
)
def test_what_asks_for_something_else(text: str) -> None:
    assert asked_issues(text) == ()


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("2019年第7期和第12期有哪些文件", ("2019年第7期", "2019年第12期")),
        ("2019年第12期有哪些文件，2020年第6期呢", ("2019年第12期", "2020年第6期")),
        ("总第190期讲了什么", ("总第190期",)),
    ],
)
def test_the_issues_that_are_asked_for(text: str, issues: tuple[str, ...]) -> None:
    assert asked_issues(text) == issues
