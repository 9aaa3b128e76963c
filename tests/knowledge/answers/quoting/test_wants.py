"""What a question asks for, by the examples of the vocabulary."""

import pytest

from knowledge.answers.quoting.wants import Want, count_asked, sign_of, unit_asked, want_of, wants_parts
from knowledge.vocabulary import load_yaml

WANTS = load_yaml("wants.yml")["wants"]


@pytest.mark.parametrize(("name", "example"), [(name, entry["example"]) for name, entry in WANTS.items()])
def test_each_want_reads_its_example(name: str, example: str) -> None:
    assert want_of(example) is Want(name)


@pytest.mark.parametrize(
    ("want", "sentence", "has"),
    [
        (Want.DURATION, "自受理之日起10个工作日内作出决定", True),
        (Want.DURATION, "按照规定的期限作出决定", False),
        (Want.SHARE, "按照实际费用的五成支付", True),
        (Want.SHARE, "由市财政给予三分之一补助", True),
        (Want.MONEY, "单个企业最高不超过30万元", True),
        (Want.COUNT, "建设网点3300个", True),
        (Want.COLOUR, "有害垃圾（红色桶）", True),
        (Want.COLOUR, "垃圾桶的颜色由市里统一制定", False),
        (Want.PERMISSION, "不得沿街摆放垃圾桶", True),
    ],
)
def test_sign_of_an_answer(want: Want, sentence: str, has: bool) -> None:
    sign = sign_of(want)
    assert sign is not None
    assert bool(sign.search(sentence)) is has


def test_how_many_may_have_money_is_no_question_for_money() -> None:
    assert want_of("高管奖励每家最多几个名额") is Want.COUNT
    assert want_of("高管奖励最多几万") is Want.MONEY


def test_unit_that_is_asked_for() -> None:
    pattern = unit_asked("到2022年要改造多少户")
    assert pattern is not None
    assert pattern.search("改造3000户以上")
    assert pattern.search("改造30公里") is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("五大工程是哪些", 5), ("分别是哪十二项", 12), ("有3个人，怎么配", None), ("2项包括什么", 2)],
)
def test_number_of_things_that_a_list_should_have(text: str, count: int | None) -> None:
    assert count_asked(text) == count


def test_question_for_the_parts_of_a_document() -> None:
    assert wants_parts("这份方案分哪几大块")
    assert not wants_parts("这份方案什么时候发的")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("公益性设施的养护钱谁出", Want.BODY),
        ("会议是谁主持的", Want.PERSON),
        ("前几年断了没交，能补回来吗", Want.PERMISSION),
        ("总容积几万立方才算", Want.NUMBER),
        ("整治到几月", Want.END),
        ("整治是几月到几月", Want.DATE),
        ("整治要几个月", Want.DURATION),
        ("药品扔什么颜色的桶", Want.COLOUR),
        ("收入要交税不", Want.PERMISSION),
        ("旧家具丢哪里", Want.PLACE),
    ],
)
def test_want_in_everyday_forms(text: str, want: Want) -> None:
    assert want_of(text) is want


def test_months_and_hours_are_units_of_their_own() -> None:
    months, hours = unit_asked("要停几个月"), unit_asked("几个钟头能办好")
    assert months is not None
    assert hours is not None
    assert months.search("中断6个月以内")
    assert months.search("配备6个桶") is None
    assert hours.search("2小时内办结")
