"""Who was appointed or removed: of the shipped issues, and of an issue that prints days."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from tests.knowledge.answers.publishing import MARCH

_ISSUE = MARCH + (
    " 3月份人事任免\n\n市人民政府2021年3月5日决定：\n\n赵小明任温州市科学技术局副局长；\n\n"
    "钱大海、孙立任温州市港航管理中心副主任。\n\n市人民政府2021年3月20日决定：\n\n"
    "免去李四光的温州市科学技术局副局长职务。\n"
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("appointments"), {"2021-03": _ISSUE})


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("科技局副局长换成谁了", ("2021年3月5日，**赵小明**任温州市科学技术局副局长。",)),
        ("2021年3月科技局哪位副局长不当了", ("2021年3月20日，免去**李四光**的温州市科学技术局副局长职务。",)),
        ("港航中心新来的副主任是谁", ("2021年3月5日，**钱大海、孙立**任温州市港航管理中心副主任。",)),
        ("孙立当了什么官", ("2021年3月5日，孙立任**温州市港航管理中心副主任**。",)),
        ("李四光被免去了什么职务", ("2021年3月20日，免去李四光的**温州市科学技术局副局长**职务。",)),
    ],
)
def test_a_decision_with_its_day(invented: KnowledgeBase, text: str, sentences: tuple[str, ...]) -> None:
    assert invented.answer(question(text)).sentences == sentences


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月科技局副局长换成谁了",
        "瑞安市科技局副局长换成谁了",
        "李四光为什么被免职了",
        "科技局局长换成谁了",
    ],
)
def test_what_was_not_decided_is_not_said(invented: KnowledgeBase, text: str) -> None:
    answer = invented.answer(question(text))

    assert answer.status is not AnswerStatus.ANSWERED
    assert "李四光" not in "".join(answer.sentences)


def test_all_of_a_month(ask: Ask) -> None:
    answer = ask("2019年12月谁被免去了职务")

    assert answer.sentences[0] == "2019年12月免职的共12人："
    assert answer.table[1] == ("免职", "毛必土", "温州市经济和信息化局副局长")
    assert [row[1] for row in answer.table[-2:]] == ["严立", "秦肖"]
    assert [(c.bulletin, c.page) for c in answer.citations] == [("2019年第12期", 20)]


def test_the_posts_of_one_person_over_the_issues(ask: Ask) -> None:
    assert ask("王朝掌当过什么官").sentences == (
        "2015年10月，王朝掌任**温州市城市管理与行政执法局副局长**。",
        "2015年10月，免去王朝掌的**温州市民政局副局长**职务。",
        "2019年12月，免去王朝掌的**温州市综合行政执法局副局长**职务。",
    )


def test_several_persons_of_one_post_and_where_it_is_written(ask: Ask) -> None:
    answer = ask("公积金中心2020年6月新来了哪两个副主任？")

    assert answer.sentences == ("2020年6月，**戴源涌、林志海**任温州市住房公积金管理中心副主任。",)
    assert "戴源涌、林志海任" in answer.citations[0].quote


def test_the_head_of_an_office_that_no_text_names_is_not_taken_from_the_division_of_work(ask: Ask) -> None:
    assert ask("温州市水利局局长2020年是谁").status is AnswerStatus.NOT_IN_BULLETINS


@pytest.mark.parametrize("text", ["谁当了市公安局局长", "现在哪位担任温州市公安局局长"])
def test_a_deputy_or_the_head_of_a_bureau_below_is_not_the_head(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert "徐志宏" not in "".join(answer.sentences)


@pytest.mark.parametrize("text", ["公司的人事代理合同到期了怎么办", "集团公司人事部电话多少"])
def test_personnel_matters_of_a_firm_are_no_decisions(ask: Ask, text: str) -> None:
    assert not any("人事任免" in citation.title for citation in ask(text).citations)


def test_the_latest_list_is_that_of_the_newest_issue(ask: Ask) -> None:
    assert ask("最近有哪些人事任免").sentences[0].startswith("2020年6月")
