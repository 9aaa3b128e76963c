"""Several places at once: each is named with its standard, or said not to be covered."""

import pytest
from asking import Ask

from knowledge.records import AnswerStatus


@pytest.mark.parametrize(
    ("text", "places", "said"),
    [
        ("低保多少", "平阳县+苍南县", "平阳县、苍南县城乡居民最低生活保障标准是 **804元/人·月**"),
        ("低保涨了多少", "平阳县+苍南县", "平阳县、苍南县城乡居民最低生活保障标准涨了 **140元/人·月**"),
        ("低保调整前多少", "永嘉县+文成县", "永嘉县、文成县城乡居民最低生活保障标准调整前是 **664元/人·月**"),
        ("最低工资多少", "苍南县+文成县+泰顺县", "苍南县、文成县、泰顺县最低月工资标准是 **1530元/月**"),
        ("小时工多少钱", "平阳县+苍南县", "平阳县、苍南县非全日制工作最低小时工资标准是 **13.8元/小时**"),
        ("基础养老金多少", "龙湾区+瓯海区", "龙湾区、瓯海区城乡居民基本养老保险基础养老金是 **190元/月**"),
        ("被征地农民保障金多少", "鹿城区+瓯海区", "鹿城区、瓯海区被征地农民基本生活保障金分3档"),
    ],
)
def test_places_of_one_standard_are_all_named(ask: Ask, text: str, places: str, said: str) -> None:
    answer = ask(text, region=places)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.sentences[0].startswith(said)


def test_places_of_two_standards_have_a_row_each(ask: Ask) -> None:
    answer = ask("低保多少", region="瑞安市+平阳县")
    assert [row[0] for row in answer.table[1:]] == [
        "瑞安市",
        "永嘉县、文成县、平阳县、泰顺县、苍南县、龙港市",
    ]


def test_a_place_beside_that_is_not_covered_is_said(ask: Ask) -> None:
    answer = ask("基础养老金多少", region="鹿城区+平阳县+乐清市")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.sentences[0].startswith("鹿城区城乡居民基本养老保险基础养老金是 **190元/月**")
    assert answer.sentences[-2].startswith("收录的公报里没有平阳县、乐清市的城乡居民基本养老保险基础养老金。")


def test_all_places_that_are_not_covered_are_said(ask: Ask) -> None:
    answer = ask("低保多少", region="鹿城区+龙湾区")
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert answer.sentences[0].startswith("收录的公报里没有鹿城区、龙湾区的城乡居民最低生活保障标准。")


def test_a_place_named_twice_that_is_not_covered_is_said_once(ask: Ask) -> None:
    answer = ask("基础养老金多少", region="平阳县+平阳县")
    assert answer.status is AnswerStatus.NOT_IN_BULLETINS
    assert "平阳县、平阳县" not in "".join(answer.sentences)
