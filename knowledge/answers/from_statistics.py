"""Answers from the monthly statistics table: its rows with their columns named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.wording import say
from knowledge.records import Answer, DocumentKind, Passage, Question, Topic

# 一、规模以上工业增加值 亿元 87.38 9.2 449.54 9.0 with the white space closed up by the reader
_ROW = re.compile(
    r"^(?:[一二三四五六七八九十]+、|#)(?P<name>[一-鿿]+?)(?P<unit>亿元|万元|%|美元|亿美元)\s*"
    r"(?P<values>(?:(?:-?\d+(?:\.\d+)?|—+)\s*)+)$"
)
_VALUE = re.compile(r"-?\d+(?:\.\d+)?|—+")
# 温州市2018年6月份国民经济主要统计指标
_PERIOD = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月")
_CERTAIN = 0.9
_COLUMNS = ("month", "month_growth", "sum", "sum_growth")


def answer_from_statistics(question: Question, sources: Sources) -> Answer | None:
    """Answer with the row of the indicator that the question names, of the month that it names."""
    rows = [(passage, match) for passage in _rows(question, sources) if (match := _ROW.match(passage.text))]
    named = [(p, m) for p, m in rows if _named(m["name"], question.text)]
    if not named:
        return None
    length = max(len(m["name"]) for _, m in named)
    passage, match = max(
        ((p, m) for p, m in named if len(m["name"]) == length), key=lambda row: row[0].bulletin
    )
    sentence = _sentence(passage, match)
    return quoted(question, sources, [sentence], [sources.cite(passage)], _CERTAIN, Topic.BULLETIN)


def _rows(question: Question, sources: Sources) -> Iterator[Passage]:
    asked = _PERIOD.search(question.date_phrase or "") or _PERIOD.search(question.text)
    year = re.search(r"20\d\d", f"{question.date_phrase or ''} {question.text}")
    for passage in sources.passages:
        if passage.kind is not DocumentKind.STATISTICS:
            continue
        period = _PERIOD.search(passage.title)
        if period is None or (year and year[0] != period["year"]):
            continue
        if asked and asked["month"] != period["month"]:
            continue
        yield passage


def _named(name: str, text: str) -> bool:
    """Return whether the question names an indicator, a leading qualifier such as 规模以上 aside."""
    short = re.sub(r"^(?:规模以上|限额以上|金融机构人民币)|总额$|总指数$|类$", "", name)
    return name in text or (len(short) >= 3 and short in text)


def _sentence(passage: Passage, match: re.Match[str]) -> str:
    period = _PERIOD.search(passage.title)
    values = _VALUE.findall(match["values"])
    columns = dict(zip(_COLUMNS, values, strict=True)) if len(values) == len(_COLUMNS) else {}
    parts = [
        say(
            f"statistics.{column}",
            value=_with_unit(value, match["unit"], column),
            unit=_unit(match["unit"], column),
        )
        for column, value in columns.items()
        if not value.startswith("—")
    ]
    when = f"{period['year']}年{period['month']}月" if period else ""
    return say("statistics.sentence", period=when, name=match["name"], figures="，".join(parts))


def _with_unit(value: str, unit: str, column: str) -> str:
    """An index in percent keeps its own columns: 102.0 under 同比 is an index, not a growth of 102 %."""
    return f"{value}%" if column.endswith("growth") and unit != "%" else value


def _unit(unit: str, column: str) -> str:
    return "" if column.endswith("growth") or unit == "%" else unit
