"""The year of a month that is named without one: that of the conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.answers.leaning.context import Context

# 10月呢, 六月份, 8月1日 after 2019年9月…
_MONTH = re.compile(r"(?:\d|[一二三四五六七八九十])+月")
# 2019年9月, 18年7月, 去年8月; not 三年前
_YEAR = re.compile(r"(?:(?:19|20)?\d\d|[〇零一二三四五六七八九]{2,4}|[今去前])年(?!前|以前|之前)")


def with_year(own: Mapping[str, Sequence[str]], before: Context) -> Mapping[str, Sequence[str]]:
    """Return the entities of a follow-up, its months in the year that the question before named, if any."""
    named = (match for phrase in before.entities.get("date", ()) if (match := _YEAR.match(phrase)))
    year = next((match[0] for match in named), None)
    if year is None or not own.get("date"):
        return own
    return {**own, "date": tuple(_in_year(phrase, year) for phrase in own["date"])}


def _in_year(phrase: str, year: str) -> str:
    return f"{year}{phrase}" if _MONTH.match(phrase) else phrase
