"""The allowance of an age: its band, the years missing, what was said vaguely, those born in a year."""

import pytest
from made_up import AGES, said, steps

from knowledge.answers.ages import band_of, excepted_from
from knowledge.answers.reasoning.allowances import allowances
from knowledge.records import Aspect, Measure
from tests.knowledge.answers.asking import question
from tests.knowledge.issues import shipped_standards


@pytest.mark.parametrize(
    ("text", "age", "sentence"),
    [
        ("90岁高龄津贴多少", "90", "90岁可领：市区高龄津贴（90周岁至99周岁）是 121元/月"),
        ("89岁高龄津贴多少", "89", "（80周岁至89周岁）是 61元/月"),
        ("八十多岁高龄津贴多少", "80+", "80多岁可领"),
        ("79岁有没有高龄津贴", "79", "没有。79岁还不到"),
        ("快80了有高龄津贴吗", "80-", "没有。79岁还不到"),
        ("101岁高龄津贴多少", "101", "没有写101岁的标准"),
    ],
)
def test_what_an_age_receives(text: str, age: str, sentence: str) -> None:
    assert sentence in said(AGES, text, age=age)


def test_the_years_that_are_missing() -> None:
    assert steps(AGES, "今年77岁，到拿高龄津贴还差几年", age="77") == ["80 − 77 = 3"]


def test_the_year_of_birth_is_no_day_of_the_standard() -> None:
    found = said(AGES, "1940年出生的有高龄津贴吗", date="1940年")
    assert "按出生年份算今年82岁（2022 − 1940 = 82" in found
    assert "61元/月" in found


def test_pension_and_allowance_together_over_a_year() -> None:
    found = said(AGES, "85岁养老金加高龄津贴一年一共多少", age="85")
    assert "一共 362元/月" in found
    assert "一年是4344元（362 × 12 = 4344）" in found


def test_those_taken_out_are_not_promised_the_amount() -> None:
    drawn = [s for s in shipped_standards() if s.measure is Measure.OLD_AGE_ALLOWANCE]
    assert (band_of(drawn[0]).first, excepted_from(drawn[0])) == (80, 90)
    asked = question("90岁的高龄补贴是多少", age="90")
    assert asked.aspect is Aspect.VALUE
    worked = allowances(asked, drawn)
    assert worked is not None
    assert worked.sentences[0].startswith("不一定：")
