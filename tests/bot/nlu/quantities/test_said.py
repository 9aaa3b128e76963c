"""Tests of bot.nlu.quantities.said."""

from decimal import Decimal

import pytest

from bot.nlu.quantities.said import quantity, read_figure, said

CENTIMETRES = quantity("公分")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两千二", (None, 2200)),
        ("1.5k", (None, 1500)),
        ("3w", (None, 30000)),
        ("1千8百", (None, 1800)),
        ("壹仟捌佰", (None, 1800)),
        ("一千八九", (1800, 1900)),
        ("七八十", (70, 80)),
        ("七十五六", (75, 76)),
        ("两三", (2, 3)),
        ("五八", (None, 58)),
        ("七十八", (None, 78)),
        ("多", None),
    ],
)
def test_read_figure(text: str, expected: tuple[int | None, int] | None) -> None:
    read = read_figure(text)
    assert read == (expected and tuple(end if end is None else Decimal(end) for end in expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60公分", "60"),
        ("六十多公分", "60+"),
        ("60公分出头", "60+"),
        ("超过60公分", "60+"),
        ("不到60公分", "60-"),
        ("快要六十公分", "60-"),
        ("没达到60公分", "60-"),
        ("大概60公分", "60~"),
        ("六十来公分", "60~"),
        ("60公分左右", "60~"),
        ("60公分及以上", "60≥"),
        ("不低于60公分", "60≥"),
        ("60公分以下", "60≤"),
        ("不超过60公分", "60≤"),
        ("55~60公分", "55..60"),
        ("55公分到60公分", "55..60"),
        ("五六十公分", "50..60"),
    ],
)
def test_the_value_says_how_near_the_number_is(text: str, expected: str) -> None:
    match = CENTIMETRES.search(text)
    assert match is not None
    assert said(match, text) == expected
