"""The amount of a case of one's own, and the brackets of a text."""

from decimal import Decimal

import pytest

from knowledge.answers.brackets import brackets_in, case_amounts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("新建医院投了6000万能补多少", [60_000_000]),
        ("计划投资15亿的项目建设周期多久", [1_500_000_000]),
        ("投1.2个亿呢", [120_000_000]),
        ("投资2亿元以上的项目有什么支持", []),
        ("补助50万的项目有哪些", []),
    ],
)
def test_the_amount_of_a_case(text: str, values: list[int]) -> None:
    assert [case.value for case in case_amounts(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [
        ("计划投资10亿元以下项目", 900_000_000, [True]),
        ("10～20亿元项目", 1_500_000_000, [True]),
        ("10～20亿元项目", 900_000_000, [False]),
        ("5000万元以上（含）、1亿元以上（含）的新建项目", 60_000_000, [True, False]),
        ("单项合同估算价不足100万元", 2_000_000, [False]),
        ("给予50万元的一次性补助", 500_000, []),
    ],
)
def test_brackets(text: str, value: int, held: list[bool]) -> None:
    assert [bracket.holds(Decimal(value)) for bracket in brackets_in(text)] == held
