"""Whether a message leans on the one before, and what it keeps of it."""

from datetime import date

import pytest
from asking import question

from knowledge.answers import Context
from knowledge.answers.leaning.standing import is_fragment, leans
from knowledge.records import Aspect, Measure, Topic

RUIAN_WAGE = Context(
    text="我在瑞安一个月1500合法吗",
    topic=Topic.MINIMUM_WAGE,
    measure=Measure.MONTHLY_WAGE,
    aspect=Aspect.COMPLIANCE,
    entities={"region": ("瑞安市",), "amount": ("1500",), "date": ("2018年",)},
    document_keys=("2015-10/01",),
)


@pytest.mark.parametrize(
    "text", ["瑞安", "那平阳", "2016年的", "刚好60厘米的", "什么时候开始的", "出处在哪", "现在还有效吗"]
)
def test_a_fragment_names_no_subject(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize("text", ["公积金最低交多少", "拖拉机限行时间", "养老机构有多少床位"])
def test_a_subject_is_no_fragment(text: str) -> None:
    assert not is_fragment(text)


@pytest.mark.parametrize(
    ("text", "intent", "shown", "leaning"),
    [
        ("那平阳呢", "follow_up", None, True),
        ("平阳", "ask_bulletin", None, True),
        ("什么时候开始的", "ask_bulletin", None, True),
        ("那低保呢", "follow_up", Topic.LOW_INCOME, True),
        ("低保标准是多少", "ask_low_income", Topic.LOW_INCOME, False),
        ("低保标准是多少", "follow_up", Topic.LOW_INCOME, False),
        ("养老机构新增床位多少张", "ask_bulletin", None, False),
        ("养老机构新增床位到底有多少张", "follow_up", None, False),
        ("还有效吗", "ask_bulletin", None, True),
    ],
)
def test_what_names_its_subject_stands_on_its_own(
    text: str, intent: str, shown: Topic | None, leaning: bool
) -> None:
    assert leans(text, intent, shown, RUIAN_WAGE) is leaning


def test_nothing_leans_on_nothing() -> None:
    assert not leans("那平阳呢", "follow_up", None, Context())


def test_another_place_is_asked_the_same() -> None:
    asked = question("那平阳呢", intent="follow_up", context=RUIAN_WAGE, region="平阳县")
    assert (asked.regions, asked.aspect, asked.amount) == (("平阳县",), Aspect.COMPLIANCE, 1500)
    assert asked.date_phrase == "2018年"


def test_another_topic_keeps_the_place_alone() -> None:
    asked = question("那低保呢", intent="follow_up", context=RUIAN_WAGE)
    assert (asked.topic, asked.regions) == (Topic.LOW_INCOME, ("瑞安市",))
    assert (asked.aspect, asked.amount, asked.as_of) == (Aspect.VALUE, None, None)


def test_a_topic_that_goes_by_no_place_keeps_nothing() -> None:
    asked = question("那罗威纳呢", intent="follow_up", context=RUIAN_WAGE, breed="罗威纳犬")
    assert (asked.topic, asked.regions, asked.date_phrase) == (Topic.DOGS, (), None)


def test_now_takes_the_place_of_the_time_before() -> None:
    asked = question("那现在呢", intent="follow_up", context=RUIAN_WAGE, date="现在")
    assert (asked.as_of, asked.date_phrase) == (None, None)


def test_before_stands_beside_the_time_before() -> None:
    asked = question("调整前呢", intent="follow_up", context=RUIAN_WAGE, date="调整前")
    assert (asked.as_of, asked.aspect) == (date(2018, 12, 31), Aspect.BEFORE)


def test_a_year_asks_for_no_other_measure() -> None:
    hourly = Context(text="平阳小时工多少", topic=Topic.MINIMUM_WAGE, measure=Measure.HOURLY_WAGE)
    asked = question("那2016年呢", intent="follow_up", context=hourly, date="2016年")
    assert asked.measure is Measure.HOURLY_WAGE


def test_pay_by_the_month_is_not_compared_by_the_hour() -> None:
    asked = question("小时工呢", intent="follow_up", context=RUIAN_WAGE, pay_period="hour")
    assert (asked.measure, asked.amount, asked.regions) == (Measure.HOURLY_WAGE, None, ("瑞安市",))


def test_a_place_to_compare_with_comes_behind_the_one_before() -> None:
    asked = question("和乐清比呢", intent="follow_up", context=RUIAN_WAGE, region="乐清市")
    assert (asked.regions, asked.aspect) == (("瑞安市", "乐清市"), Aspect.DIFFERENCE)


def test_another_breed_has_another_height() -> None:
    tall = Context(
        text="62公分的金毛能养吗",
        topic=Topic.DOGS,
        entities={"breed": ("金毛寻回犬",), "height": ("62",)},
    )
    assert question("泰迪呢", intent="follow_up", context=tall, breed="泰迪犬").height_cm is None
    taller = question("65公分的呢", intent="follow_up", context=tall, height="65")
    assert (taller.breed, taller.height_cm) == ("金毛寻回犬", 65)


def test_another_time_is_asked_in_the_words_of_the_question_before() -> None:
    asked_before = Context(
        text="2019年8月用电量多少", topic=Topic.BULLETIN, entities={"date": ("2019年8月",)}
    )
    asked = question("那2019年9月呢", intent="follow_up", context=asked_before, date="2019年9月")
    assert asked.text == "2019年9月用电量多少"
