from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge.records import Bulletin, Measure, Standard
from tests.knowledge.issues import issue, standards_of


def tabled(title: str, *rows: str) -> Bulletin:
    """A notice of Wenzhou with its standard in a table behind the signature."""
    lines = [
        " 各县（市、区）人民政府，市政府直属各单位：",
        "从2021年8月1日起，调整标准，具体标准见附件。",
        f"{' ' * 20}温州市人民政府",
        f"{' ' * 20}2021年7月20日",
        "附件",
        "温州市标准表",
        *rows,
        "温政发〔2021〕12号",
        "温州市人民政府",
        title,
    ]
    return issue("\n\n".join(lines) + "\n", key="2021-07")


def rows_of(standards: list[Standard]) -> list[tuple[str, Decimal | None, Decimal | None, tuple[str, ...]]]:
    return [(s.measure.value, s.previous_amount, s.amount, s.regions) for s in standards]


WAGES = (
    "档次  最低月工资标准（元/月）  最低小时工资标准（元/小时）  适用地区",
    "一档  2285  22.5  鹿城区、龙湾区、瓯海区",
    "二档  2075  20.5  洞头区、乐清市、瑞安市",
    "三档  1845  18.5  永嘉县、平阳县、苍南县",
)


def test_wages_of_a_table_with_the_row_as_quote() -> None:
    found = standards_of(tabled("关于调整全市最低工资标准的通知", *WAGES))

    assert rows_of(found) == [
        ("monthly_wage", None, Decimal("2285"), ("鹿城区", "龙湾区", "瓯海区")),
        ("monthly_wage", None, Decimal("2075"), ("洞头区", "乐清市", "瑞安市")),
        ("monthly_wage", None, Decimal("1845"), ("永嘉县", "平阳县", "苍南县")),
        ("hourly_wage", None, Decimal("22.5"), ("鹿城区", "龙湾区", "瓯海区")),
        ("hourly_wage", None, Decimal("20.5"), ("洞头区", "乐清市", "瑞安市")),
        ("hourly_wage", None, Decimal("18.5"), ("永嘉县", "平阳县", "苍南县")),
    ]
    assert [s.position for s in found] == [1, 2, 3, 1, 2, 3]
    assert found[4].citation.quote == "二档 2075 20.5 洞头区、乐清市、瑞安市"
    assert {str(s.validity.effective_from) for s in found} == {"2021-08-01"}


@pytest.mark.parametrize(
    "row",
    ["三档  另定  18.5  永嘉县、平阳县", "三档  1845  18.5  其余乡镇", "三档  1845  18.5  鹿城区、永嘉县"],
    ids=["no amount", "no known place", "a place of another row"],
)
def test_a_table_with_one_odd_row_gives_nothing(row: str) -> None:
    assert standards_of(tabled("关于调整全市最低工资标准的通知", *WAGES[:3], row)) == []


def test_subsistence_of_a_table_with_the_amounts_before() -> None:
    found = standards_of(tabled(
        "关于调整全市城乡居民最低生活保障标准的通知",
        "县（市、区）  调整前标准（元/月）  调整后标准（元/月）",
        "鹿城区  811  887",
        "乐清市  804  871",
        "文成县  804  851",
    ))  # fmt: skip

    assert rows_of(found) == [
        ("subsistence", Decimal("811"), Decimal("887"), ("鹿城区",)),
        ("subsistence", Decimal("804"), Decimal("871"), ("乐清市",)),
        ("subsistence", Decimal("804"), Decimal("851"), ("文成县",)),
    ]


def test_town_and_country_in_columns_of_their_own() -> None:
    found = standards_of(tabled(
        "关于调整全市最低生活保障标准的通知",
        "地区  城镇居民标准（元/月）  农村居民标准（元/月）",
        "鹿城区  571  401",
        "乐清市  551  381",
        "文成县  531  361",
    ))  # fmt: skip

    assert [(s.tier, s.amount, s.regions) for s in found] == [
        ("城镇", Decimal("571"), ("鹿城区",)),
        ("城镇", Decimal("551"), ("乐清市",)),
        ("城镇", Decimal("531"), ("文成县",)),
        ("农村", Decimal("401"), ("鹿城区",)),
        ("农村", Decimal("381"), ("乐清市",)),
        ("农村", Decimal("361"), ("文成县",)),
    ]
    assert {s.measure for s in found} == {Measure.SUBSISTENCE}


def test_tiers_of_land_lost_farmers_in_a_table() -> None:
    found = standards_of(tabled(
        "关于调整市区被征地农民基本生活保障待遇的通知",
        "档次  缴费标准（元）  享受标准（元/月）",
        "一档  138151  921",
        "二档  120151  801",
        "三档  97651  651",
    ))  # fmt: skip

    assert [(s.measure.value, s.tier, s.amount, s.unit, s.regions) for s in found] == [
        ("land_lost_benefit", "一档", Decimal("921"), "元/月", ("市区",)),
        ("land_lost_benefit", "二档", Decimal("801"), "元/月", ("市区",)),
        ("land_lost_benefit", "三档", Decimal("651"), "元/月", ("市区",)),
        ("land_lost_contribution", "一档", Decimal("138151"), "元", ("市区",)),
        ("land_lost_contribution", "二档", Decimal("120151"), "元", ("市区",)),
        ("land_lost_contribution", "三档", Decimal("97651"), "元", ("市区",)),
    ]


def test_ages_of_an_allowance_in_a_table() -> None:
    found = standards_of(tabled(
        "关于调整高龄津贴标准的通知",
        "年龄段  调整前标准（元/月）  调整后标准（元/月）",
        "80—89周岁  51  61",
        "90—99周岁  101  151",
        "100周岁以上  501  801",
    ))  # fmt: skip

    assert [(s.tier, s.minimum_age, s.previous_amount, s.amount, s.unit) for s in found] == [
        ("80—89周岁", 80, Decimal("51"), Decimal("61"), "元/月"),
        ("90—99周岁", 90, Decimal("101"), Decimal("151"), "元/月"),
        ("100周岁以上", 100, Decimal("501"), Decimal("801"), "元/月"),
    ]
    assert {s.measure for s in found} == {Measure.OLD_AGE_ALLOWANCE}


def test_subsistence_and_the_standard_of_the_destitute_under_a_wrapped_head() -> None:
    rows = (
        "单位：元/人·月",
        "县（市、区） 调整前",
        "标准",
        "调整后",
        "标准 增加额 特困人员基",
        "本生活标准",
        "鹿城区 887 1063 176 1382",
        "龙湾区 887 1063 176 1382",
        "文成县 841 951 110 1236",
    )
    found = standards_of(tabled("关于调整全市最低生活保障标准的通知", *rows))

    assert [(s.subject, s.regions, s.previous_amount, s.amount) for s in found] == [
        ("最低生活保障标准", ("鹿城区",), Decimal("887"), Decimal("1063")),
        ("最低生活保障标准", ("龙湾区",), Decimal("887"), Decimal("1063")),
        ("最低生活保障标准", ("文成县",), Decimal("841"), Decimal("951")),
        ("特困人员基本生活标准", ("鹿城区",), None, Decimal("1382")),
        ("特困人员基本生活标准", ("龙湾区",), None, Decimal("1382")),
        ("特困人员基本生活标准", ("文成县",), None, Decimal("1236")),
    ]
    assert found[2].citation.quote == "文成县 841 951 110 1236"
