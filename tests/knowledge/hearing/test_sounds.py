"""Tests of knowledge.hearing.sounds: how near two characters are."""

from __future__ import annotations

import pytest

from knowledge.hearing.sounds import Likeness, likeness, rough, southern


@pytest.mark.parametrize(
    ("heard", "meant", "syllable", "expected"),
    [
        ("低", "低", "di", Likeness.EQUAL),
        ("滴", "低", "di", Likeness.SAME_TONE),
        ("底", "低", "di", Likeness.SAME_SOUND),
        ("进", "竞", "jing", Likeness.SAME_IN_THE_SOUTH),
        ("灰", "飞", "fei", Likeness.SAME_IN_THE_SOUTH),
        ("末", "未", "wei", Likeness.LOOKS_ALIKE),
        ("公", "空", "kong", Likeness.NEAR_SOUND),
        ("狗", "低", "di", None),
        ("a", "低", "di", None),
    ],
)
def test_likeness(heard: str, meant: str, syllable: str, expected: Likeness | None) -> None:
    assert likeness(heard, meant, syllable) is expected


def test_southern_and_rough_classes() -> None:
    assert [southern(s) for s in ("zhang", "feng", "niang", "qing")] == ["zan", "hong", "lian", "qin"]
    assert rough("pei") == rough("bei")
    assert rough("ji") == rough("xi") != rough("zi")
