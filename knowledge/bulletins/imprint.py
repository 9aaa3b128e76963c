"""The imprint of an issue: the day on which it was published, where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from knowledge.bulletins.line_text import LineText
from knowledge.dates import parse_date
from knowledge.records import Line

# 出版日期：2018年7月15日   |   出 版 日 期 ：2020年 7月 15日   |   出版时间 二○一八年七月十五日
_PUBLISHED = re.compile(
    r"(?:出版|出刊|发行|编印)(?:日期|时间)[:：]?"
    r"(?P<day>[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)"
)


def published_on(lines: Sequence[Line]) -> date | None:
    """Return the day of publication that the lines of an issue print, or None."""
    match = _PUBLISHED.search(LineText.of(lines).text)
    return parse_date(match["day"]) if match else None
