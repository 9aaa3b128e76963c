"""Answers from the monthly statistics: the indicator asked for, of the month asked for, by its columns."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.answers.asked_period import AskedPeriod, periods_of, without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.indicator_rows import IndicatorRow, asked_columns, said_row
from knowledge.answers.limits.refusals import not_there
from knowledge.divisions import counties
from knowledge.records import Answer, Document, DocumentKind, Question, Topic
from knowledge.regions import find_regions
from knowledge.vocabulary import load_yaml

# 规模以上   |   类: what a question leaves out
_QUALIFIER = re.compile(r"^(?:规模以上|限额以上|金融机构人民币)|总额$|总指数$|类$")
_SHORTEST_NAME = 3
# so much of a question may be left that neither the indicator nor the words of statistics explain
_UNEXPLAINED = 1
_CERTAIN = 0.9


def answer_from_statistics(question: Question, sources: Sources) -> Answer | None:
    """Answer with the row of the indicator that the question names, of the month that it names."""
    places = [mention for mention in find_regions(question.text) if mention.name in counties()]
    text = question.text
    for mention in reversed(places):
        text = text[: mention.start] + text[mention.end :]
    rows = _named_rows(question, text, _all_rows(sources))
    if not rows or re.search(_cues()["other_time"], without_dates(text)):
        return None
    if places:  # the tables are those of the whole city
        return not_there(question) if any(period.names_month for period in periods_of(question)) else None
    chosen = [_of_period(rows, period) for period in _months_asked(question)]
    found = [row for row in chosen if row]
    if not found or len(found) < len(chosen):
        return not_there(question)
    columns = asked_columns(text, found[0], periods_of(question))
    sentences = [sentence for row in found if (sentence := said_row(row, columns))]
    if len(sentences) < len(found):
        return not_there(question) if columns else None
    citations = [sources.cite(row.passage) for row in found]
    return quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)


def _months_asked(question: Question) -> Sequence[AskedPeriod | None]:
    """Return the periods asked for, one None where none is: the newest then."""
    periods = periods_of(question)
    months = [period for period in periods if period.names_month]
    return months or periods[:1] or [None]


def _of_period(rows: Sequence[IndicatorRow], period: AskedPeriod | None) -> IndicatorRow | None:
    """Return the row of the month with which a period ends, the newest where no year is said."""
    if period is None:
        return max(rows, key=lambda row: row.month)
    of_month = [row for row in rows if row.month[1] == period.last.month]
    held = [row for row in of_month if not period.has_year or row.month[0] == period.last.year]
    return max(held, key=lambda row: row.month, default=None)


def _named_rows(question: Question, text: str, rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Return the rows of the indicator that a question names, in the words of the table or everyday ones."""
    matches = {name: _match(name, text) for name in {row.indicator.name: None for row in rows}}
    best = max(matches.values(), default=(0, False))
    if best[0]:
        names = {name for name, match in matches.items() if match == best}
        printed = [row for row in rows if row.indicator.name in names]
        length = max(len(name) for name in names)
        names = {name for name in names if len(name) == length}
        found = [row for row in printed if row.indicator.name in names]
        words = [re.escape(word) for name in names for word in (name, _QUALIFIER.sub("", name))]
        return found if _explained(text, "|".join(words)) else []
    if not periods_of(question):
        return []
    entry = next((one for one in _cues()["indicators"] if re.search(one["asked"], text)), None)
    if entry is None or not _explained(text, entry["asked"]):
        return []
    return [row for row in rows if re.search(entry["name"], row.indicator.name)]


def _explained(text: str, indicator: str) -> bool:
    """Return whether the indicator, the time and words of statistics are all that a question says."""
    left = re.sub(r"[^一-鿿A-Za-z]", "", without_dates(re.sub(indicator, "，", text)))
    return len(re.sub(_cues()["words"], "", left)) <= _UNEXPLAINED


def _match(name: str, text: str) -> tuple[int, bool]:
    """Return how much of an indicator's name stands in the question, and whether it is the whole name.

    A leading qualifier such as 规模以上 may be left out: 住户存款 is nearer to 住户存款余额 than 存款余额.
    """
    if len(name) >= _SHORTEST_NAME and name in text:
        return len(name), True
    plain = _unqualified(name)
    stands = plain != name and len(plain) >= _SHORTEST_NAME and plain in text
    return (len(plain), False) if stands else (0, not name)


@functools.lru_cache(maxsize=1024)
def _unqualified(name: str) -> str:
    return _QUALIFIER.sub("", name)


def _all_rows(sources: Sources) -> Sequence[IndicatorRow]:
    return sources.kept("indicator rows", lambda: tuple(_rows(sources)))


def _rows(sources: Sources) -> Iterator[IndicatorRow]:
    for document in (d for b in sources.bulletins if b.key in sources.local_issues for d in b.documents):
        if document.kind is DocumentKind.STATISTICS:
            yield from _rows_of(document, sources)


def _rows_of(document: Document, sources: Sources) -> Iterator[IndicatorRow]:
    """Yield the rows that have a name of their own and a passage that prints them."""
    names = [indicator.name for indicator in document.indicators]
    month = IndicatorRow.month_of(document)
    for indicator in document.indicators if month else ():
        lines = set(indicator.lines)
        for passage in sources.passages_in.get(document.key, []):
            if lines <= set(passage.lines) and names.count(indicator.name) == 1:
                yield IndicatorRow(indicator=indicator, passage=passage, month=month or (0, 0))


def _cues() -> dict[str, Any]:
    cues: dict[str, Any] = load_yaml("records.yml")["statistics"]
    return cues
