"""The contents of the sections that are no documents: their articles, and the records of their kind."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.bulletins.sections.appointments import appointments_of
from knowledge.bulletins.sections.chronicle import chronicle_of
from knowledge.bulletins.sections.issued_list import listed_documents_of
from knowledge.bulletins.sections.news import items_of, news_of
from knowledge.bulletins.sections.statistics import statistics_of
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Appointment, Article, DocumentKind, Entry, Indicator, ListedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContents:
    """What a section prints: its articles, all of it, and its records by its kind."""

    articles: tuple[Article, ...]
    appointments: tuple[Appointment, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    listed_documents: tuple[ListedDocument, ...] = ()
    entries: tuple[Entry, ...] = ()


def contents_of(kind: DocumentKind, text: SectionText) -> SectionContents:
    """Return the contents of a section: one article a paragraph, day's entry, listed document or row."""
    if kind is DocumentKind.CHRONICLE:
        articles, days = chronicle_of(text)
        return SectionContents(articles=tuple(articles), entries=tuple(days))
    if kind is DocumentKind.NEWS:
        articles, items = news_of(text)
        return SectionContents(articles=tuple(articles), entries=tuple(items))
    if kind is DocumentKind.ISSUED_LIST:
        articles, listed = listed_documents_of(text)
        return SectionContents(articles=tuple(articles), listed_documents=tuple(listed))
    if kind is DocumentKind.STATISTICS:
        articles, indicators = statistics_of(text)
        return SectionContents(articles=tuple(articles), indicators=tuple(indicators))
    if kind is DocumentKind.APPOINTMENTS:
        articles, appointments = appointments_of(text)
        return SectionContents(articles=tuple(articles), appointments=tuple(appointments))
    return SectionContents(articles=tuple(items_of(text)))
