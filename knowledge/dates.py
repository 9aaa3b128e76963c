"""Dates in official and everyday Chinese: read, found in a text, resolved against a given today."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.date_phrases import (
    AFTER_MONTH,
    AFTER_PERIOD,
    AGO,
    BEFORE_MONTH,
    BEFORE_PERIOD,
    COMPACT,
    DAY_WORDS,
    FIRST_PART,
    MONTH_ONLY,
    MONTH_WORDS,
    NOW,
    NUMERIC,
    PERIOD,
    WEEK,
    WEEK_WORDS,
    DateKind,
    DateMention,
    find_dates,
)
from knowledge.numerals import read_whole

__all__ = [
    "YEARS",
    "DateKind",
    "DateMention",
    "DateRange",
    "add_months",
    "find_dates",
    "iso_day",
    "parse_date",
    "resolve_date",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """The days from `first` to `last`, both inclusive."""

    first: date
    last: date


_RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "旧年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0,
    "明年": 1, "后年": 2,
}  # fmt: skip
# the first and last month of a part of a year
_PARTS = {
    "上半": (1, 6), "下半": (7, 12), "底": (12, 12), "末": (12, 12), "初": (1, 1),
    "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12),
}  # fmt: skip
# Days are counted with: what lies years before or after them must be a day too.
YEARS = range(1900, 2200)
# 98年 is 1998, 26年 is 2026
_OLDEST_SHORT_YEAR = 50
# 三年前 is so many years ago, 七八年前 read as 78 is not
_LONGEST_AGO = 60


def iso_day(value: object) -> date | None:
    """Return the day that a text such as 2018-08-01 names, None where it names none from 1900 to 2199."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def parse_date(text: str) -> date | None:
    """Return the day that the whole of `text` names (2019年12月9日, 2019-12-9), else None."""
    compact = re.sub(r"\s", "", text)
    for pattern in (PERIOD, NUMERIC, COMPACT):
        match = pattern.fullmatch(compact)
        if match and match["day"] and match["year"] not in _RELATIVE_YEARS:
            return _day(_year(match["year"], date.max), read_whole(match["month"]), read_whole(match["day"]))
    return None


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; the last day of a shorter month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def resolve_date(phrase: str, today: date) -> DateRange | None:
    """Return the days that `phrase` means on `today`; None for 调整前, 那时候 and what is no date."""
    compact = re.sub(r"\s", "", phrase)
    if match := PERIOD.fullmatch(compact):
        return _resolve_period(match, today)
    if match := BEFORE_PERIOD.fullmatch(compact) or BEFORE_MONTH.fullmatch(compact):
        named = resolve_date(match["named"], today)
        return DateRange(first=date.min, last=named.first - timedelta(days=1)) if named else None
    if match := AFTER_PERIOD.fullmatch(compact) or AFTER_MONTH.fullmatch(compact):
        named = resolve_date(match["named"], today)
        return DateRange(first=named.first, last=date.max) if named else None
    if match := NUMERIC.fullmatch(compact) or COMPACT.fullmatch(compact):
        return _days(int(match["year"]), int(match["month"]), match["day"])
    if match := MONTH_ONLY.fullmatch(compact):
        month = read_whole(match["month"])
        return _days(today.year - (month > today.month), month, match["day"])
    if match := AGO.fullmatch(compact):
        return _ago(match, today)
    if compact in DAY_WORDS:
        day = today + timedelta(days=DAY_WORDS[compact])
        return DateRange(first=day, last=day)
    if compact in MONTH_WORDS:
        return _month_from(today, MONTH_WORDS[compact])
    if match := WEEK.fullmatch(compact):
        monday = today + timedelta(days=7 * WEEK_WORDS[match["which"]] - today.weekday())
        return DateRange(first=monday, last=monday + timedelta(days=6))
    return DateRange(first=today, last=today) if NOW.fullmatch(compact) else None


def _resolve_period(match: re.Match[str], today: date) -> DateRange | None:
    year = _year(match["year"], today)
    if match["part"]:
        first, last = _part_months(match["part"])
        return _months(year, first, last)
    if not match["month"]:
        return _whole_year(year)
    month = read_whole(match["month"])
    if match["until"]:
        return _months(year, int(match["until"]), month)
    named = _days(year, month, match["day"])
    if match["edge"] is None or named is None:
        return named
    day = named.last if match["edge"] == "最后一天" else named.first
    return DateRange(first=day, last=day)


def _ago(match: re.Match[str], today: date) -> DateRange | None:
    """Return the year, month or day that lies so long before today."""
    half = match["count"] == "半"
    count = 0 if half else read_whole(match["count"])
    if count > _LONGEST_AGO:
        return None
    if match["unit"] == "年":
        return _month_from(today, -6) if half else _whole_year(today.year - count)
    if match["unit"] == "个月" and not half:
        return _month_from(today, -count)
    days = {"个月": 30, "天": 1}.get(match["unit"], 7)
    day = today - timedelta(days=days // 2 if half else count * days)
    return DateRange(first=day, last=day)


def _month_from(today: date, months: int) -> DateRange | None:
    month = add_months(today.replace(day=1), months)
    return _days(month.year, month.month, None)


def _part_months(part: str) -> tuple[int, int]:
    """Return the first and last month of a part of a year (上半年, 年底, 三季度, 夏天)."""
    if first := re.search(FIRST_PART, part):
        return 1, min(12, read_whole(first["parts"]) * (3 if first["unit"] == "季度" else 1))
    if quarter := re.search(r"([一二三四1-4])季度", part):
        last = 3 * read_whole(quarter[1])
        return last - 2, last
    return next(months for word, months in _PARTS.items() if word in part)


def _year(text: str, today: date) -> int:
    relative = text.removesuffix("度")
    if relative in _RELATIVE_YEARS:
        return today.year + _RELATIVE_YEARS[relative]
    year = read_whole(text)
    if year >= 100:
        return year
    return year + (2000 if year < _OLDEST_SHORT_YEAR else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(year: int, month: int, day: str | None) -> DateRange | None:
    if not day:
        return _months(year, month, month)
    exact = _day(year, month, read_whole(day))
    return DateRange(first=exact, last=exact) if exact else None


def _months(year: int, first: int, last: int) -> DateRange | None:
    if first > last:
        return None
    return DateRange(first=date(year, first, 1), last=date(year, last, calendar.monthrange(year, last)[1]))


def _whole_year(year: int) -> DateRange:
    return DateRange(first=date(year, 1, 1), last=date(year, 12, 31))
