"""The printed text of a section that is no document: its lines, their pages, the month it reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.bulletins.paragraphs import join_lines
from knowledge.records import Article, Line, Paragraph

_MONTHS_OF_YEAR = 12
# an issue of January or February reports November or December of the year before: no other gap is that wide
_LAST_YEAR = 10
# an issue goes to press in the month after the one that it reports
_NEXT_MONTH = 1
# the last issues of a year, monthly or twice a month, may already print days of the next one
_LAST_ISSUES = (11, 12, 23, 24)
_FIRST_MONTHS = (1, 2)
# 10月份市政府记事   |   2019年6月大事记
_PRINTED_MONTH = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """The lines of a section, `page_of_line` by line number; `month` is None where no month is known.

    `number` is the number of the issue in its year, which is the month only in a monthly bulletin.
    """

    lines: tuple[Line, ...]
    page_of_line: Mapping[int, int]
    year: int
    number: int
    month: int | None

    def article(self, lines: Sequence[Line], trail: tuple[str, ...] = ()) -> Article:
        """Return the article that these lines print, joined to one paragraph."""
        return self.of_paragraph(join_lines(lines), trail)

    def of_paragraph(self, paragraph: Paragraph, trail: tuple[str, ...]) -> Article:
        """Return the article of one paragraph, on the page where it begins."""
        page = self.page_of_line[paragraph.spans[0][0]]
        return Article(label="", trail=trail, paragraphs=(paragraph,), page=page)

    def day(self, month: int, day: int, year: int | None = None) -> date | None:
        """Return the day of a date that prints no year; None where the issue does not settle the year."""
        year = year or self._year_of(month)
        if year is None:
            return None
        try:
            return date(year, month, day)
        except ValueError:
            return None

    def _year_of(self, month: int) -> int | None:
        """Return the year of a month; None where a bulletin that is not monthly leaves it open."""
        ahead = month - self.number
        if ahead >= _LAST_YEAR:
            return self.year - 1
        if month == self.month:
            return self.year
        if ahead > _NEXT_MONTH or (month in _FIRST_MONTHS and self.number in _LAST_ISSUES):
            return None
        return self.year


def month_of(number: int, headings: Sequence[str]) -> int | None:
    """Return the month that a section reports: as its heading prints it, else the number of the issue."""
    for heading in headings:
        match = _PRINTED_MONTH.search(re.sub(r"\s", "", heading))
        if match:
            return int(match["month"])
    return number if number <= _MONTHS_OF_YEAR else None


def lines_between(paragraph: Paragraph, start: int, end: int) -> tuple[int, ...]:
    """Return the numbers of the source lines that print `text[start:end]` of a paragraph."""
    numbers: list[int] = []
    begin = 0
    for number, stop in paragraph.spans:
        if begin < end and start < stop:
            numbers.append(number)
        begin = stop
    return tuple(numbers)
