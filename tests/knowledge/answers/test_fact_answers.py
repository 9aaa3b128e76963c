"""What a document says of itself, and which documents there are on a matter."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.answers.cues import aspect_of
from knowledge.records import AnswerStatus, Aspect
from knowledge.service import KnowledgeBase
from tests.knowledge.answers.publishing import MARCH
from tests.knowledge.issues import notice

_NUMBER = "温政办〔2021〕5号"
_RULES = notice(
    "关于加强校外培训机构管理的意见",
    "根据《浙江省培训机构管理办法》（浙政办〔2020〕7号）精神，结合我市实际，提出如下意见。",
    "一、严格审批。",
    "二、加强检查。",
    "三、本意见由温州市教育局负责解释。《温州市培训机构管理暂行规定》（温政办〔2012〕6号）同时废止。",
    number=_NUMBER,
    signed="2021年3月1日",
    width=40,
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("facts"), {"2021-03": _RULES + MARCH})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("由谁负责解释", "由温州市教育局负责解释"),
        ("依据什么文件制定", "根据《浙江省培训机构管理办法》（浙政办〔2020〕7号）精神"),
        ("废止了哪个文件", "《温州市培训机构管理暂行规定》（温政办〔2012〕6号）同时废止"),
    ],
)
def test_what_a_document_says_of_itself(invented: KnowledgeBase, asked: str, said: str) -> None:
    answer = invented.answer(question(f"{_NUMBER}{asked}", document_number=_NUMBER))

    assert said in answer.sentences[0]
    assert said in answer.citations[0].quote


@pytest.mark.parametrize("asked", ["的附件有哪些", "由谁负责解释"])
def test_what_it_does_not_say_is_said_not_to_be_there(invented: KnowledgeBase, asked: str) -> None:
    number = "温政发〔2021〕3号"
    answer = invented.answer(question(f"{number}{asked}", document_number=number))

    assert answer.status is AnswerStatus.NOT_IN_BULLETINS


def test_documents_on_a_matter(invented: KnowledgeBase) -> None:
    answer = invented.answer(question("有没有关于校外培训的文件"))

    assert [row[0] for row in answer.table[1:]] == [_NUMBER]


def test_no_documents_on_another_matter(invented: KnowledgeBase) -> None:
    assert invented.answer(question("有没有关于公租房的文件")).status is not AnswerStatus.ANSWERED


def test_attachments_and_addressee(ask: Ask) -> None:
    answer = ask("温人社发〔2019〕105号的附件有哪些", document_number="温人社发〔2019〕105号")

    assert "：实行特殊工时岗位清单式管理申请表；" in answer.sentences[0]
    assert "发给：各县（市、区）人民政府，市政府直属各单位。" in "".join(
        ask("温政办〔2019〕72号发给谁的", document_number="温政办〔2019〕72号").sentences
    )


def test_the_term_is_said_as_printed_where_its_length_is_asked(ask: Ask) -> None:
    answer = ask("温公通〔2020〕39号有效期几年？", document_number="温公通〔2020〕39号")

    assert answer.sentences[1] == "文中写的是“有效期5年”。"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("亩均论英雄这个新规矩哪天开始算数的", "自 **2018年6月26日** 起执行"),
        ("工业用地全周期管理的意见执行到哪年哪月", "已于2025年6月30日到期"),
        ("亩均论英雄的意见出来后，哪个老文件作废了", "（温政办〔2016〕73号）同时废止"),
    ],
)
def test_a_text_named_in_everyday_words(ask: Ask, asked: str, said: str) -> None:
    assert said in ask(asked).sentences[0]


@pytest.mark.parametrize(
    "asked", ["为啥要把最低工资往上提", "被征地农民待遇调整，哪个区不算", "养老金断了能一次性补回来吗"]
)
def test_reasons_exceptions_and_gaps_are_answered_from_the_text(asked: str) -> None:
    assert aspect_of(asked) is Aspect.TEXT
