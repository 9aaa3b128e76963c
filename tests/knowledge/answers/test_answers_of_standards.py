"""Answers from standards of other shapes than the shipped ones: tiers, ages, parts, lists, other cities."""

from __future__ import annotations

import pytest

from knowledge.answers.context import Sources
from knowledge.answers.from_dog_rules import answer_from_dog_rules
from knowledge.answers.from_standards import answer_from_standards
from knowledge.records import Answer
from tests.knowledge.answers.asking import question
from tests.knowledge.answers.publishing import published, sources


def said(answer: Answer | None) -> tuple[str, ...] | None:
    return tuple(sentence.replace("**", "") for sentence in answer.sentences) if answer else None


TOWN_AND_COUNTRY = published(
    "关于调整最低生活保障标准的通知",
    "从2021年7月1日起，鹿城区城镇居民最低生活保障标准由每人每月501元调整为571元，农村居民最低生活保障标准由每人每月351元"
    "调整为401元；乐清市城镇居民最低生活保障标准由每人每月481元调整为551元，农村居民最低生活保障标准由每人每月331元调整为381元。",
)


def test_town_and_country_are_said_apart() -> None:
    found = sources(TOWN_AND_COUNTRY)

    assert said(answer_from_standards(question("低保标准多少", region="鹿城区"), found)) == (
        "鹿城区最低生活保障标准分2档（2021年7月1日起）：城镇571元/人·月、农村401元/人·月。",
    )
    everywhere = said(answer_from_standards(question("低保标准多少"), found))
    assert everywhere is not None
    assert everywhere[1:] == (
        "鹿城区（城镇）：571元/人·月（调整前501元/人·月）",
        "鹿城区（农村）：401元/人·月（调整前351元/人·月）",
        "乐清市（城镇）：551元/人·月（调整前481元/人·月）",
        "乐清市（农村）：381元/人·月（调整前331元/人·月）",
    )


AGES = published(
    "关于调整基础养老金和高龄津贴标准的通知",
    "从2021年7月1日起，市区城乡居民基础养老金标准调整为每人每月301元。",
    "从2021年7月1日起，80周岁至89周岁老年人高龄津贴每人每月61元，90周岁至99周岁老年人每人每月121元。",
)


def test_what_is_paid_by_the_month_is_not_told_where_each_meal_is_asked_for() -> None:
    asked = "老人80岁高龄津贴每{}补几块"
    assert answer_from_standards(question(asked.format("餐"), age="80"), sources(AGES)) is None
    assert answer_from_standards(question(asked.format("月"), age="80"), sources(AGES)) is not None


@pytest.mark.parametrize(("age", "amount"), [("80", "61元/月"), ("89", "61元/月"), ("93", "121元/月")])
def test_the_allowance_of_an_age_is_that_of_its_band(age: str, amount: str) -> None:
    answer = answer_from_standards(question(f"{age}岁高龄津贴多少", age=age), sources(AGES))

    (sentence,) = said(answer) or ("",)
    assert (
        f"高龄津贴是 {amount}（2021年7月1日起）" in sentence or f"是 {amount}（2021年7月1日起）" in sentence
    )


def test_pension_and_allowance_are_added_up_for_an_age_alone() -> None:
    found = sources(AGES)

    together = said(answer_from_standards(question("93岁基础养老金加高龄津贴一共多少", age="93"), found))
    assert together is not None
    assert "301 + 121 = 422" in together[0]
    # without an age no band is taken for granted
    unsure = said(answer_from_standards(question("基础养老金加高龄津贴一共多少"), found))
    assert unsure is None or "301 + " not in unsure[0]


def test_a_notice_of_another_city_never_answers() -> None:
    hangzhou = published(
        "杭州市人民政府关于调整市区最低工资标准的通知",
        "决定从2021年8月1日起，将我市市区（不含临安区）最低月工资标准调整为2485元。",
        issuer="杭州市人民政府",
    )

    for places in ({}, {"region": "市区"}, {"region": "鹿城区"}):
        assert answer_from_standards(question("最低工资多少", **places), sources(hangzhou)) is None


def test_the_last_notice_answers_in_a_district_that_only_the_first_one_lists() -> None:
    first = published(
        "关于调整最低工资标准的通知",
        "从2019年8月1日起，最低月工资标准为：市区（鹿城区、龙湾区、瓯海区）2015元/月；乐清市1805元/月。",
        signed="2019年7月1日",
        key="2019-07",
    )
    second = published(
        "关于调整最低工资标准的通知", "从2021年8月1日起，最低月工资标准为：市区2285元/月；乐清市2075元/月。"
    )

    answer = answer_from_standards(question("每月最低工资多少", region="鹿城区"), sources(first, second))

    assert said(answer) == ("鹿城区最低月工资标准是 2285元/月（2021年8月1日起）。",)


def dogs(*text: str) -> Sources:
    return sources(published("温州市公安局关于限养区禁养犬的通告", *text, issuer="温州市公安局"))


def test_exactly_the_height_is_banned_where_the_notice_says_以上() -> None:
    found = dogs("烈性犬：1.藏獒、2.杜宾犬。", "大型犬是指肩高45厘米以上的犬只。")

    assert said(answer_from_dog_rules(question("45厘米的狗能养吗", height="45"), found)) == (
        "不能在限养区饲养：体高45厘米，已达到45厘米，属于禁养的大型犬。",
    )


@pytest.mark.parametrize(
    ("breeds", "breed", "sentence"),
    [
        ("1.德国牧羊犬（别名德国黑背）、2.杜宾犬", "德国牧羊犬", "列在禁养烈性犬名单第1项"),
        ("1.比特斗牛梗、2.杜宾犬", "比特斗牛梗犬", "列在禁养烈性犬名单第1项"),
        ("1.藏獒、2.杜宾犬", "秋田犬", "不在禁养烈性犬名单里"),
        # neither says that a breed which is not named is allowed
        ("藏獒、杜宾犬等", "秋田犬", None),
        ("1.所有獒类犬、2.杜宾犬", "藏獒", None),
    ],
)
def test_a_breed_is_looked_for_under_all_its_names(breeds: str, breed: str, sentence: str | None) -> None:
    found = dogs(f"烈性犬名录：{breeds}。", "大型犬是指体高超过45厘米的犬只。")

    answer = said(answer_from_dog_rules(question("能养吗", breed=breed), found))

    assert answer is None if sentence is None else answer is not None and sentence in answer[0]
