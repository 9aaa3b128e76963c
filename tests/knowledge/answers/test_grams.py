"""Terms of questions and texts: numbers are the same however they are written."""

import pytest

from knowledge.answers.evidence import content_terms, grams, in_figures


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("三年行动计划", "3年行动计划"),
        ("两千万元", "2000万元"),
        ("十五个工作日", "15个工作日"),
        ("五档", "5档"),
    ],
)
def test_a_number_is_one_term_however_written(written: str, other: str) -> None:
    assert grams(written) == grams(other)


def test_a_number_stands_alone_and_with_what_it_counts() -> None:
    assert grams("补贴30万元") == ["补贴", "300000", "300000元"]
    assert content_terms("3年") == ["3", "3年"]


@pytest.mark.parametrize("text", ["第三条", "一起", "三甲医院", "统一"])
def test_numerals_that_count_nothing_stay(text: str) -> None:
    assert in_figures(text) == text
