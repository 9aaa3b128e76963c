"""Dates in official and everyday Chinese: read, found in a text, resolved against a given today."""

from __future__ import annotations

import calendar
import enum
import re
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.numerals import read_number


class DateKind(enum.Enum):
    """What a date phrase points at."""

    PERIOD = "period"
    NOW = "now"
    BEFORE = "before"
    THEN = "then"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """The days from `first` to `last`, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date phrase found in a text: `phrase` is `text[start:end]` as written."""

    phrase: str
    start: int
    end: int
    kind: DateKind


_C = "〇零○一二三四五六七八九十"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![\d{_C}])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\d{_C}])"
_YEAR = r"(?:(?<!\d)(?:19|20)\d{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2})"
# 18年 and 一八年, but neither 缴费15年 nor 18年以上 nor 15年工龄: a short year follows a break or a place
_SHORT_YEAR = (
    r"(?:(?:(?<![\w.])|(?<=[从在自到和与的是于市区县镇乡道州江清安港嘉阳南成顺湾海城头]))"
    r"(?:[0-2]\d|[〇零一二][〇零一二三四五六七八九]))"
    r"(?=\s*年(?:前.{1,2}个?(?:季度|月)|(?![前后以内多来期工龄之间])))"
)
_RELATIVE_YEAR = "大前年|前年|去年|今年|本年度?|上一?年度?|明年|后年"
# 前三季度, 前三个季度, 前十个月, 头两个月
_FIRST_PART = r"[前头](?P<parts>1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?(?P<unit>季度|月)"
_PART = rf"年?(?:{_FIRST_PART}|上半年|下半年|年?底|年?末|年?初|第?[一二三四1-4]季度|[一二三四]季度)"

_EDGE = "第一天|最后一天"

# 2018年8月, 2019年12月9日, 2016年底, 18年8月, 去年, 去年8月, 2018年1-6月, 二〇一九年十二月
_PERIOD = re.compile(
    rf"(?P<year>(?:{_YEAR}|{_SHORT_YEAR})(?=\s*年)|{_RELATIVE_YEAR})(?:\s*年度?)?"
    rf"(?:\s*的?\s*(?:(?P<until>0?[1-9]|1[0-2])\s*[-—~～至到]\s*)?(?P<month>{_MONTH})\s*月份?"
    rf"(?:\s*(?P<day>{_DAY})\s*[日号]|\s*的?\s*(?P<edge>{_EDGE})|上旬|中旬|下旬|底|末|初)?"
    rf"|(?P<part>{_PART}))?"
)
# 2016年以前, 2018年8月之前
_BEFORE_PERIOD = re.compile(rf"(?P<named>{_PERIOD.pattern})(?:以前|之前|前(?!.{{1,2}}个?(?:季度|月)))")
# 2018-08, 2018-08-01, 2018/8/1, 2018.8.1
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
# 20200629
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
# 8月, 8月1日, 八月份: the latest such month that has begun
_MONTH_ONLY = re.compile(
    rf"(?<![\d{_C}年个-])(?P<month>{_MONTH})\s*月(?!的?时间)(?:份|(?P<day>{_DAY})\s*[日号])?"
)
# 三年前, 10年前, 两年以前
_YEARS_AGO = re.compile(rf"(?P<years>\d{{1,2}}|[两{_C}]{{1,3}})年(?:以|之)?前(?!.{{1,2}}个?(?:季度|月))")
_DAY_WORDS = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2}
_MONTH_WORDS = {"上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "当月": 0, "下个月": 1, "下月": 1}
_NOW_WORDS = "现在|目前|如今|眼下|当前|现阶段|现如今|这会儿|现今"
_RELATIVE = re.compile("|".join((*_DAY_WORDS, *_MONTH_WORDS)))
_NOW = re.compile(_NOW_WORDS)
# 调整前, 没涨之前, 改之前, 原来, 以前; neither 办理之前 nor 60岁以前 nor 三天之前
_BEFORE = re.compile(
    r"(?:没有?|未)?(?:调整|上调|下调|涨价?|提高|修改|修订|改革?|变动?|加|升)(?:了)?(?:以前|之前|前)"
    r"|原先|原来|过去|从前|此前|早先|往年|早前|当初|上一?次|(?<![\d一二三四五六七八九十两几])先前"
    r"|(?<![岁天日月年期底末班婚休工理后到钟期位以])(?:以前|之前)"
)
_THEN = re.compile("那个?时候?|那会儿?|当时|当年|那一?年")
_RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0,
    "明年": 1, "后年": 2,
}  # fmt: skip


def parse_date(text: str) -> date | None:
    """Return the day that the whole of `text` names (2019年12月9日, 2019-12-9), else None."""
    compact = re.sub(r"\s", "", text)
    for pattern in (_PERIOD, _NUMERIC, _COMPACT):
        match = pattern.fullmatch(compact)
        if match and match["day"] and match["year"] not in _RELATIVE_YEARS:
            return _day(_year(match["year"], date.max), _number(match["month"]), _number(match["day"]))
    return None


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; the last day of a shorter month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def find_dates(text: str) -> list[DateMention]:
    """Return the date phrases of `text` in order of place, the longest where they overlap."""
    found = [
        DateMention(phrase=match.group(), start=match.start(), end=match.end(), kind=kind)
        for kind, patterns in _KINDS
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def resolve_date(phrase: str, today: date) -> DateRange | None:
    """Return the days that `phrase` means on `today`; None for 调整前, 那时候 and what is no date."""
    compact = re.sub(r"\s", "", phrase)
    if match := _PERIOD.fullmatch(compact):
        return _resolve_period(match, today)
    if match := _BEFORE_PERIOD.fullmatch(compact):
        named = _resolve_period(match, today)
        return DateRange(first=date.min, last=named.first - timedelta(days=1)) if named else None
    if match := _NUMERIC.fullmatch(compact) or _COMPACT.fullmatch(compact):
        return _days(int(match["year"]), int(match["month"]), match["day"])
    if match := _MONTH_ONLY.fullmatch(compact):
        month = _number(match["month"])
        return _days(today.year - (month > today.month), month, match["day"])
    if match := _YEARS_AGO.fullmatch(compact):
        return _whole_year(today.year - _number(match["years"]))
    if compact in _DAY_WORDS:
        day = today + timedelta(days=_DAY_WORDS[compact])
        return DateRange(first=day, last=day)
    if compact in _MONTH_WORDS:
        month = today.month + _MONTH_WORDS[compact]
        return _days(today.year + (month - 1) // 12, (month - 1) % 12 + 1, None)
    return DateRange(first=today, last=today) if _NOW.fullmatch(compact) else None


def _resolve_period(match: re.Match[str], today: date) -> DateRange | None:
    year = _year(match["year"], today)
    if match["part"]:
        first, last = _part_months(match["part"])
        return _months(year, first, last)
    if not match["month"]:
        return _whole_year(year)
    month = _number(match["month"])
    if match["until"]:
        return _months(year, int(match["until"]), month)
    named = _days(year, month, match["day"])
    if match["edge"] is None or named is None:
        return named
    day = named.last if match["edge"] == "最后一天" else named.first
    return DateRange(first=day, last=day)


def _part_months(part: str) -> tuple[int, int]:
    """Return the first and last month of a part of a year (上半年, 年底, 三季度)."""
    if first := re.search(_FIRST_PART, part):
        return 1, min(12, _number(first["parts"]) * (3 if first["unit"] == "季度" else 1))
    if quarter := re.search(r"([一二三四1-4])季度", part):
        last = 3 * _number(quarter[1])
        return last - 2, last
    named = {"上半": (1, 6), "下半": (7, 12), "底": (12, 12), "末": (12, 12), "初": (1, 1)}
    return next(months for word, months in named.items() if word in part)


def _year(text: str, today: date) -> int:
    relative = text.removesuffix("度")
    if relative in _RELATIVE_YEARS:
        return today.year + _RELATIVE_YEARS[relative]
    year = _number(text)
    return year + 2000 if year < 100 else year


def _number(text: str) -> int:
    return int(read_number(text) or 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(year: int, month: int, day: str | None) -> DateRange | None:
    if not day:
        return _months(year, month, month)
    exact = _day(year, month, _number(day))
    return DateRange(first=exact, last=exact) if exact else None


def _months(year: int, first: int, last: int) -> DateRange | None:
    if first > last:
        return None
    return DateRange(first=date(year, first, 1), last=date(year, last, calendar.monthrange(year, last)[1]))


def _whole_year(year: int) -> DateRange:
    return DateRange(first=date(year, 1, 1), last=date(year, 12, 31))


_KINDS = (
    (DateKind.PERIOD, (_PERIOD, _NUMERIC, _COMPACT, _MONTH_ONLY, _YEARS_AGO, _RELATIVE)),
    (DateKind.NOW, (_NOW,)),
    (DateKind.BEFORE, (_BEFORE, _BEFORE_PERIOD)),
    (DateKind.THEN, (_THEN,)),
)
