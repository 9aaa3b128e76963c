from datetime import date
from decimal import Decimal

import pytest
from asking import question

from knowledge.answers import Context
from knowledge.records import Aspect, Measure, Topic


@pytest.mark.parametrize(
    ("text", "topic", "measure", "aspect"),
    [
        ("瑞安最低工资是多少", Topic.MINIMUM_WAGE, Measure.MONTHLY_WAGE, Aspect.VALUE),
        ("兼职按小时算最低给多少工钱", Topic.MINIMUM_WAGE, Measure.HOURLY_WAGE, Aspect.VALUE),
        ("低保调整前是多少", Topic.LOW_INCOME, Measure.SUBSISTENCE, Aspect.BEFORE),
        ("低保比以前涨了多少", Topic.LOW_INCOME, Measure.SUBSISTENCE, Aspect.INCREASE),
        ("高龄补贴什么时候开始调的", Topic.PENSION, Measure.OLD_AGE_ALLOWANCE, Aspect.EFFECTIVE),
        ("被征地农民缴费标准多少", Topic.PENSION, Measure.LAND_LOST_CONTRIBUTION, Aspect.VALUE),
        ("失地农民加入要一次性交多少", Topic.PENSION, Measure.LAND_LOST_CONTRIBUTION, Aspect.VALUE),
        ("基础养老金加高龄补贴一共多少", Topic.PENSION, Measure.BASIC_PENSION, Aspect.TOTAL),
        ("狗限高多少公分", Topic.DOGS, Measure.HEIGHT_LIMIT, Aspect.VALUE),
        ("哪些狗不能养", Topic.DOGS, Measure.BANNED_BREED, Aspect.LIST),
        ("禁养犬通告还有效吗", Topic.DOGS, None, Aspect.VALIDITY),
        ("低保怎么申请", Topic.LOW_INCOME, Measure.SUBSISTENCE, Aspect.TEXT),
        ("一年最低工资总额至少多少", Topic.MINIMUM_WAGE, Measure.MONTHLY_WAGE, Aspect.YEARLY),
        ("老旧小区消防改造", None, None, Aspect.VALUE),
    ],
)
def test_words_show_topic_measure_and_aspect(
    text: str, topic: Topic | None, measure: Measure | None, aspect: Aspect
) -> None:
    asked = question(text)
    assert (asked.topic, asked.measure, asked.aspect) == (topic, measure, aspect)


def test_intent_gives_the_topic_where_words_show_none() -> None:
    assert question("我们那边多少", intent="ask_low_income").topic is Topic.LOW_INCOME


def test_words_go_before_the_intent() -> None:
    assert question("瑞安低保多少", intent="ask_minimum_wage").topic is Topic.LOW_INCOME


def test_hours_make_it_a_matter_of_hours_only_when_several() -> None:
    assert question("小时工一小时最低多少", hours="1").aspect is Aspect.VALUE
    several = question("小时工干30个小时最低给多少", hours="30")
    assert (several.aspect, several.hours) == (Aspect.HOURS, Decimal(30))


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2018年8月", date(2018, 8, 31)),
        ("2016年", date(2016, 12, 31)),
        ("去年", date(2025, 12, 31)),
        ("2026年", date(2026, 11, 21)),
        ("以前", None),
    ],
)
def test_as_of_day_is_the_last_of_the_period_but_not_after_today(phrase: str, day: date | None) -> None:
    assert question(f"{phrase}最低工资多少", date=phrase).as_of == day


RUIAN_WAGE = Context(
    text="瑞安最低工资是多少",
    topic=Topic.MINIMUM_WAGE,
    entities={"region": ("瑞安市",)},
    measure=Measure.MONTHLY_WAGE,
    document_keys=("2015-10/01",),
)


def test_follow_up_keeps_topic_and_measure_and_takes_the_new_place() -> None:
    asked = question("那平阳呢", intent="follow_up", context=RUIAN_WAGE, region="平阳县")
    assert (asked.topic, asked.regions, asked.measure) == (
        Topic.MINIMUM_WAGE,
        ("平阳县",),
        Measure.MONTHLY_WAGE,
    )


def test_follow_up_keeps_the_place_and_takes_the_new_topic() -> None:
    asked = question("低保呢", intent="follow_up", context=RUIAN_WAGE)
    assert (asked.topic, asked.regions, asked.measure) == (
        Topic.LOW_INCOME,
        ("瑞安市",),
        Measure.SUBSISTENCE,
    )


def test_a_whole_question_leaves_the_conversation_behind() -> None:
    asked = question("全市低保标准最近一次是多少", intent="ask_low_income", context=RUIAN_WAGE)
    assert (asked.regions, asked.document_keys, asked.follow_up) == ((), (), False)


@pytest.mark.parametrize(
    ("text", "topic", "measure"),
    [
        ("厂里打工老板起码得给我发多少", Topic.MINIMUM_WAGE, Measure.MONTHLY_WAGE),
        ("饭店端盘子一小时给12块是不是太少了", Topic.MINIMUM_WAGE, Measure.HOURLY_WAGE),
        ("家里很穷，政府一个月能给多少补助", Topic.LOW_INCOME, Measure.SUBSISTENCE),
        ("我奶奶85了每个月能多拿多少", Topic.PENSION, Measure.OLD_AGE_ALLOWANCE),
        ("A1区居民楼下商铺违法开饭店", None, None),
        ("贫困幼儿补助标准多少", None, None),
    ],
)
def test_work_and_floor_words_show_the_topic_without_its_name(
    text: str, topic: Topic | None, measure: Measure | None
) -> None:
    asked = question(text)
    assert (asked.topic, asked.measure) == (topic, measure)
