"""A cue speaks for itself; the learnt reader speaks where none does."""

import pytest

from knowledge.answers import cues
from knowledge.answers.cues import (
    aspect_of,
    cue_aspect,
    cue_measure,
    cue_topic,
    is_elsewhere,
    is_entitlement,
    is_pay_alone,
    measure_of,
    topic_of,
)
from knowledge.facets import Facets
from knowledge.records import Aspect, Measure, Topic


def _reader(monkeypatch: pytest.MonkeyPatch, facets: Facets | None) -> None:
    monkeypatch.setattr(cues, "read_facets", lambda _: facets)


def _facets(topic: str, aspect: str, sure: float = 0.95, measure: str = "-") -> Facets:
    return Facets(
        topics={"pension": 0.0, "low_income": 0.0, "elsewhere": 0.0, topic: sure},
        measures={"pension": {measure: sure}},
        aspects={"value": 0.0, "before": 0.0, "effective": 0.0, "hours": 0.0, aspect: sure},
        thresholds={
            "topic": 0.9,
            "topic_sure": 0.99,
            "elsewhere": 0.9,
            "measure.pension": 0.9,
            "measure_sure.pension": 0.99,
            "aspect": 0.9,
            "aspect_sure": 0.99,
        },
    )


def test_the_reader_decides_where_no_cue_speaks_and_it_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("pension", "increase", measure="land_lost_benefit"))
    assert topic_of("田没了每月拿几块") is Topic.PENSION
    assert measure_of("田没了每月拿几块", Topic.PENSION) is Measure.LAND_LOST_BENEFIT
    assert aspect_of("田没了每月拿几块") is Aspect.INCREASE
    _reader(monkeypatch, _facets("pension", "increase", sure=0.85))
    assert topic_of("田没了每月拿几块") is None
    assert aspect_of("田没了每月拿几块") is Aspect.VALUE


def test_a_cue_stays_unless_the_reader_is_very_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("pension", "increase"))
    assert topic_of("低保以前多少") is Topic.LOW_INCOME
    assert aspect_of("低保以前多少") is Aspect.BEFORE
    _reader(monkeypatch, _facets("pension", "increase", sure=0.995))
    assert topic_of("低保以前多少") is Topic.PENSION
    assert aspect_of("低保以前多少") is Aspect.INCREASE


def test_what_asks_for_a_notice_as_a_whole_is_never_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("pension", "effective", sure=0.999, measure="land_lost_benefit"))
    assert aspect_of("这个通知有效期到哪年") is Aspect.VALIDITY
    assert measure_of("这个通知有效期到哪年", Topic.PENSION) is None


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("调低保的通知是几月几号落款的", Aspect.ISSUED),
        ("外摆位指导意见是哪一天印的", Aspect.ISSUED),
        ("禁养犬通告是公安局发的对吧", Aspect.ISSUED),
        ("禁养通告是2019年发的，有效期三年", Aspect.VALIDITY),
    ],
)
def test_the_day_and_the_hand_of_a_notice(text: str, aspect: Aspect) -> None:
    assert aspect_of(text) is aspect


def test_a_measure_of_a_topic_that_the_reader_does_not_see_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("elsewhere", "value", measure="land_lost_benefit"))
    assert measure_of("猫能养吗", Topic.PENSION) is None
    assert measure_of("猫能养吗", Topic.BULLETIN) is None


def test_an_aspect_without_its_operand_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("minimum_wage", "compliance"))
    assert aspect_of("工资这样发公道不") is Aspect.VALUE
    assert aspect_of("工资1350这样发公道不") is Aspect.COMPLIANCE
    _reader(monkeypatch, _facets("minimum_wage", "hours"))
    assert aspect_of("一共几块") is Aspect.TOTAL
    assert aspect_of("做6个钟头几块") is Aspect.HOURS


def test_a_word_of_a_core_topic_in_another_matter_asks_for_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, _facets("elsewhere", "value"))
    assert is_elsewhere("低保户看病报多少")
    assert topic_of("低保户看病报多少") is Topic.LOW_INCOME
    assert aspect_of("低保户看病报多少") is Aspect.TEXT


def test_cues_alone_decide_without_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    _reader(monkeypatch, None)
    assert topic_of("低保以前多少") is cue_topic("低保以前多少") is Topic.LOW_INCOME
    assert aspect_of("低保以前多少") is cue_aspect("低保以前多少") is Aspect.BEFORE
    assert measure_of("低保", Topic.LOW_INCOME) is cue_measure("低保", Topic.LOW_INCOME)
    assert aspect_of("低保") is Aspect.VALUE
    assert not is_elsewhere("低保户看病报多少")


@pytest.mark.parametrize(
    ("text", "topic", "aspect"),
    [
        ("乐清企业月薪的红线现在参照哪个数", Topic.MINIMUM_WAGE, Aspect.VALUE),
        ("鹿城钟点工比乐清钟点工每小时最低要多给多少", Topic.MINIMUM_WAGE, Aspect.DIFFERENCE),
        ("八十大寿过完，另外领一笔老寿星补助，几块", Topic.PENSION, Aspect.VALUE),
        ("2018年6月30日一档保障金多少", Topic.PENSION, Aspect.VALUE),
        ("地征了拿最末一档的一个月能拿几百", Topic.PENSION, Aspect.VALUE),
        ("金融十二条政策2022年还有吗", None, Aspect.VALIDITY),
        ("2018年9月的按115号文吗", None, Aspect.VALIDITY),
        ("工资集体协商怎么搞", None, Aspect.VALUE),
    ],
)
def test_everyday_questions_are_read(text: str, topic: Topic | None, aspect: Aspect) -> None:
    assert topic_of(text) is topic
    assert aspect_of(text) is aspect


@pytest.mark.parametrize(
    "text", ["酷狗和天天动听", "热狗", "搜狗输入法", "单身狗", "狗粮", "这什么品种狗", "什么品种狗"]
)
def test_a_dog_that_is_none_is_no_question_on_dogs(text: str) -> None:
    assert topic_of(text) is None
    assert is_elsewhere(text)
    assert topic_of("给狗买狗粮的店能养大狗吗") is Topic.DOGS


def test_what_is_said_around_a_question_does_not_tell_what_it_wants() -> None:
    assert aspect_of("你们这个破机器人，问什么都不知道，最低工资到底多少") is Aspect.VALUE


@pytest.mark.parametrize("text", ["高龄津贴什么时候开始可以拿", "79岁半什么时候能领高龄津贴"])
def test_from_when_somebody_may_draw_it_is_not_the_day_of_the_notice(text: str) -> None:
    assert aspect_of(text) is Aspect.VALUE
    assert aspect_of("高龄津贴新标准什么时候开始可以拿") is Aspect.EFFECTIVE
    assert not is_entitlement("最低工资1860什么时候可以拿到")


def test_a_place_an_amount_and_a_word_that_judges_ask_for_the_wage() -> None:
    assert is_pay_alone("瑞安1500合法吗")
    assert is_pay_alone("苍南一个月1530块刚好，行吗")
    assert not is_pay_alone("瑞安1500平的房子合法吗")
    assert not is_pay_alone("1500合法吗")


def test_a_spoken_number_is_a_number() -> None:
    text = "我妈今年八十一，每月能拿多少钱"
    assert cue_topic(text) is Topic.PENSION
    assert cue_measure(text, Topic.PENSION) is Measure.OLD_AGE_ALLOWANCE


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("金毛现在还在禁养名单里吗", Aspect.LIST),
        ("现在还在执行吗", Aspect.VALIDITY),
        ("那个垃圾分类的意见还有没有效", Aspect.VALIDITY),
        ("农村公路的意见还在执行吗", Aspect.VALIDITY),
        ("低保老人能再多给百分之几", Aspect.TEXT),
        ("低保今年涨了百分之几", Aspect.INCREASE),
    ],
)
def test_what_is_still_on_a_list_or_given_on_top_is_neither_validity_nor_rise(
    text: str, aspect: Aspect
) -> None:
    assert cue_aspect(text) is aspect
