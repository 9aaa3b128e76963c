from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from knowledge.records import Measure, Standard, Topic, Validity
from tests.knowledge.issues import issue, notice, shipped_standards, standards_of

URBAN = "市区（鹿城区、龙湾区、瓯海区、浙南产业集聚区、洞头区灵昆街道）"
URBAN_NAMES = ("市区", "鹿城区", "龙湾区", "瓯海区", "浙南产业集聚区", "灵昆街道")
CITIES = "乐清市、瑞安市、洞头区（灵昆街道除外）"
COUNTIES = "永嘉县、平阳县、苍南县、文成县、泰顺县"
SENTENCE = f"调整后的最低月工资标准分别为：{URBAN}1860元/月；{CITIES}1660元/月；{COUNTIES}1530元/月。"
HOURLY = "对应上述各地最低月工资标准，非全日制工作的最低小时工资标准分别调整为17元、15.2元、13.8元三档。"


def of(measure: Measure, standards: list[Standard] | tuple[Standard, ...]) -> list[Standard]:
    return [s for s in standards if s.measure is measure]


def values(standard: Standard) -> tuple[object, ...]:
    return (
        standard.position,
        standard.region_text,
        standard.regions,
        standard.excluded_regions,
        standard.amount,
        standard.unit,
    )


def test_the_monthly_wage_of_each_tier() -> None:
    found = of(Measure.MONTHLY_WAGE, shipped_standards())

    assert [values(s) for s in found] == [
        (1, URBAN, URBAN_NAMES, (), Decimal("1860"), "元/月"),
        (2, CITIES, ("乐清市", "瑞安市", "洞头区"), ("灵昆街道",), Decimal("1660"), "元/月"),
        (3, COUNTIES, ("永嘉县", "平阳县", "苍南县", "文成县", "泰顺县"), (), Decimal("1530"), "元/月"),
    ]
    assert {(s.topic, s.subject, s.previous_amount) for s in found} == {
        (Topic.MINIMUM_WAGE, "最低月工资标准", None)
    }


def test_the_hourly_wage_of_each_tier_in_the_same_order() -> None:
    found = of(Measure.HOURLY_WAGE, shipped_standards())

    assert [values(s) for s in found] == [
        (1, URBAN, URBAN_NAMES, (), Decimal("17"), "元/小时"),
        (2, CITIES, ("乐清市", "瑞安市", "洞头区"), ("灵昆街道",), Decimal("15.2"), "元/小时"),
        (3, COUNTIES, ("永嘉县", "平阳县", "苍南县", "文成县", "泰顺县"), (), Decimal("13.8"), "元/小时"),
    ]


def test_when_the_wages_hold_and_where_they_are_written() -> None:
    monthly = of(Measure.MONTHLY_WAGE, shipped_standards())[0]
    hourly = of(Measure.HOURLY_WAGE, shipped_standards())[0]

    assert monthly.validity == hourly.validity == Validity(effective_from=date(2015, 11, 1))
    assert (monthly.citation.document_number, monthly.citation.bulletin, monthly.citation.page) == (
        "温政发〔2015〕58号",
        "2015年第10期",
        2,
    )
    assert monthly.citation.signed_date == date(2015, 10, 23)
    assert (monthly.citation.quote, monthly.citation.lines) == (SENTENCE, (13, 15, 17, 19, 21, 23))
    assert (hourly.citation.quote, hourly.citation.lines) == (
        SENTENCE + HOURLY,
        (13, 15, 17, 19, 21, 23, 25, 27),
    )


FOUR = notice(
    "关于调整全市最低工资标准的通知",
    "经研究，决定从2023年1月1日起，调整全市最低工资标准。调整后的最低月工资标准分别为：鹿城区、龙湾区2480元/月；"
    "瓯海区、洞头区（灵昆街道除外）2260元/月；乐清市2,010.5元/月；文成县、泰顺县1990元/月。"
    "非全日制工作的最低小时工资标准分别为：22元/小时、20.5元/小时、19元/小时和18元/小时。",
    number="温政发〔2022〕31号",
    signed="2022年12月20日",
)


def test_four_tiers_with_other_figures_are_read_by_the_same_rules() -> None:
    found = standards_of(issue(FOUR, key="2022-12"))

    assert [(s.regions, s.excluded_regions, s.amount) for s in of(Measure.MONTHLY_WAGE, found)] == [
        (("鹿城区", "龙湾区"), (), Decimal("2480")),
        (("瓯海区", "洞头区"), ("灵昆街道",), Decimal("2260")),
        (("乐清市",), (), Decimal("2010.5")),
        (("文成县", "泰顺县"), (), Decimal("1990")),
    ]
    assert [s.amount for s in of(Measure.HOURLY_WAGE, found)] == [
        Decimal(n) for n in ("22", "20.5", "19", "18")
    ]
    assert {s.validity.effective_from for s in found} == {date(2023, 1, 1)}


def test_hourly_wages_that_do_not_match_the_tiers_are_left_out() -> None:
    page = notice(
        "关于调整全市最低工资标准的通知",
        "决定从2023年1月1日起，调整全市最低工资标准。最低月工资标准调整为：鹿城区2480元/月；乐清市2260元/月。"
        "最低小时工资标准调整为22元。",
        number="温政发〔2022〕31号",
        signed="2022年12月20日",
    )

    found = standards_of(issue(page))

    assert [(s.measure, s.amount) for s in found] == [
        (Measure.MONTHLY_WAGE, Decimal("2480")),
        (Measure.MONTHLY_WAGE, Decimal("2260")),
    ]


@pytest.mark.parametrize(
    "title",
    ["关于做好最低工资标准宣传工作的通知", "关于进一步规范劳务派遣的通知"],
    ids=["speaks of the topic, gives no figure", "another topic"],
)
def test_a_notice_without_the_standard_gives_none(title: str) -> None:
    page = notice(
        title, "请各地做好宣传，工资不低于2480元/月。", number="温政发〔2022〕31号", signed="2022年12月20日"
    )

    assert standards_of(issue(page)) == []
