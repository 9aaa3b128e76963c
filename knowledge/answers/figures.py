"""The promise as a check: every figure of an answer stands in what it cites or is computed from it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from knowledge.answers.wording import figure
from knowledge.bulletins.validity import TERM
from knowledge.numerals import find_numbers
from knowledge.records import Answer, Citation, Question, Validity
from knowledge.referrals import phone_numbers

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
# …标准是   |   调整为: what follows is said to hold; not: 您说的是
_GIVEN = re.compile(r"(?:(?<!不)(?<!说的)是|为)(?:约|至少)?\s*$")
# numbers to call and the months of a year are no policy figures
_PLAIN = phone_numbers() | {"12"}


def unsupported_figures(answer: Answer, question: Question) -> list[str]:
    """Return the figures in the sentences and caveats that no citation holds, nor a sum from it.

    What the question alone says may be repeated as what the resident said (体高62厘米, 1800元低于这个数), not
    as what holds: never in bold, nor behind 是 or 为.
    """
    held = _PLAIN | set(_figures(_sources(answer, question)))
    held |= {figure(calculation.result) for calculation in answer.calculations}
    own = set(_figures(_asked(question)))
    wrong = [text for text in _figures(c.expression for c in answer.calculations) if text not in held | own]
    for text in _said(answer, question):
        wrong += [
            said
            for match in _FIGURE.finditer(text)
            if (said := _plain_figure(match[0])) not in held
            and not (said in own and _is_repeated(text, match.start()))
        ]
    return wrong


def _said(answer: Answer, question: Question) -> Iterator[str]:
    """Yield what is said, without the sums, which are checked by themselves, and the day asked about."""
    rows = [cell for row in answer.table for cell in row]
    for text in (*answer.sentences, *answer.caveats, *rows):
        for calculation in answer.calculations:
            text = text.replace(calculation.expression, "")
        yield _without_phrase(text, question.date_phrase) if question.date_phrase else text


def _without_phrase(text: str, phrase: str) -> str:
    """Return `text` without a phrase of the question; 18年7月 is no part of 2018年7月."""
    return re.sub(rf"(?<!\d){re.escape(phrase)}(?!\d)", "", text)


def _is_repeated(text: str, start: int) -> bool:
    """Return whether a figure stands where only what the resident said does."""
    before = text[:start]
    return before.count("**") % 2 == 0 and _GIVEN.search(before) is None


def _sources(answer: Answer, question: Question) -> Iterable[str]:
    yield from answer.choices
    quotes = "".join(citation.quote for citation in answer.citations)
    for citation in answer.citations:
        yield from _citation_texts(citation)
    yield f"{len(answer.standards)} {len(answer.table) - 1}"
    for day in filter(None, (question.as_of, question.today)):
        yield _plain(day)
    for validity in _validities(answer):
        if validity.expires_on and TERM.search(quotes):
            yield _plain(validity.expires_on)
    for day in _days(answer):
        yield str((question.today - day).days // 365)


def _asked(question: Question) -> Iterator[str]:
    """Yield the words of a question, and the numbers that they say in Chinese characters (四千五, 三口)."""
    yield question.text
    said = (*question.amounts, *question.ages, question.height_said, question.age_said, question.hours_said)
    for number in filter(None, said):
        yield from (figure(end) for end in (number.figure, number.low) if end is not None)
    yield from (figure(number.value) for number in find_numbers(question.text))
    counted = (question.amount, question.height_cm, question.hours, question.days, question.months)
    yield from (figure(number) for number in counted if number is not None)
    yield from (str(number) for number in (question.age, question.people) if number is not None)


def _citation_texts(citation: Citation) -> Iterable[str]:
    yield citation.quote
    yield citation.title
    yield citation.document_number or ""
    yield citation.bulletin
    if citation.signed_date:
        yield _plain(citation.signed_date)


def _validities(answer: Answer) -> Iterable[Validity]:
    yield from (citation.validity for citation in answer.citations)
    yield from (standard.validity for standard in answer.standards)


def _days(answer: Answer) -> Iterable[date]:
    """Yield the days that an age in years may count from."""
    days = [validity.effective_from for validity in _validities(answer)]
    yield from filter(None, (*days, *(citation.signed_date for citation in answer.citations)))


def _plain(day: date) -> str:
    return f"{day.year} {day.month} {day.day}"


def _figures(texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        for match in _FIGURE.finditer(text):
            found.append(_plain_figure(match[0]))
    return found


@functools.lru_cache(maxsize=4096)
def _plain_figure(text: str) -> str:
    return figure(Decimal(text.replace(",", "")))
