"""The allowance of an age: its band, the years missing, what was said vaguely, those born in a year."""

import pytest
from made_up import AGES, said, steps

from knowledge.answers.ages import band_of, excepted_from
from knowledge.answers.reasoning.allowances import allowances
from knowledge.answers.reasoning.premises import premises
from knowledge.records import Aspect, Measure
from tests.knowledge.answers.asking import question
from tests.knowledge.answers.publishing import published, sources
from tests.knowledge.issues import shipped_standards

EARLIER = sources(
    published(
        "关于调整基础养老金和高龄津贴标准的通知",
        "从2021年7月1日起，市区城乡居民基础养老金标准由每人每月281元调整为301元。",
        "从2021年3月1日起，80周岁至89周岁老年人高龄津贴每人每月61元，90周岁至99周岁老年人每人每月121元。",
    )
)


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


def test_a_sum_of_a_day_is_made_of_the_amounts_of_that_day() -> None:
    text = "2021年5月85岁基础养老金加高龄津贴合计"
    found = said(EARLIER, text, age="85", date="2021年5月")
    assert found.startswith("一共 342元/月")
    assert "基础养老金281元/月，2021年7月1日以前，高龄津贴61元/月，2021年3月1日起" in found
    # what the allowance was before its own notice is not written
    assert "一共" not in said(AGES, text, age="85", date="2021年5月")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("我妈91岁已经拿政府的高龄补贴，那五十块还有没有", "不给："),
        ("我妈91岁已经在领政府的，高龄补贴还有吗", "不给："),
        ("爷爷92岁没领过别的高龄补贴，那五十块能拿吗", "92岁、没有享受政府那一项的，不在除外之列："),
    ],
)
def test_whether_those_taken_out_are_meant_is_read_from_the_question(text: str, start: str) -> None:
    drawn = [s for s in shipped_standards() if s.measure is Measure.OLD_AGE_ALLOWANCE]
    asked = question(text, age=text[2:4], amount="50")
    assert premises(asked, drawn) is None
    worked = allowances(asked, drawn)
    assert worked is not None
    assert worked.sentences[0].startswith(start)


def test_who_somebody_is_is_no_part_of_a_sum() -> None:
    found = said(AGES, "阿公83岁，农保的，政府另外再贴的那个老人钱一个月几块", age="83")
    assert found.startswith("83岁可领：市区高龄津贴（80周岁至89周岁）是 61元/月")
