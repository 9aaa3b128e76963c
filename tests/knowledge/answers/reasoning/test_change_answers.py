"""Rises, in yuan and per cent, against the notice before too; differences of places, tiers and ages."""

import pytest
from made_up import AGES, SUBSISTENCE, WAGES, answered, said, steps


def test_a_rise_with_its_share() -> None:
    found = said(SUBSISTENCE, "鹿城低保涨了百分之几", region="鹿城区")
    assert "涨了 70元/人·月（571 − 501 = 70），2021年7月1日起由501元/人·月调整为571元/人·月" in found
    assert "涨幅是约 13.97%（70 ÷ 501 ≈ 13.97%）" in found


def test_a_rise_between_two_amounts_over_a_year() -> None:
    found = said(SUBSISTENCE, "鹿城低保从501变571，一年多拿多少", region="鹿城区")
    assert "一年就多 840元（70 × 12 = 840）" in found


def test_a_rise_against_the_notice_before() -> None:
    answer = answered(WAGES, "鹿城最低工资涨了多少", region="鹿城区")
    assert answer is not None
    assert [c.expression for c in answer.calculations] == ["2280 − 2015 = 265"]
    assert [c.bulletin for c in answer.citations] == ["2021年第6期", "2019年第7期"]


def test_the_amount_before_is_that_of_the_notice_before() -> None:
    assert "调整前是 1805元/月（2019年8月1日起）" in said(WAGES, "乐清最低工资调整前多少", region="乐清市")


def test_where_it_rose_most() -> None:
    found = answered(SUBSISTENCE, "低保哪个地方涨得最多")
    assert found is not None
    assert "涨得最多的是乐清市，涨了 **120元/人·月**" in found.sentences[0]


@pytest.mark.parametrize(
    ("text", "entities", "sentence"),
    [
        ("鹿城和泰顺最低工资差多少", {"region": "鹿城区|泰顺县"}, "每月差 440元"),
        ("乐清和鹿城最低工资一样吗", {"region": "乐清市|鹿城区"}, "不一样，最低月工资标准每月差 210元"),
        ("乐清最低工资是不是比鹿城高", {"region": "乐清市|鹿城区"}, "不是，最低月工资标准每月差 210元"),
        ("鹿城最低工资比乐清高210块对吧", {"region": "鹿城区|乐清市"}, "是，最低月工资标准每月差 210元"),
        ("鹿城最低工资比乐清高200块对吧", {"region": "鹿城区|乐清市"}, "不是，最低月工资标准每月差 210元"),
        ("鹿城最低工资比乐清低210块对吧", {"region": "鹿城区|乐清市"}, "不是，最低月工资标准每月差 210元"),
        ("最低工资哪里最高", {}, "最高的是市区（2280元/月），最低的是泰顺县（1840元/月），差 440元"),
        (
            "鹿城、乐清、泰顺最低工资差多少",
            {"region": "鹿城区|乐清市|泰顺县"},
            "最高的是鹿城区（2280元/月），最低的是泰顺县（1840元/月），差 440元（2280 − 1840 = 440）。其余的：乐清市2070元/月",
        ),
        ("鹿城比泰顺最低工资一年多多少", {"region": "鹿城区|泰顺县"}, "一年差5280元（440 × 12 = 5280）"),
    ],
)
def test_places_apart(text: str, entities: dict[str, str], sentence: str) -> None:
    assert sentence in said(WAGES, text, **entities)


def test_places_that_are_the_same() -> None:
    assert said(SUBSISTENCE, "鹿城和乐清低保差多少", region="鹿城区|乐清市").startswith("一样，没有差别")
    before = steps(SUBSISTENCE, "调整前鹿城和乐清低保差多少", region="鹿城区|乐清市")
    assert before == ["501 − 451 = 50"]


def test_ages_apart() -> None:
    assert steps(AGES, "85岁和95岁高龄津贴差多少", age="85|95") == ["121 − 61 = 60"]
