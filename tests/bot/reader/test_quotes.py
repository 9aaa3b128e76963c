from __future__ import annotations

import pytest

from bot.reader.quotes import MOST_QUOTES, Quote, query_of, quotes_in


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("812-818,830", [(812, 818), (830, 830)]),
        ("830,812-818", [(812, 818), (830, 830)]),
        ("1-5,3-9", [(1, 9)]),
        (" 7 ", [(7, 7)]),
        ("9-7,-3,3-,1-2-3,١,1e3", []),
    ],
)
def test_ranges_are_read_in_order_and_overlaps_joined(value: str, found: list[tuple[int, int]]) -> None:
    assert quotes_in([value]) == [Quote(first=first, last=last) for first, last in found]


def test_no_more_than_so_many_are_read() -> None:
    assert len(quotes_in([",".join(str(n * 2) for n in range(10_000))])) == MOST_QUOTES


def test_an_address_says_them_as_they_are_read() -> None:
    quotes = quotes_in(["830,812-818"])
    assert query_of(quotes) == "lines=812-818,830"
    assert quotes_in([query_of(quotes).removeprefix("lines=")]) == quotes
