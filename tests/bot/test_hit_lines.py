"""Hits in a narrow terminal, as lines; in a wide one, as a table with reasons in words."""

import io

import pytest
from rich.console import Console

from bot.explanation import show_hits

HIT = {
    "score": 0.7,
    "bulletin": "2019-12",
    "page": 25,
    "title": "12月份政府记事",
    "text": "原文一句。",
    "reason": "not among the first 5",
}


@pytest.mark.parametrize("width", [40, 120])
def test_a_hit_is_readable_at_every_width(width: int):
    out = io.StringIO()
    show_hits(Console(file=out, width=width), "弃用", [HIT])
    shown = out.getvalue()
    for part in ("弃用", "0.700", "2019-12", "12月份政府记事", "原文一句。", "排在前 5 名之后"):
        assert part in shown
    assert ("弃用原因" in shown) is (width == 120)
