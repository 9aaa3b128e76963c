"""A rise that is claimed, or the amount before it, is confirmed only where it is the one that is written."""

import pytest
from made_up import AGES, SUBSISTENCE, WAGES, said

from knowledge.answers.reasoning.claimed_changes import Change, change_in


@pytest.mark.parametrize(
    ("text", "start", "also"),
    [
        ("乐清低保涨了120块对吧", "对，乐清市最低生活保障标准涨了 120元", "由451元/人·月调整为571元/人·月"),
        ("乐清低保涨了70块对吧", "不是。乐清市最低生活保障标准涨了 120元", "571 − 451 = 120"),
        ("乐清低保涨了100多块对吧", "对，", "120元"),
        ("乐清低保涨了120多块对吧", "不是。", "120元"),
        ("乐清低保大概涨了125块对吧", "对，", "120元"),
        ("乐清低保从451涨到571对吧", "对，", "由451元/人·月调整为571元/人·月"),
        ("乐清低保从501涨到571对吧", "不是。", "由451元/人·月调整为571元/人·月"),
        ("乐清低保从451块涨到600吧", "不是。", "由451元/人·月调整为571元/人·月"),
        ("乐清低保涨幅是27%左右对吧", "对，", "26.61%"),
        ("乐清低保涨了百分之十对吧", "不是。", "26.61%"),
    ],
)
def test_of_one_place(text: str, start: str, also: str) -> None:
    found = said(SUBSISTENCE, text, region="乐清市")
    assert found.startswith(start)
    assert also in found


def test_what_holds_in_one_place_alone_is_told_apart() -> None:
    found = said(SUBSISTENCE, "低保涨了70块对吧")
    assert found.startswith("要分开看：")
    assert "鹿城区：由501元/人·月调整为571元/人·月，涨70元" in found


def test_the_amount_before_may_be_that_of_the_notice_before() -> None:
    assert said(WAGES, "乐清最低工资从1805涨到2070对吧", region="乐清市").startswith("对，")
    assert said(WAGES, "乐清最低工资从2015涨到2070对吧", region="乐清市").startswith("不是。")


def test_no_rise_is_confirmed_where_the_amount_before_is_not_written() -> None:
    found = said(AGES, "85岁老人的高龄津贴从50涨到61对吧", age="85")
    assert found.startswith("收录的公报里没有写")
    assert "61元/月" in found


def test_the_amount_before_is_told_as_that() -> None:
    found = said(SUBSISTENCE, "乐清低保以前是501吧", region="乐清市")
    assert found.startswith(
        "不是。乐清市最低生活保障标准调整前是 451元/人·月，2021年7月1日起调整为571元/人·月。"
    )
    assert "501元是鹿城区2021年7月1日以前的标准。" in found


@pytest.mark.parametrize(
    "text",
    [
        "低保涨到804了吧",
        "工资涨了2次吧",
        "低保从10月1日涨到804对吧",
        "低保从2019年涨到804元对吧",
        "最多50块吧",
    ],
)
def test_what_claims_no_change(text: str) -> None:
    assert change_in(text) is None


def test_a_vague_rise() -> None:
    change = change_in("涨了60多块对吧")
    assert isinstance(change, Change)
    assert change.by is not None
    assert change.by.more
