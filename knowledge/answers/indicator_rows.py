"""A row of the monthly statistics in words, each value under the name of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.asked_period import AskedPeriod
from knowledge.answers.wording import say
from knowledge.records import Document, Indicator, Passage
from knowledge.vocabulary import load_yaml

# 温州市2018年6月份国民经济主要统计指标
_PERIOD = re.compile(r"(?P<year>20\d\d)年(?:\d{1,2}[-—～至])?(?P<month>\d{1,2})月")
# 同比±%   |   比上年同期增长（%）: 环比 and a bare ±% are not said to be 同比
_GROWTH = re.compile(r"同比|比[上去]年同期")
_OTHER = re.compile(r"环比|增|±|率|[上去]年|上月|年初")
_SUM = re.compile(r"累计|[-—～至]\d{1,2}月|本年")
_MONTH = re.compile(r"当月|本月|\d{1,2}月")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An indicator of a month with the passage that prints it."""

    indicator: Indicator
    passage: Passage
    month: tuple[int, int]

    @staticmethod
    def month_of(document: Document) -> tuple[int, int] | None:
        """Return year and month in the title of a table."""
        match = _PERIOD.search(document.title)
        return (int(match["year"]), int(match["month"])) if match else None


def asked_columns(text: str, row: IndicatorRow, periods: Sequence[AskedPeriod]) -> str | None:
    """Return whether the value of the month or the sum of the year is asked for; None for all columns.

    A whole year or half a year is asked for as the sum at its end.
    """
    cues = load_yaml("records.yml")["statistics"]
    if re.search(cues["month"], text):
        return "month"
    longer = any(not period.is_month for period in periods)
    return "sum" if longer or re.search(cues["sum"], text) else None


def said_row(row: IndicatorRow, columns: str | None) -> str | None:
    """Return the row in words; None where a column has no word, or a value does not stand as printed."""
    unit, parts = row.indicator.unit, []
    before = ""
    for column, value in zip(row.indicator.columns, row.indicator.values, strict=True):
        key = _key(column, before)
        before = key or ""
        if value is None:
            continue
        if key is None or str(value) not in row.passage.text:
            return None
        if columns is None or key.startswith(columns):
            parts.append(
                say(f"statistics.{key}", value=_with_unit(str(value), unit, key), unit=_unit(unit, key))
            )
    year, month = row.month
    values = {"period": f"{year}年{month}月", "name": row.indicator.name, "figures": "，".join(parts)}
    return say("statistics.sentence", **values) if parts else None


def _key(column: str, before: str) -> str | None:
    """Return what a column holds: the month, the sum of the year, or the growth of either over a year."""
    growth = bool(_GROWTH.search(column))
    if not growth and _OTHER.search(column):
        return None
    held = "sum" if _SUM.search(column) else "month" if _MONTH.search(column) else before
    if growth:
        return f"{held}_growth" if held in ("month", "sum") else None
    return held if held != before else None


def _with_unit(value: str, unit: str, column: str) -> str:
    """An index in percent keeps its own columns: 102.0 under 同比 is an index, not a growth of 102 %."""
    return f"{value}%" if column.endswith("growth") and unit != "%" else value


def _unit(unit: str, column: str) -> str:
    return "" if column.endswith("growth") or unit == "%" else unit
