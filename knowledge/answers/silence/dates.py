"""The years, months and days that a question names, and whether evidence speaks of them."""

from __future__ import annotations

import functools
import re

from knowledge.answers.silence.evidence import Evidence
from knowledge.dates import DateKind, DateRange, find_dates, resolve_date
from knowledge.records import DocumentKind, Question

# 上年: the year before another; 三年前: no sure year
_UNSURE = re.compile(r"上一?年|年(?:以|之)?前$")
# 今年, 这个月: of a document that holds now too, not of what an issue tells of its own month
_NOW = re.compile(r"今年|本年|本月|当月|这个月|今天|今日")
# 2018年, 2018-2020年, 2018—2020, 2018年至2020年
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d\d)年?\s*[-—–~～至到]{1,2}\s*((?:19|20)\d\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|\s*[-—–~～至到.])")
# so many days at most are one day, and one month
_DAY, _MONTH = 1, 31


def lacking_date(question: Question, evidence: Evidence) -> str | None:
    """Return the first date that the question names and the evidence does not speak of."""
    for phrase in _named(question.text):
        if _NOW.search(phrase) and evidence.passage.kind is DocumentKind.DOCUMENT:
            continue
        period = resolve_date(phrase, question.today)
        if period and not _speaks_of(evidence, period, phrase):
            return phrase
    return None


def names_date(question: Question) -> bool:
    """Return whether a question names a period for sure."""
    return bool(_named(question.text))


@functools.lru_cache(maxsize=64)
def _named(text: str) -> tuple[str, ...]:
    """Return the phrases that name a period for sure."""
    mentions = (mention for mention in find_dates(text) if mention.kind is DateKind.PERIOD)
    return tuple(mention.phrase for mention in mentions if not _UNSURE.search(mention.phrase))


def _speaks_of(evidence: Evidence, period: DateRange, phrase: str) -> bool:
    named_month = re.search(r"月|\d[-/.]\d", phrase)
    if not re.search(r"年|\d{4}", phrase) and not _NOW.search(phrase):
        return not evidence.is_section or _month_held(evidence, period)
    if not _year_held(evidence, period.last.year):
        return _in_force(evidence, period)
    days = (period.last - period.first).days + 1
    if days > _MONTH or not named_month:
        return True
    if not _month_held(evidence, period):
        return evidence.passage.kind is DocumentKind.DOCUMENT and _in_force(evidence, period)
    return days > _DAY or _day_held(evidence, period)


def _year_held(evidence: Evidence, year: int) -> bool:
    """Return whether it names the year, or a span with it; the issue's own counts where no other is named."""
    words, document = evidence.words, evidence.document
    if f"{year}" in words or (document.signed_date and document.signed_date.year == year):
        return True
    if any(int(first) <= year <= int(last) for first, last in _SPAN_OF_YEARS.findall(words)):
        return True
    begins = document.validity.effective_from
    if begins and begins.year == year:
        return True
    of_document = evidence.passage.kind is DocumentKind.DOCUMENT
    others = _YEAR.findall(evidence.passage.text) if of_document else ()
    return evidence.bulletin.year == year and not others


def _month_held(evidence: Evidence, period: DateRange) -> bool:
    month, begins = period.last.month, evidence.document.validity.effective_from
    if evidence.passage.bulletin == f"{period.last.year}-{month:02d}" and evidence.is_section:
        return True
    signed = evidence.document.signed_date
    days = (day for day in (begins, signed) if day)
    return bool(re.search(rf"(?<!\d){month}月", evidence.words)) or any(
        (day.year, day.month) == (period.last.year, month) for day in days
    )


def _day_held(evidence: Evidence, period: DateRange) -> bool:
    """Return whether an entry of a chronicle or of news is of the day; other texts hold from a day on."""
    if evidence.passage.kind not in (DocumentKind.CHRONICLE, DocumentKind.NEWS):
        return True
    return bool(re.search(rf"(?<!\d){period.last.day}[日号]", evidence.words))


def _in_force(evidence: Evidence, period: DateRange) -> bool:
    """Return whether its document says from when until when it holds, and that is all of the period."""
    validity = evidence.document.validity
    if validity.effective_from is None or validity.expires_on is None:
        return False
    return validity.effective_from <= period.last and period.first <= validity.expires_on
