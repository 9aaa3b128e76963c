"""Which lines of an issue are quoted, as an address says it: `lines=812-818,830`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.records import Bulletin, Page

MOST_QUOTES = 50
# 812-818   or   812
_LINE_RANGE = re.compile(r"(?P<first>[0-9]{1,6})(?:-(?P<last>[0-9]{1,6}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quoted run of lines of an issue, both ends included."""

    first: int
    last: int

    def holds(self, number: int) -> bool:
        """Return whether a line is part of it."""
        return self.first <= number <= self.last

    def touches(self, page: Page) -> bool:
        """Return whether a line of it stands on a page."""
        return self.first_on(page) is not None

    def first_on(self, page: Page) -> int | None:
        """Return the first line of it that a page prints."""
        printed = (line.number for line in page.lines if line.text.strip())
        return next((number for number in printed if self.holds(number)), None)


def quotes_in(values: Iterable[str]) -> list[Quote]:
    """Return the quotes of the query values in the order of the lines; what is no range is left out."""
    parts = [part.strip() for value in values for part in value.split(",")][:MOST_QUOTES]
    found = [match for part in parts if (match := _LINE_RANGE.fullmatch(part))]
    ranges = [(int(match["first"]), int(match["last"] or match["first"])) for match in found]
    return _merged(sorted((first, last) for first, last in ranges if first <= last))


def query_of(quotes: Sequence[Quote]) -> str:
    """Return the quotes as an address says them, empty without any."""
    spans = (f"{q.first}-{q.last}" if q.last > q.first else str(q.first) for q in quotes)
    return f"lines={','.join(spans)}" if quotes else ""


def address_of(page: Page, quotes: Sequence[Quote], *, printed: bool = False) -> str:
    """Return the way to a page from another one of its issue, with the quotes that stand on it."""
    own = [quote for quote in quotes if quote.touches(page)]
    parts = [part for part in (query_of(own), "layout=print" if printed else "") if part]
    place = own[0].first_on(page) if own else None
    return f"{page.number}" + (f"?{'&'.join(parts)}" if parts else "") + (f"#L{place}" if place else "")


def pages_with(quotes: Sequence[Quote], bulletin: Bulletin) -> list[Page]:
    """Return the pages of an issue that print one of the quotes."""
    return [page for page in bulletin.pages if any(quote.touches(page) for quote in quotes)]


def _merged(ranges: Iterable[tuple[int, int]]) -> list[Quote]:
    """Return the ranges in order, those that overlap as one."""
    merged: list[Quote] = []
    for first, last in ranges:
        if merged and first <= merged[-1].last:
            merged[-1] = Quote(first=merged[-1].first, last=max(merged[-1].last, last))
        else:
            merged.append(Quote(first=first, last=last))
    return merged
