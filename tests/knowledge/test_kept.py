"""What is kept stays within its bound, and what was asked for last stays longest."""

from __future__ import annotations

import pytest

from knowledge.kept import Kept
from knowledge.steady import fall_short


def test_the_one_not_asked_for_longest_goes_first() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("瑞安", 1)
    kept.put("乐清", 2)
    assert kept.get("瑞安") == 1
    kept.put("平阳", 3)
    assert [kept.get(name) for name in ("瑞安", "乐清", "平阳")] == [1, None, 3]
    assert len(kept) == 2


def test_values_count_by_their_size() -> None:
    kept: Kept[str, str] = Kept(10, len)
    for key in "abcd":
        kept.put(key, key * 4)
    assert [kept.get(key) for key in "abcd"] == [None, None, "cccc", "dddd"]
    assert (kept.size, kept.room) == (8, 2)


def test_a_value_put_again_counts_once() -> None:
    kept: Kept[str, str] = Kept(10, len)
    kept.put("a", "aaaa")
    kept.put("a", "aaaaaa")
    assert kept.get("a") == "aaaaaa"
    assert (kept.size, len(kept)) == (6, 1)


def test_a_value_larger_than_the_bound_is_kept_alone() -> None:
    kept: Kept[str, str] = Kept(3, len)
    kept.put("a", "aa")
    kept.put("b", "bbbbb")
    assert (kept.get("a"), kept.get("b"), len(kept)) == (None, "bbbbb", 1)


def test_what_was_made_is_kept_and_not_made_again() -> None:
    kept: Kept[str, str] = Kept(2)
    made: list[str] = []
    assert [kept.of("a", lambda: made.append("a") or "A") for _ in range(3)] == ["A"] * 3
    assert made == ["a"]
    kept.clear()
    assert (len(kept), kept.size, kept.get("a")) == (0, 0, None)


def test_what_was_made_while_something_fell_short_is_not_kept() -> None:
    kept: Kept[str, str] = Kept(2)

    def degraded() -> str:
        fall_short()
        return "by words alone"

    assert kept.of("a", degraded) == "by words alone"
    assert kept.of("a", lambda: "whole") == "whole"
    assert kept.of("a", degraded) == "whole"


def test_nothing_and_errors_are_not_kept() -> None:
    kept: Kept[str, str | None] = Kept(2)
    assert kept.of("a", lambda: None) is None
    with pytest.raises(KeyError):
        kept.of("a", lambda: {}["a"])
    assert len(kept) == 0
