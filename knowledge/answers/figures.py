"""The promise as a check: every figure of an answer stands in what it cites or is computed from it."""

from __future__ import annotations

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
# numbers to call and the months of a year are no policy figures
_PLAIN = phone_numbers() | {"12"}


def unsupported_figures(answer: Answer, question: Question) -> list[str]:
    """Return the figures in the sentences and caveats that neither a citation nor the question holds."""
    allowed = _PLAIN | set(_figures(_sources(answer, question)))
    allowed |= {figure(calculation.result) for calculation in answer.calculations}
    allowed |= set(_figures(c.expression for c in answer.calculations)) & _operands(answer, question)
    rows = [cell for row in answer.table for cell in row]
    said = _figures([*answer.sentences, *answer.caveats, *rows])
    return [text for text in said if text not in allowed]


def _sources(answer: Answer, question: Question) -> Iterable[str]:
    yield f"{question.text} {question.date_phrase or ''}"
    yield " ".join(_asked(question))
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
    """Yield the numbers of a question that its words may say in Chinese characters (四千五, 一家三口)."""
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


def _operands(answer: Answer, question: Question) -> set[str]:
    """Return the figures that a calculation may use: those of citations, question and results."""
    operands = set(_figures(_sources(answer, question))) | _PLAIN
    return operands | {figure(c.result) for c in answer.calculations}


def _figures(texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        for match in _FIGURE.finditer(text):
            found.append(figure(Decimal(match[0].replace(",", ""))))
    return found
