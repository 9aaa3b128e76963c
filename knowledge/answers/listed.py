"""The documents that the issues print or list by number and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.answers.context import Sources
from knowledge.answers.said_appointments import month_of
from knowledge.records import Document, ListedDocument, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document by number and title, where that is printed, and its text where an issue prints it."""

    number: str
    title: str
    month: tuple[int, int]
    passage: Passage
    document: Document | None
    is_on_list: bool


def listed_documents(sources: Sources) -> Sequence[Listed]:
    """Return each document of the lists and of the issues once, in the order of the issues."""
    return sources.kept("listed documents", lambda: _all_listed(sources))


def _all_listed(sources: Sources) -> tuple[Listed, ...]:
    found: dict[str, Listed] = {}
    for one in (*_of_lists(sources), *_of_issues(sources)):
        found.setdefault(one.number, one)
    return tuple(found.values())


def _of_lists(sources: Sources) -> Iterator[Listed]:
    for bulletin in sources.bulletins:
        for document in bulletin.documents if bulletin.key in sources.local_issues else ():
            for entry in document.listed_documents:
                passage = _passage(entry, sources.passages_in.get(document.key, ()))
                if passage:
                    yield Listed(
                        number=entry.document_number,
                        title=entry.title,
                        month=month_of(document, bulletin),
                        passage=passage,
                        document=sources.document_by_number(entry.document_number),
                        is_on_list=True,
                    )


def _passage(entry: ListedDocument, passages: Sequence[Passage]) -> Passage | None:
    lines = set(entry.lines)
    return next((p for p in passages if lines & set(p.lines) and entry.document_number in p.text), None)


def _of_issues(sources: Sources) -> Iterator[Listed]:
    for bulletin in sources.bulletins:
        for document in bulletin.documents if bulletin.key in sources.local_issues else ():
            passages = sources.passages_in.get(document.key)
            if document.document_number and passages:
                signed = document.signed_date
                month = (signed.year, signed.month) if signed else (bulletin.year, bulletin.number)
                yield Listed(
                    number=document.document_number,
                    title=document.title,
                    month=month,
                    passage=passages[0],
                    document=document,
                    is_on_list=False,
                )


def year_of(number: str) -> str | None:
    """Return the year in a document number (温政办〔2018〕63号)."""
    match = re.search(r"〔(\d{4})〕", number)
    return match[1] if match else None
