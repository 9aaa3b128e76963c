"""Households against the subsistence standard, with and without income."""

import pytest
from made_up import SUBSISTENCE, said, steps

from knowledge.answers.reasoning.people import people_of
from tests.knowledge.answers.asking import question


def test_the_line_of_a_household_is_no_payment() -> None:
    found = said(SUBSISTENCE, "乐清一家三口低保能拿多少", region="乐清市", people="3")
    assert "3口人每月合计 1713元（571 × 3 = 1713），2021年7月1日起的标准" in found
    assert "不是实际领到的钱" in found


@pytest.mark.parametrize(
    ("text", "entities", "start", "expressions"),
    [
        (
            "乐清一家三口月收入1000，能吃低保吗",
            {"people": "3", "amount": "1000"},
            "按收入算符合，收入低于标准线",
            ["571 × 3 = 1713", "1713 − 1000 = 713"],
        ),
        (
            "乐清一家三口月收入2000，能吃低保吗",
            {"people": "3", "amount": "2000"},
            "按收入算不符合，",
            ["571 × 3 = 1713"],
        ),
        (
            "乐清人均收入571，能申请低保吗",
            {"amount": "571"},
            "按收入算不符合，人均每月收入571元不低于标准",
            [],
        ),
        ("乐清人均收入500能拿多少低保", {"amount": "500"}, "收入低于标准：", ["571 − 500 = 71"]),
        (
            "乐清两口人一年收入一万低保能补多少",
            {"people": "2", "amount": "10000"},
            "收入低于标准线：2口人的标准线一年是",
            ["571 × 2 × 12 = 13704", "13704 − 10000 = 3704"],
        ),
    ],
)
def test_income_is_held_against_the_line(
    text: str, entities: dict[str, str], start: str, expressions: list[str]
) -> None:
    assert said(SUBSISTENCE, text, region="乐清市", **entities).startswith(start)
    assert steps(SUBSISTENCE, text, region="乐清市", **entities) == expressions


def test_a_place_that_is_not_covered_gets_no_line() -> None:
    assert "没有瑞安市的" in said(SUBSISTENCE, "瑞安一家三口低保多少", region="瑞安市", people="3")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("我家两个老人加一个小孩", 3),
        ("我带着两个孩子", 3),
        ("带两个孩子的单亲妈妈", 3),
        ("五口之家", 5),
        ("夫妻没有工作", 2),
        ("我一个人住", 1),
        ("低保多少", None),
    ],
)
def test_people_are_counted(text: str, people: int | None) -> None:
    assert people_of(question(text)) == people
