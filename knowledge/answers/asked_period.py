"""The days, months or years that a question names, for records that belong to a month or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.dates import DateKind, find_dates, resolve_date
from knowledge.records import Question

_YEAR = re.compile(r"年|^\d{4}[-/.]\d|^\d{8}$")
# 2019年7月 or 7月底, but neither 2019年 nor 上半年
_MONTH = re.compile(r"月|^\d{4}[-/.]\d|^\d{8}$")
# 去年, 当月 beside 2019年7月 name no other time
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十]")
_DAY = re.compile(r"[日号]$|天$|^\d{4}([-/.])\d{1,2}\1\d|^\d{8}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPeriod:
    """A time as a question names it; one without a year (6月12日) is that of any year."""

    phrase: str
    first: date
    last: date
    has_year: bool

    @property
    def is_day(self) -> bool:
        """Return whether it is one day."""
        return self.first == self.last and _DAY.search(self.phrase) is not None

    @property
    def names_month(self) -> bool:
        """Return whether a month is named, so that one month is meant."""
        return _MONTH.search(self.phrase) is not None

    @property
    def is_month(self) -> bool:
        """Return whether all of it lies in one month."""
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    def holds_day(self, day: date) -> bool:
        """Return whether `day` lies in it."""
        if self.has_year:
            return self.first <= day <= self.last
        return (self.first.month, self.first.day) <= (day.month, day.day) <= (self.last.month, self.last.day)

    def holds_month(self, year: int, month: int) -> bool:
        """Return whether a month lies in it or it in the month."""
        if not self.has_year:
            return self.first.month <= month <= self.last.month
        first, last = (self.first.year, self.first.month), (self.last.year, self.last.month)
        return first <= (year, month) <= last


def periods_of(question: Question) -> list[AskedPeriod]:
    """Return the periods that the words of a question name, else the one that the conversation is about."""
    mentions = (mention for mention in find_dates(question.text) if mention.kind is DateKind.PERIOD)
    named = [_period(mention.phrase, question.today) for mention in mentions]
    if not named and question.date_phrase and question.follow_up:
        named = [_period(question.date_phrase, question.today)]
    found = [period for period in named if period]
    dated = [period for period in found if _NUMERAL.search(period.phrase)]
    return dated or found


def without_dates(text: str) -> str:
    """Return a question without its words of time."""
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + text[mention.end :]
    return text


def _period(phrase: str, today: date) -> AskedPeriod | None:
    span = resolve_date(phrase, today)
    if span is None:
        return None
    has_year = _YEAR.search(phrase) is not None or not _NUMERAL.search(phrase)
    return AskedPeriod(phrase=phrase, first=span.first, last=span.last, has_year=has_year)
