"""Contributions of farmers who lost their land: by month, until they are got back, tiers by their order."""

import pytest
from made_up import said, steps

from tests.knowledge.answers.publishing import published, sources

LAND = sources(
    published(
        "关于调整市区被征地农民基本生活保障待遇有关事项的通知",
        "自2021年7月1日起，参加基本生活保障且已享受待遇的被征地农民，基本生活保障金享受标准从一档300元/月、二档240元/月、"
        "三档180元/月，调整为一档640元/月、二档480元/月、三档400元/月。",
        "自2021年7月1日起，被征地农民生活补助金享受标准从90元/月调整为120元/月。",
        "新参加基本生活保障的被征地农民，基本生活保障缴费标准不再分档，统一按640元/月确定，缴费标准为90000元。",
    )
)


def test_how_long_until_it_is_got_back() -> None:
    found = said(LAND, "失地农民新参保交的本钱，领多少个月能领回来")
    assert "领 约140.63个月 才等于缴的钱（90000 ÷ 640 ≈ 140.63）" in found


def test_it_is_got_back_by_the_benefit_that_is_named() -> None:
    assert steps(LAND, "被征地农民缴费后每月领480，几年回本", amount="480")[0] == "90000 ÷ 480 = 187.5"
    assert steps(LAND, "被征地农民缴费后按三档领，几年回本", tier="三档")[0] == "90000 ÷ 400 = 225"


def test_the_amount_a_month_that_it_is_set_by() -> None:
    found = said(LAND, "新参保的被征地农民，缴费标准按每月多少元确定", pay_period="month")
    assert "缴费标准按 640元/月 确定，是 90000元" in found


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("失地农民保障金最便宜那档每月多少", "400元/月"),
        ("失地农民保障金最贵的一档每月多少", "640元/月"),
        ("失地农民保障金中间那档每月多少", "480元/月"),
        ("地征了拿最末一档的每月多少", "400元/月"),
        ("失地农民保障金中间那一档每月多少", "480元/月"),
    ],
)
def test_tiers_by_their_order(text: str, amount: str) -> None:
    assert amount in said(LAND, text).partition("。")[0]


def test_some_tiers_are_not_said_to_be_all() -> None:
    assert "分3档" in said(LAND, "失地农民保障金每月多少")
    found = said(LAND, "失地农民保障金一档和三档每月多少")
    assert "一档640元/月、三档400元/月" in found
    assert "分2档" not in found


def test_a_rise_over_a_year() -> None:
    found = said(LAND, "失地农民生活补助金调了以后，一年比以前多多少", pay_period="year")
    assert "一年就多 360元（30 × 12 = 360）" in found


def test_who_paid_before_is_not_told_an_amount() -> None:
    assert said(LAND, "以前已经交过失地保险的，要不要按新标准补差价") == ""


def test_an_amount_of_another_measure_is_told_apart() -> None:
    found = said(LAND, "失地农民保障金二档是120吧", amount="120", tier="二档")
    assert found.startswith("不是。")
    assert "120元是" in found
    assert "生活补助金" in found


def test_an_amount_of_the_time_before_is_told_apart() -> None:
    found = said(LAND, "失地农民保障金二档是300吧", amount="300", tier="二档")
    assert "一档2021年7月1日以前的标准" in found
