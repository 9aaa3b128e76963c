"""What passages must be to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.records import Document, DocumentKind, Passage, ValidityStatus
from knowledge.regions import find_regions
from knowledge.search.numbers import same_number

# 2019-12, 2019年第12期, 2019/12
_ISSUE = re.compile(r"^\s*(\d{4})\D+?(\d{1,2})\D*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFilter:
    """What passages must be; None is anything.

    `bulletin` is an issue such as 2019-12 or 2019年第12期; `year` that of the issue or of the signature;
    `issuer` a name, also a short one (市府办), `document_number` in any spelling (温政办2018 63号),
    `region` a place that title, issuers, headings or text name, and `in_force_on` a day on which the
    document holds.
    """

    document_number: str | None = None
    bulletin: str | None = None
    kind: DocumentKind | None = None
    year: int | None = None
    issuer: str | None = None
    region: str | None = None
    in_force_on: date | None = None

    def miss(self, passage: Passage, document: Document | None) -> str | None:
        """Return what about a passage of `document` is not asked for, if anything."""
        return next(self._misses(passage, document), None)

    def _misses(self, passage: Passage, document: Document | None) -> Iterator[str]:
        if self.kind is not None and passage.kind is not self.kind:
            yield f"kind is {passage.kind.value}"
        if self.bulletin is not None and passage.bulletin != issue_key(self.bulletin):
            yield f"bulletin is {passage.bulletin}"
        if self.year is not None and str(self.year) not in _years(passage, document):
            yield f"year is {'/'.join(_years(passage, document))}"
        number = document.document_number if document else None
        if self.document_number is not None and not same_number(self.document_number, number):
            yield f"document number is {number}"
        issuers = document.issuers if document else ()
        if self.issuer is not None and not any(_short_for(self.issuer, one) for one in issuers):
            yield f"issuer is {'、'.join(issuers) or None}"
        if self.region is not None and not _names(self.region, passage, issuers):
            yield f"does not name {self.region}"
        yield from self._not_in_force(document)

    def _not_in_force(self, document: Document | None) -> Iterator[str]:
        if self.in_force_on is None or document is None:
            return
        status = document.validity.status(self.in_force_on)
        if status is not ValidityStatus.IN_FORCE:
            yield f"is {status.value} on {self.in_force_on}"


ANYTHING = PassageFilter()


def issue_key(text: str) -> str:
    """Return the key of an issue (2019-12) for any spelling of it, other text as it is."""
    found = _ISSUE.match(text)
    return f"{found[1]}-{int(found[2]):02d}" if found else text.strip()


def _years(passage: Passage, document: Document | None) -> list[str]:
    """Return the years of the issue and of the signature."""
    signed = document.signed_date if document else None
    return list(dict.fromkeys([passage.bulletin[:4], *([str(signed.year)] if signed else [])]))


def _short_for(asked: str, issuer: str) -> bool:
    """Tell whether `issuer` has the characters of `asked` in their order: 市府办, 温州市人民政府办公室."""
    rest = iter(issuer)
    return bool(asked) and all(character in rest for character in "".join(asked.split()))


def _names(region: str, passage: Passage, issuers: tuple[str, ...]) -> bool:
    """Tell whether title, issuers, headings or text name the place; 瑞安 is 瑞安市."""
    written = "\n".join((passage.title, *issuers, *passage.trail, passage.text))
    if region in written:
        return True
    wanted = {mention.name for mention in find_regions(region)}
    return bool(wanted & {mention.name for mention in find_regions(written)})
