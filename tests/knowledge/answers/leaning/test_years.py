"""The year of a month named without one."""

import pytest

from knowledge.answers import Context
from knowledge.answers.leaning.years import with_year


@pytest.mark.parametrize(
    ("before", "own", "meant"),
    [
        ("2019年9月", "10月", "2019年10月"),
        ("18年7月", "6月", "18年6月"),
        ("去年8月", "十月份", "去年十月份"),
        ("2019年9月", "2020年1月", "2020年1月"),
        ("2019年9月", "上个月", "上个月"),
        ("三年前", "10月", "10月"),
    ],
)
def test_a_month_lies_in_the_year_of_before(before: str, own: str, meant: str) -> None:
    context = Context(text="…", entities={"date": (before,)})
    assert with_year({"date": (own,)}, context)["date"] == (meant,)


def test_nothing_is_added_without_a_year_before() -> None:
    assert with_year({"date": ("10月",)}, Context(text="…"))["date"] == ("10月",)
