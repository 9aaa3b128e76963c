"""What is kept stays within its bound, and what was asked for last stays longest."""

from __future__ import annotations

import pytest

from knowledge import kept as keeping
from knowledge.kept import Kept, KeptCount, kept_counts, portion, share_among
from knowledge.kept_answers import MOST, room_for_answers
from knowledge.steady import fall_short


def test_the_one_not_asked_for_longest_goes_first() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("瑞安", 1)
    kept.put("乐清", 2)
    assert kept.get("瑞安") == 1
    kept.put("平阳", 3)
    assert [kept.get(name) for name in ("瑞安", "乐清", "平阳")] == [1, None, 3]
    assert len(kept) == 2


def test_several_are_asked_for_at_once() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("瑞安", 1)
    kept.put("乐清", 2)
    assert kept.all_of(["平阳", "瑞安"]) == [None, 1]
    kept.put("平阳", 3)
    assert kept.all_of(["乐清", "瑞安", "平阳"]) == [None, 1, 3]


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


def test_what_is_asked_of_one_name_is_counted_together() -> None:
    first: Kept[str, str] = Kept(2, name="of a test")
    second: Kept[str, str] = Kept(2, name="of a test")
    before = kept_counts()["of a test"]
    for kept in (first, second, first):
        kept.of("a", lambda: "A")
    assert kept_counts()["of a test"] == KeptCount(asked=before.asked + 3, found=before.found + 1)
    assert before.asked == 0


def test_those_without_a_name_are_in_no_count() -> None:
    before = kept_counts()
    Kept[str, str](2).of("a", lambda: "A")
    assert kept_counts() == before


def test_processes_together_keep_no_more_bytes_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_processes", 1)
    assert (portion(100), room_for_answers().room) == (100, MOST)
    share_among(4)
    assert (portion(100), room_for_answers().room) == (25, MOST // 4)
