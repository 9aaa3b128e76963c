"""Answers from the monthly statistics: the indicator asked for, each value under the name of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.locality import is_local_issue
from knowledge.answers.wording import say
from knowledge.records import Answer, Document, DocumentKind, Indicator, Passage, Question, Topic

# 温州市2018年6月份国民经济主要统计指标
_PERIOD = re.compile(r"(?P<year>20\d\d)年(?:\d{1,2}[-—～至])?(?P<month>\d{1,2})月")
# 规模以上   |   类: what a question leaves out
_QUALIFIER = re.compile(r"^(?:规模以上|限额以上|金融机构人民币)|总额$|总指数$|类$")
# 同比±%   |   比上年同期增长（%）: 环比 and a bare ±% are not said to be 同比
_GROWTH = re.compile(r"同比|比[上去]年同期")
_OTHER = re.compile(r"环比|增|±|率|[上去]年|上月|年初")
_SUM = re.compile(r"累计|[-—～至]\d{1,2}月|本年")
_MONTH = re.compile(r"当月|本月|\d{1,2}月")
_SHORTEST_NAME = 3
_CERTAIN = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    document: Document
    indicator: Indicator
    passage: Passage


def answer_from_statistics(question: Question, sources: Sources) -> Answer | None:
    """Answer with the row of the indicator that the question names, of the month that it names."""
    named = [row for row in _rows(question, sources) if _named(row.indicator.name, question.text)]
    if not named:
        return None
    length = max(len(row.indicator.name) for row in named)
    row = max((r for r in named if len(r.indicator.name) == length), key=lambda r: r.document.bulletin)
    sentence = _sentence(row)
    if sentence is None:
        return None
    return quoted(question, sources, [sentence], [sources.cite(row.passage)], _CERTAIN, Topic.BULLETIN)


def _rows(question: Question, sources: Sources) -> Iterator[_Row]:
    asked = _PERIOD.search(question.date_phrase or "") or _PERIOD.search(question.text)
    year = re.search(r"20\d\d", f"{question.date_phrase or ''} {question.text}")
    for document in (d for b in sources.bulletins if is_local_issue(b) for d in b.documents):
        period = _PERIOD.search(document.title)
        if document.kind is not DocumentKind.STATISTICS or period is None:
            continue
        if (year and year[0] != period["year"]) or (asked and asked["month"] != period["month"]):
            continue
        yield from _rows_of(document, sources)


def _rows_of(document: Document, sources: Sources) -> Iterator[_Row]:
    """Yield the rows that have a name of their own and a passage that prints them."""
    names = [indicator.name for indicator in document.indicators]
    for indicator in document.indicators:
        lines = set(indicator.lines)
        for passage in sources.passages_in.get(document.key, []):
            if lines <= set(passage.lines) and names.count(indicator.name) == 1:
                yield _Row(document=document, indicator=indicator, passage=passage)


def _named(name: str, text: str) -> bool:
    """Return whether the question names an indicator, a leading qualifier such as 规模以上 aside."""
    short = _QUALIFIER.sub("", name)
    return any(len(word) >= _SHORTEST_NAME and word in text for word in (name, short))


def _sentence(row: _Row) -> str | None:
    """Return the row in words; None where a column has no word or a value is not as printed."""
    unit, parts = row.indicator.unit, []
    before = ""
    for column, value in zip(row.indicator.columns, row.indicator.values, strict=True):
        key = _key(column, before)
        before = key or ""
        if value is None:
            continue
        if key is None or str(value) not in row.passage.text:
            return None
        parts.append(say(f"statistics.{key}", value=_with_unit(str(value), unit, key), unit=_unit(unit, key)))
    period = _PERIOD.search(row.document.title)
    when = f"{period['year']}年{period['month']}月" if period else ""
    return say("statistics.sentence", period=when, name=row.indicator.name, figures="，".join(parts))


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
