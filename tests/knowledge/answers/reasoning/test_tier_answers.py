"""Tiers of places by the order of their amounts; the year asked for by its number; what is done, not what is set."""

from datetime import date

import made_up
from made_up import AGES, SUBSISTENCE, WAGES, said


def test_the_tier_of_a_place_is_told() -> None:
    found = said(WAGES, "泰顺最低工资是第几档", region="泰顺县")
    assert found == "按数额从高到低，泰顺县的最低月工资标准在三档：1840元/月（2021年8月1日起）。"


def test_two_places_in_one_tier_or_not() -> None:
    found = said(WAGES, "乐清最低工资属于市区那档吧", region="乐清市|市区")
    assert found.startswith("不是。按数额从高到低，乐清市的最低月工资标准在二档")
    assert "市区的最低月工资标准在一档：2280元/月" in found


def test_a_tier_without_a_place_is_one_of_the_order() -> None:
    assert said(WAGES, "最低工资二档是多少", tier="二档").startswith("乐清市最低月工资标准是 2070元/月")
    assert said(WAGES, "最低工资最低那档是多少").startswith("泰顺县最低月工资标准是 1840元/月")


def test_this_year_by_its_number_is_another_day() -> None:
    late = date(2026, 11, 21)
    found = said(WAGES, "2026年乐清最低工资多少", late, region="乐清市", date="2026年")
    assert found.startswith("收录的公报里没有2026年的乐清市最低月工资标准。此前最近的一次是 2070元/月")
    assert said(WAGES, "乐清最低工资多少", late, region="乐清市").startswith(
        "乐清市最低月工资标准是 2070元/月"
    )


def test_whether_something_may_be_done_is_left_to_the_text() -> None:
    assert said(AGES, "城镇户口也可以交农村的养老保险吗") == ""
    assert said(AGES, "为何90岁的老人领高龄津贴要申报", age="90") == ""


def test_who_rose_more_is_a_rise() -> None:
    found = said(SUBSISTENCE, "鹿城和乐清的低保涨得哪个多", region="鹿城区|乐清市")
    assert "涨得最多的是乐清市，涨了 120元" in found


def test_the_length_of_a_day_is_no_period_of_pay() -> None:
    text = "在乐清上了8天班，每天10个钟，给了我1000块，少没少"
    entities = {"region": "乐清市", "hours": "10", "days": "8", "amount": "1000", "pay_period": "day"}
    found = made_up.said(WAGES, "最低工资，" + text, **entities)
    assert "每天10小时、做8天至少1600元（20 × 10 × 8 = 1600）" in found
    assert found.startswith("是，低于标准")


def test_the_fifties_are_below_sixty() -> None:
    found = said(made_up.DOGS, "四十多公分的狗能养吗", height="40+")
    assert "不属于" not in found
    assert "要量准" in found
    assert "已超过45厘米" in said(made_up.DOGS, "五十多公分的狗能养吗", height="50+")
    assert "没有超过45厘米" in said(made_up.DOGS, "三十多公分的狗能养吗", height="30+")
