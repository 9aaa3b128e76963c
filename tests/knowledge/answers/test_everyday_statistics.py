"""Indicators in the words of residents, of the month and the columns asked for, and silence beside them."""

import pytest
from asking import Ask

from knowledge.records import AnswerStatus


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2015年10月底老百姓存在银行里的钱一共有多少亿", "2015年10月住户存款：累计4342.01亿元，累计同比6.0%。"),
        ("18年上半年全市财政一共收了多少钱", "2018年6月财政总收入：累计493.52亿元，累计同比15.5%。"),
        ("2019年年底温州银行总共放出去多少贷款没还？",
            "2019年12月金融机构人民币贷款余额：累计11529.55亿元，累计同比15.6%。"),
        ("2020年上半年大工厂的增加值跟前一年比是跌了多少？",
            "2020年6月规模以上工业增加值：累计466.99亿元，累计同比-3.2%。"),
        ("2019年7月当月全市财政总收入是多少？", "2019年7月财政总收入：当月79.52亿元，当月同比5.6%。"),
        ("2019年7月物价涨了多少", "2019年7月居民消费价格总指数：当月102.8，累计102.1。"),
        ("2015年前十个月市里财政总收入多少亿", "2015年10月财政总收入：累计585.47亿元，累计同比6.0%。"),
        ("2019年7月末住户存款余额", "2019年7月住户存款：累计7372.36亿元，累计同比20.7%。"),
        ("2019年全年财政总收入累计多少？", "2019年12月财政总收入：累计936.87亿元，累计同比4.6%。"),
    ],
)  # fmt: skip
def test_indicator_month_and_columns(ask: Ask, text: str, sentence: str) -> None:
    assert ask(text).sentences == (sentence,)


def test_two_months_side_by_side(ask: Ask) -> None:
    answer = ask("2018年6月和2019年7月财政总收入各多少")

    assert [sentence[:7] for sentence in answer.sentences] == ["2018年6月", "2019年7月"]
    assert [citation.bulletin for citation in answer.citations] == ["2018年第6期", "2019年第7期"]


@pytest.mark.parametrize(
    "text",
    [
        "2019年9月居民消费价格总指数是多少？",
        "2018年全年财政总收入多少",
        "2016年10月份全市财政总收入是多少？",
        # the city's tables, not those of a county
        "2018年6月乐清市的财政总收入是多少？",
        # the column is empty
        "2019年12月当月限额以上消费品零售总额是多少？",
    ],
)
def test_what_no_table_holds_is_not_answered_by_another(ask: Ask, text: str) -> None:
    assert ask(text).status is AnswerStatus.NOT_IN_BULLETINS


@pytest.mark.parametrize("text", ["小微企业2020年贷款能贴多少", "2019年一般公共预算收入按可比口径增长多少"])
def test_words_beside_the_indicator_are_another_question(ask: Ask, text: str) -> None:
    assert "累计" not in "".join(ask(text).sentences)
