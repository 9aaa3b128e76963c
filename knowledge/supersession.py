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
from knowledge.bulletins.validity.days import TERM_LENGTH, after_term
from knowledge.records import Amendment, Bulletin, Document, DocumentKind, Standard, Validity

# 市政府令第…号   |   温州市人民政府第…号令: an order, whose number says less than its government
_ORDER = re.compile(r"^(?P<by>.*?)令?第(?P<number>\d{1,4})号令?$")
# 通告〔2019〕…号, 公告〔2020〕…号: a number that every office counts for itself
_NUMBER_OF_NO_OFFICE = re.compile(r"^(?:通告|公告|令|通知|函|公示|决定)?〔")
# 有效期5年   |   有效期为10年
_TERM = re.compile(rf"有效期限?(?:为|是|调整为)?(?P<term>{TERM_LENGTH})$")
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


def amendments(bulletins: Sequence[Bulletin]) -> dict[str, list[tuple[Document, Amendment]]]:
    """Return the key of each document of which later ones change words → these, with what they change."""
    published = [d for b in bulletins for d in b.documents if d.kind is DocumentKind.DOCUMENT]
    found: dict[str, list[tuple[Document, Amendment]]] = defaultdict(list)
    if not any(document.amends for document in published):
        return found
    register = _Register()
    for document in published:
        register.add(document)
    for later in published:
        for amendment in later.amends:
            for old in register.named(amendment.name, later):
                if old.key != later.key and _day(old) <= _day(later):
                    found[old.key].append((later, amendment))
    return found


def extend_documents(bulletins: Sequence[Bulletin]) -> list[Bulletin]:
    """Give each document whose term (有效期5年) a later one changed before it ended its new last day."""
    ends: dict[str, date] = {}
    documents = {d.key: d for b in bulletins for d in b.documents}
    for key, found in amendments(bulletins).items():
        for later, amendment in found:
            last = _new_end(documents[key].validity, later, amendment)
            if last is not None:
                ends[key] = last
    return [_extended_bulletin(bulletin, ends) for bulletin in bulletins]


def _new_end(validity: Validity, later: Document, amendment: Amendment) -> date | None:
    """Return the last day by the new words, where the old ones set the last day until now."""
    old, new = _TERM.search(amendment.old), _TERM.search(amendment.new)
    first, last = validity.effective_from, validity.expires_on
    if not (old and new and first and last) or _day(later) > last or after_term(first, old["term"]) != last:
        return None
    return after_term(first, new["term"])


def _extended_bulletin(bulletin: Bulletin, ends: dict[str, date]) -> Bulletin:
    if not any(document.key in ends for document in bulletin.documents):
        return bulletin
    documents = tuple(
        replace(d, validity=replace(d.validity, expires_on=ends[d.key])) if d.key in ends else d
        for d in bulletin.documents
    )
    return replace(bulletin, documents=documents)


def supersede_standards(standards: Sequence[Standard], bulletins: Sequence[Bulletin]) -> list[Standard]:
    """Mark the standards of documents that are superseded, and the validity that their citations show."""
    documents = {d.key: d.validity for b in bulletins for d in b.documents}
    marked = []
    for standard in standards:
        document = documents[standard.citation.document_key]
        if document.expires_on != standard.citation.validity.expires_on:
            standard = _extended(standard, document)
        marked.append(_ended(standard, document) if document.superseded_from else standard)
    return marked


def _extended(standard: Standard, document: Validity) -> Standard:
    """Return a standard that lasts as long as its document does by its new term."""
    own, cited = standard.validity, standard.citation.validity
    if own.expires_on == cited.expires_on:
        own = replace(own, expires_on=document.expires_on)
    return replace(standard, validity=own, citation=replace(standard.citation, validity=document))


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
