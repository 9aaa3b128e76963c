"""Where a document stops: at its title alone, at the urban districts, at those it names."""

import pytest
from asking import Ask

from knowledge.records import AnswerStatus


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2020年春节期间市区哪些地方可以放烟花爆竹", "通告〔2019〕6号"),
        ("政府“两强三提高”建设方案的指标有哪些", "温政发〔2018〕14号"),
    ],
)
def test_of_a_document_that_is_only_listed_nothing_is_known_but_its_title(
    ask: Ask, text: str, number: str
) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.sentences[0].startswith(f"{number}是《")
    assert answer.sentences[0].endswith("收录的公报只在发文目录里列出标题，没有刊登全文。")
    assert "发文目录" in answer.citations[0].title


def test_a_title_that_is_asked_for_is_an_answer(ask: Ask) -> None:
    answer = ask("2020年春节市区烟花爆竹发过哪个通告")
    assert answer.status is AnswerStatus.ANSWERED
    assert any("通告〔2019〕6号" in sentence for sentence in answer.sentences)


def test_a_county_is_told_first_that_the_reward_is_for_the_urban_districts(ask: Ask) -> None:
    answer = ask("瑞安的社会办医疗机构评上三甲有奖励吗", region="瑞安市")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.sentences[0] == "该文件写明“本政策的奖励资金限于市区范围”，瑞安市不在市区之内。"
    assert any("限于市区范围" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("text", ["鹿城的社会办医疗机构评上三甲有奖励吗", "社会办医疗机构评上三甲有奖励吗"])
def test_within_the_urban_districts_nothing_is_said_of_the_limit(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.ANSWERED
    assert "不在市区之内" not in "".join(answer.sentences)


def test_another_kind_of_relief_does_not_get_the_figure_of_subsistence(ask: Ask) -> None:
    for text in ("特困人员供养标准是多少", "孤儿每月补多少钱", "低保边缘户每月补多少"):
        answer = ask(text, intent="ask_low_income")
        assert answer.standards == ()
        assert "804" not in "".join(answer.sentences)
    assert ask("五保户也按低保标准吗，低保标准是多少", intent="ask_low_income").standards


def test_no_answer_begins_within_a_title(ask: Ask) -> None:
    answer = ask("职工退休金今年涨多少")
    assert answer.status is not AnswerStatus.ANSWERED


def test_a_fine_without_a_sum_is_no_answer_to_how_much(ask: Ask) -> None:
    answer = ask("外摆位超时经营会罚多少钱")
    assert answer.status in (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.CLARIFY)
    assert answer.citations == ()


def test_a_county_is_told_first_that_only_who_is_registered_in_the_districts_is_meant(ask: Ask) -> None:
    text = "平阳的政府产业基金子基金有房租补贴吗"
    answer = ask(text, region="平阳县", intent="ask_bulletin")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.sentences[0] == "该文件写明“注册地在市区（功能区）”，平阳县不在市区之内。"
    assert any("注册地在市区" in citation.quote for citation in answer.citations)
