"""Tests of knowledge.said_numbers."""

from decimal import Decimal

import pytest

from knowledge.said_numbers import Nearness, SaidNumber, read_said


@pytest.mark.parametrize(
    ("value", "over", "reaches"),
    [
        ("60", False, True),
        ("62", True, True),
        ("59.5", False, False),
        ("60+", True, True),
        ("50+", None, None),
        ("60-", False, False),
        ("70-", None, None),
        ("60≥", None, True),
        ("60≤", False, None),
        ("60~", None, None),
        ("80~", True, True),
        ("40~", False, False),
        ("55..60", False, None),
        ("61..65", True, True),
        ("58..62", None, None),
    ],
)
def test_what_a_said_number_decides_about_sixty(value: str, over: bool | None, reaches: bool | None) -> None:
    said = read_said(value)
    assert said is not None
    assert (said.over(Decimal(60)), said.reaches(Decimal(60))) == (over, reaches)


def test_read_said() -> None:
    assert read_said("62") == SaidNumber(figure=Decimal(62))
    assert read_said("1800..1900") == SaidNumber(figure=Decimal(1900), low=Decimal(1800))
    assert read_said("60+") == SaidNumber(figure=Decimal(60), nearness=Nearness.MORE)
    assert [read_said(value) for value in ("", None, "六十", "60+-", "1e5")] == [None] * 5


@pytest.mark.parametrize(("value", "years"), [("82", 82), ("80+", 80), ("80-", 79), ("77..78", 78)])
def test_age_in_full_years(value: str, years: int) -> None:
    said = read_said(value)
    assert said is not None
    assert said.whole_years() == years
