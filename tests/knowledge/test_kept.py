"""What is kept stays within its bound, and what was asked for last stays longest."""

from __future__ import annotations

from knowledge.kept import Kept


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
