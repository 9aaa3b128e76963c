"""Whether a pay reaches the minimum: by hour, month, over a time, without a place."""

import pytest
from made_up import WAGES, answered, said, steps


@pytest.mark.parametrize(
    ("text", "entities", "sentence", "expressions"),
    [
        (
            "我在乐清一个月2000合法吗",
            {"region": "乐清市", "amount": "2000", "pay_period": "month"},
            "不符合，低于标准：乐清市最低月工资标准是 2070元/月（2021年8月1日起），2000元低于这个数，差70元",
            ["2070 − 2000 = 70"],
        ),
        (
            "我在乐清一个月2100违法吗",
            {"region": "乐清市", "amount": "2100", "pay_period": "month"},
            "没有，不低于标准：乐清市最低月工资标准是 2070元/月",
            [],
        ),
        (
            "我在乐清一个月拿2000，离最低工资还差多少",
            {"region": "乐清市", "amount": "2000", "pay_period": "month"},
            "2000元低于这个数，差70元",
            ["2070 − 2000 = 70"],
        ),
        (
            "泰顺小时工给17一小时够吗",
            {"region": "泰顺县", "amount": "17", "pay_period": "hour"},
            "不符合，低于标准：泰顺县非全日制工作最低小时工资标准是 18元/小时",
            ["18 − 17 = 1"],
        ),
        (
            "鹿城一年工资两万够最低工资吗",
            {"region": "鹿城区", "amount": "20000", "pay_period": "year"},
            "一年至少27360元",
            ["2280 × 12 = 27360", "27360 − 20000 = 7360"],
        ),
        (
            "在乐清干了三个月工资一共给了我7000，够最低工资吗",
            {"region": "乐清市", "amount": "7000", "months": "3"},
            "3个月至少6210元（2070 × 3 = 6210），7000元达到了这个数",
            ["2070 × 3 = 6210"],
        ),
        (
            "鹿城小时工一天做8小时给100块合法吗",
            {"region": "鹿城区", "amount": "100", "hours": "8", "pay_period": "hour"},
            "8小时至少176元",
            ["22 × 8 = 176", "176 − 100 = 76"],
        ),
    ],
)
def test_pay_is_compared_over_the_time_it_is_paid_for(
    text: str, entities: dict[str, str], sentence: str, expressions: list[str]
) -> None:
    assert sentence in said(WAGES, text, **entities)
    assert steps(WAGES, text, **entities) == expressions


def test_without_a_place_each_tier_is_told() -> None:
    answer = answered(WAGES, "老板一个月工资给我2100，合法吗", amount="2100", pay_period="month")
    assert answer is not None
    assert answer.sentences[0].startswith("**要看在哪个地方**")
    assert [line.split("：")[0] for line in answer.sentences[1:]] == ["市区", "乐清市", "泰顺县"]
    assert "低于标准，差180元（2280 − 2100 = 180）" in answer.sentences[1]
    assert answer.sentences[2].endswith("不低于标准")
    assert answer.choices[0] == "鹿城区"


def test_pay_of_another_day_is_held_against_the_standard_of_that_day() -> None:
    found = said(
        WAGES,
        "2020年在乐清一个月工资1900合法吗",
        region="乐清市",
        amount="1900",
        date="2020年",
        pay_period="month",
    )
    assert "乐清市最低月工资标准是 1805元/月（2019年8月1日起）" in found


def test_a_vague_pay_that_may_be_either_is_not_judged() -> None:
    found = said(WAGES, "乐清月工资2000多合法吗", region="乐清市", amount="2000+", pay_period="month")
    assert found.startswith("要看实际数额：")


def test_what_the_notice_does_not_write_is_said_so() -> None:
    found = said(WAGES, "试用期月工资1500在乐清行不行", region="乐清市", amount="1500", pay_period="month")
    assert "低于标准" in found
    assert "试用期怎么算，这份通知没有写" in found


def test_a_pay_that_is_asked_to_be_low_is_judged() -> None:
    found = said(WAGES, "泰顺一千六一个月，是不是低了", region="泰顺县", amount="1600", pay_period="month")
    assert found.startswith("是，低于标准：泰顺县最低月工资标准是 1840元/月")
