"""Documents that a later document repeals, by number or by title, and their standards: in linear time.

A later edition of the same notice (the same title but for its year) repeals nothing by itself: what holds
beside it is for its own words to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.bulletins.named_texts import number_of
from knowledge.records import Bulletin, Document, DocumentKind, Standard, Validity

# 市政府令第…号   |   温州市人民政府第…号令: an order, whose number says less than its government
_ORDER = re.compile(r"^(?P<by>.*?)令?第(?P<number>\d{1,4})号令?$")
# 通告〔2019〕…号, 公告〔2020〕…号: a number that every office counts for itself
_NUMBER_OF_NO_OFFICE = re.compile(r"^(?:通告|公告|令|通知|函|公示|决定)?〔")
# 温州市
_PLACE_LENGTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Repeal:
    """From when, and by which document, another is out of force."""

    since: date
    by: str


@dataclass(slots=True)
class _Register:
    """The documents by what a later text may name them by."""

    by_number: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))

    def add(self, document: Document) -> None:
        """Keep a document by its number and by its titles."""
        if document.document_number:
            self.by_number[_number_key(document.document_number)].append(document)
        for title in {_title_key(title) for title in _titles(document)}:
            self.by_title[title].append(document)

    def named(self, name: str, by: Document) -> Iterator[Document]:
        """Yield the documents that `by` means by the name of a text that it repeals."""
        if name.startswith("《"):
            full = _title_key(name)
            yield from (old for old in self.by_title[full] if _same_place(old, by))
            return
        for old in self.by_number[_number_key(name)]:
            if _same_number(name, old, by):
                yield old


def supersede_documents(bulletins: Sequence[Bulletin]) -> list[Bulletin]:
    """Mark each document that a later one repeals, from the day on which the later one takes effect.

    Returns:
        the bulletins in their order; one whose documents do not change is the same object.
    """
    published = [d for b in bulletins for d in b.documents if d.kind is DocumentKind.DOCUMENT]
    register = _Register()
    for document in published:
        register.add(document)
    repeals: dict[str, _Repeal] = {}
    for later in published:
        for old, repeal in _repealed_by(later, register):
            if old.key not in repeals or repeal.since < repeals[old.key].since:
                repeals[old.key] = repeal
    return [_marked_bulletin(bulletin, repeals) for bulletin in bulletins]


def supersede_standards(standards: Sequence[Standard], bulletins: Sequence[Bulletin]) -> list[Standard]:
    """Mark the standards of documents that are superseded, and the validity that their citations show."""
    superseded = {d.key: d.validity for b in bulletins for d in b.documents if d.validity.superseded_from}
    return [
        _ended(standard, superseded[standard.citation.document_key])
        if standard.citation.document_key in superseded
        else standard
        for standard in standards
    ]


def _ended(standard: Standard, document: Validity) -> Standard:
    """Return a standard that ends with its document, unless another replaced it before."""
    own = standard.validity
    if own.superseded_from is None or str(document.superseded_from) < str(own.superseded_from):
        own = replace(own, superseded_from=document.superseded_from, superseded_by=document.superseded_by)
    return replace(standard, validity=own, citation=replace(standard.citation, validity=document))


def _repealed_by(later: Document, register: _Register) -> Iterator[tuple[Document, _Repeal]]:
    since = later.validity.effective_from or later.signed_date
    if since is None:
        return
    repeal = _Repeal(since=since, by=later.document_number or later.title)
    for name in later.repeals:
        for old in register.named(name, later):
            if old.key != later.key and _day(old) <= _day(later):
                yield old, repeal


def _marked_bulletin(bulletin: Bulletin, repeals: dict[str, _Repeal]) -> Bulletin:
    if not any(document.key in repeals for document in bulletin.documents):
        return bulletin
    documents = tuple(_marked(document, repeals.get(document.key)) for document in bulletin.documents)
    return replace(bulletin, documents=documents)


def _marked(document: Document, repeal: _Repeal | None) -> Document:
    if repeal is None:
        return document
    validity = replace(document.validity, superseded_from=repeal.since, superseded_by=repeal.by)
    return document if validity == document.validity else replace(document, validity=validity)


def _titles(document: Document) -> Iterator[str]:
    """Yield the title, the title without its issuers, and the title of what a notice encloses."""
    yield document.title
    if document.enclosed_title:
        yield document.enclosed_title
    issuers = "".join(document.issuers)
    if issuers and document.title.startswith(issuers):
        yield document.title.removeprefix(issuers)


def _title_key(title: str) -> str:
    """Return a title without the marks that a quotation changes: 《关于印发〈…〉的通知》."""
    return re.sub(r"[\s《》〈〉]", "", title).replace("(", "（").replace(")", "）")


def _number_key(number: str) -> str:
    order = _ORDER.match(number)
    return f"令{order['number']}" if order else number_of(number)


def _same_number(name: str, old: Document, by: Document) -> bool:
    """Return whether a number means this document: some numbers say nothing without their office."""
    order, held = _ORDER.match(name), _ORDER.match(old.document_number or "")
    if order and held:
        wanted, found = _government(order["by"]), _government(held["by"])
        return found.endswith(wanted) or wanted.endswith(found)
    if _NUMBER_OF_NO_OFFICE.match(number_of(name)):
        return bool(set(old.issuers) & set(by.issuers))
    return True


def _government(text: str) -> str:
    return text.removesuffix("令").replace("人民政府", "政府")


def _same_place(old: Document, by: Document) -> bool:
    """Return whether two documents come from the same place, as far as they say from where they come."""
    places = {office[:_PLACE_LENGTH] for office in old.issuers}
    return not places or not by.issuers or any(office[:_PLACE_LENGTH] in places for office in by.issuers)


def _day(document: Document) -> date:
    return document.signed_date or document.validity.effective_from or date.min
