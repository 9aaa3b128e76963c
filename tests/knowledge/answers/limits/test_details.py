"""A detail is asked for by its own words, not by those of a list."""

import pytest
from asking import question

from knowledge.answers.limits.details import detail_of


@pytest.mark.parametrize("text", ["限养区烈性犬有哪些", "限养区有什么狗不能养", "限养区里包括哪些犬种不让养"])
def test_a_list_of_breeds_is_not_the_area(text: str) -> None:
    assert detail_of(question(text)) is None


@pytest.mark.parametrize("text", ["狗的限养区在哪", "养狗限养区范围怎么划", "养狗哪些地方属于限养区"])
def test_the_area_is_a_detail(text: str) -> None:
    found = detail_of(question(text))
    assert found is not None
    assert found.name == "限养区的范围"


def test_from_what_age_a_pension_is_drawn_is_a_detail() -> None:
    found = detail_of(question("我妈59岁什么时候能领基础养老金", age="59"))
    assert found is not None
    assert found.name == "从几岁开始领"
    assert (
        detail_of(question("被征地农民几岁开始领钱"))
        == detail_of(question("失地农民到什么年龄能拿保障金"))
        == found
    )
    assert detail_of(question("高龄津贴什么时候可以领")) is None
    assert detail_of(question("高龄补贴几岁开始领")) is None


def test_relief_from_bills_is_a_detail_of_low_income() -> None:
    found = detail_of(question("低保家庭水电费有没有减免多少"))
    assert found is not None
    assert found.name == "水电费、学费等的减免"
    assert detail_of(question("低保家庭一个月多少")) is None


def test_when_a_dog_may_go_out_is_told_by_what_is_said_of_taking_it_along() -> None:
    found = detail_of(question("早上八点能牵狗去公园吗"))
    assert found is not None
    assert found.held.search("每日7时至9时，不得携犬进入城市公园。")
    assert not found.held.search("限养区内每户限养1只犬。")
