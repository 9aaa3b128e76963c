"""Tests of knowledge.hearing.spacing."""

from __future__ import annotations

import pytest

from knowledge.hearing.changes import Repair
from knowledge.hearing.spacing import close_spacing


@pytest.mark.parametrize("typed", ["最 低 工 资", "最.低.工.资", "最*低*工*资"])
def test_characters_typed_apart_are_put_together(typed: str) -> None:
    assert close_spacing(f"{typed}？") == Repair(text="最低工资？", changes=((typed, "最低工资"),))


@pytest.mark.parametrize(
    "text", ["水、电、气", "瑞安 低保 多少", "鹿城 最低月工资", "工，青，妇", "我 们", ""]
)
def test_words_and_lists_stay_apart(text: str) -> None:
    assert close_spacing(text) == Repair(text=text)
