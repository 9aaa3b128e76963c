"""What was done on a day or in a month, as the chronicle tells it."""

import pytest
from asking import Ask, question

from knowledge.answers.evidence import Weights
from knowledge.answers.from_chronicle import answer_from_chronicle
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2018年6月5号市长去外地搞交流，去的哪里", "2018年6月5日，市长姚高员赴四川和重庆开展对口交流活动。"),
        ("2019年7月市长是几号去督查塘河沿岸开发的？", "2019年7月15日，市长姚高员督查温瑞塘河沿线开发建设。"),
        ("王毅副市长去泰顺走访挂钩的村是2015年10月几号",
            "2015年10月29日，常委、副市长王毅赴泰顺县调研，走访挂钩联系村（居）。"),
        ("2015年10月19号去三垟湿地看工程进度的是哪个副市长", "2015年10月19日，副市长王祖焕督查三垟湿地公园建设。"),
        ("2019年12月31日参加全省根治欠薪工作电视电话会议的是哪位副市长",
            "2019年12月31日，副市长孙维国参加全省根治欠薪工作电视电话会议。"),
    ],
)  # fmt: skip
def test_the_entry_that_is_described(ask: Ask, text: str, sentence: str) -> None:
    assert ask(text).sentences == (sentence,)


def test_all_that_a_person_did_on_a_day_of_the_newest_year_that_has_it(ask: Ask) -> None:
    answer = ask("6月12日市长干了什么")

    assert answer.sentences[0] == "2020年6月12日的政府记事里写到的有2条："
    assert answer.sentences[1] == "市长姚高员，常务副市长陈建明，副市长汪驰参加书记专题会议。"
    assert [row[0] for row in answer.table[1:]] == ["2020年6月12日"] * 2
    assert [citation.quote[:3] for citation in answer.citations] == ["△市长", "12日"]


def test_all_of_a_day(ask: Ask) -> None:
    answer = ask("2020年6月10日发生了什么")

    assert answer.sentences[0] == "2020年6月10日的政府记事里写到的有3条："
    assert answer.sentences[3] == "副市长汤筱疏参加市计生协五届六次理事会。"


@pytest.mark.parametrize(
    "text",
    [
        "2015年10月24日代市长徐立毅参加了什么活动？",
        "2018年6月哪天市长去了文成调研？",
        "殷志军副市长2020年7月10日去哪里调研、谁陪同？",
    ],
)
def test_what_is_not_told_is_not_answered_by_another_day(ask: Ask, text: str) -> None:
    assert ask(text).status is AnswerStatus.NOT_IN_BULLETINS


def test_the_hotline_of_the_mayor_is_nobody_of_the_chronicle(knowledge_base: KnowledgeBase) -> None:
    sources = knowledge_base._sources
    weights = Weights(sources.passages).terms

    assert answer_from_chronicle(question("2021年5月1日起市长热线打什么号码"), sources, weights) is None


def test_a_journey_of_the_last_day_of_a_month_is_no_question_of_another_city(ask: Ask) -> None:
    answer = ask("2019年7月最后一天是谁去北京参加“东亚文化之都”答辩的", foreign_place="北京")

    assert answer.sentences == ("2019年7月31日，市长姚高员赴北京参加“东亚文化之都”终审答辩会。",)
