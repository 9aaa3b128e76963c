"""Standards over months, years, hours and days; by the day nothing is written."""

import pytest
from made_up import AGES, WAGES, said, steps


@pytest.mark.parametrize(
    ("text", "entities", "sentence", "expressions"),
    [
        ("乐清最低工资一年多少", {"region": "乐清市"}, "一年是 24840元", ["2070 × 12 = 24840"]),
        (
            "乐清最低工资干了三个月该拿多少",
            {"region": "乐清市", "months": "3"},
            "3个月是 6210元",
            ["2070 × 3 = 6210"],
        ),
        ("乐清最低工资两年一共多少", {"region": "乐清市"}, "2年是 49680元", ["2070 × 12 × 2 = 49680"]),
        (
            "泰顺小时工每天4小时干了15天最低该拿多少",
            {"region": "泰顺县", "hours": "4", "days": "15"},
            "每天4小时、做15天至少 1080元",
            ["18 × 4 × 15 = 1080"],
        ),
    ],
)
def test_a_standard_over_a_time(
    text: str, entities: dict[str, str], sentence: str, expressions: list[str]
) -> None:
    assert sentence in said(WAGES, text, **entities)
    assert steps(WAGES, text, **entities) == expressions


def test_no_standard_by_the_day_is_written() -> None:
    found = said(WAGES, "乐清最低工资一天多少", region="乐清市", pay_period="day")
    assert found.startswith("公报没有写按天算的最低月工资标准，只写了按月和按小时的标准")
    assert "2070元/月、非全日制工作最低小时工资标准 20元/小时" in found


def test_years_of_contribution_are_not_multiplied() -> None:
    assert steps(AGES, "养老保险交了15年，基础养老金拿多少", months="180") == []


def test_an_amount_before_is_dated_so() -> None:
    found = said(AGES, "2021年5月基础养老金半年多少", date="2021年5月", months="6")
    assert "281元/月算，半年是 1686元（281 × 6 = 1686，2021年7月1日以前的标准）" in found
