"""Answers from the rows of statistics tables, of this city and of others."""

from __future__ import annotations

import pytest

from knowledge.answers.from_offices import answer_from_offices
from knowledge.answers.from_statistics import answer_from_statistics
from knowledge.answers.locality import is_local_issue
from knowledge.records import Answer, Bulletin
from tests.knowledge.answers.asking import Ask, question
from tests.knowledge.answers.publishing import sources
from tests.knowledge.issues import issue, notice, shipped


def city(name: str, *pages: str) -> Bulletin:
    order = notice(
        "关于城市管理的通知", "做好城市管理。", number="市政发〔2021〕1号", signed="2021年3月1日",
        issuer=f"{name}人民政府",
    )  # fmt: skip
    return issue(order, *pages)


def statistics(head: str, row: str, place: str = "温州市") -> str:
    return f" {place}2021年3月份国民经济主要统计指标\n\n{head}\n\n{row}\n"


def asked(text: str, *bulletins: Bulletin) -> Answer | None:
    return answer_from_statistics(question(text), sources(*bulletins))


@pytest.mark.parametrize(
    ("head", "row", "sentence"),
    [
        ("指标 单位 当月 同比±% 累计 同比±%", "一、财政总收入 亿元 1.5 2.0 3.5 4.0",
            "2021年3月财政总收入：当月1.5亿元，当月同比2.0%，累计3.5亿元，累计同比4.0%。"),
        ("指标 单位 1-3月累计 同比增长（%）", "财政总收入 亿元 3.5 4.0",
            "2021年3月财政总收入：累计3.5亿元，累计同比4.0%。"),
        ("指标 单位 当月 同比±% 累计 同比±%", "一、财政总收入 亿元 —— —— 3.5 -4.0",
            "2021年3月财政总收入：累计3.5亿元，累计同比-4.0%。"),
        # what the columns are not said to hold is not said
        ("指标 单位 当月 环比±% 累计 同比±%", "一、财政总收入 亿元 1.5 2.0 3.5 4.0", None),
        ("指标 单位 累计 去年同期", "一、财政总收入 亿元 3.5 4.0", None),
        ("指标 单位 当月 同比±% 累计 同比±%", "一、财政总收入 亿元 1.5 3.5", None),
        ("指标 单位 本月 ±%", "一、财政总收入 亿元 1.5 2.0", None),
    ],
)  # fmt: skip
def test_each_value_under_the_name_of_its_column(head: str, row: str, sentence: str | None) -> None:
    answer = asked("2021年3月财政总收入是多少", city("温州市", statistics(head, row)))

    assert (answer.sentences if answer else None) == ((sentence,) if sentence else None)


def test_an_index_that_stands_under_growth_is_read_there(ask: Ask) -> None:
    # 2015-10:4624
    answer = ask("2015年10月居民消费价格总指数", date="2015年10月")

    assert answer.sentences == ("2015年10月居民消费价格总指数：当月同比101.2，累计同比100.5。",)


def test_the_statistics_and_the_mayor_of_another_city_are_not_those_of_wenzhou() -> None:
    head, row = "指标 单位 当月 同比±%", "一、财政总收入 亿元 1.5 2.0"
    other = city(
        "台州市",
        " 3月份市政府记事\n\n1日\n\n△市长赵明，副市长钱进参加会议。\n",
        statistics(head, row, "台州市"),
    )

    assert [is_local_issue(b) for b in (other, city("温州市"), *shipped().values())] == [False, *[True] * 6]
    assert asked("2021年3月财政总收入是多少", other) is None
    assert answer_from_offices(question("市长是谁"), sources(other)) is None
