"""Whether a text still holds today: one decision behind the caveats of an answer and its citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.answers.context import Sources
from knowledge.answers.wording import say, spoken_date
from knowledge.records import (
    Answer,
    Document,
    DocumentKind,
    Measure,
    Standard,
    Standing,
    StandingStatus,
    Topic,
    Validity,
    ValidityStatus,
)

_DAYS_OF_YEAR = 365


def standing_of(
    document: Document,
    sources: Sources,
    today: date,
    topic: Topic | None = None,
    used: Sequence[Standard] = (),
) -> Standing | None:
    """Return whether a document still holds today; None for a section, which neither holds nor expires.

    Args:
        document: the document or section.
        sources: the issues held, the standards drawn from them and the staleness limits.
        today: the day on which it is asked, not the day that is asked about.
        topic: what the answer is about, which may have a stricter limit than the document itself.
        used: the standards of the document that the answer states; without any it is all of them.
    """
    if document.kind is not DocumentKind.DOCUMENT:
        return None
    status = document.validity.status(today)
    if status is not ValidityStatus.IN_FORCE:
        return Standing(status=StandingStatus(status.value), note=_note(status, document.validity))
    standards = used or sources.standards_in.get(document.key, ())
    return (
        _adjusted(standards, today)
        or _unread(document, standards, today, sources)
        or _old(document, topic, today, sources)
        or Standing(status=StandingStatus.IN_FORCE, note=_in_force(document))
    )


def with_standings(answer: Answer, today: date, sources: Sources) -> Answer:
    """Return the answer with the standing of each document that it cites."""
    citations = []
    for citation in answer.citations:
        document = sources.documents[citation.document_key]
        used = [s for s in answer.standards if s.citation.document_key == document.key]
        standing = standing_of(document, sources, today, answer.topic, used)
        citations.append(replace(citation, standing=standing))
    return replace(answer, citations=tuple(citations))


def replacement_values(validity: Validity) -> dict[str, str]:
    """Return from when and by what a text is replaced, as sentences name them."""
    by = validity.superseded_by or ""
    return {
        "ended": spoken_date(validity.superseded_from) if validity.superseded_from else "",
        "by": by if "号" in by else f"《{by}》" if by else "后来的文件",
    }


def years_held(document: Document, today: date) -> int:
    """Return how many years ago a text was signed or took effect, whichever came last."""
    return (today - _last_day(document)).days // _DAYS_OF_YEAR


def issued(document: Document) -> str:
    """Return when a text was issued: the signed day, else the year of the issue that prints it."""
    day = document.signed_date or document.validity.effective_from
    return spoken_date(day) if day else f"{_year(document)}年"


def newer_unread(
    measures: frozenset[Measure], after: date, until: date, sources: Sources
) -> Sequence[Document]:
    """Return the notices signed after one day until another that set these measures and were not read."""
    return [
        document
        for document, unread in sources.unread
        if unread & measures
        and sources.passages_in.get(document.key)
        and after < (document.signed_date or date.min) <= until
    ]


def is_old(document: Document, topic: Topic | None, today: date, sources: Sources) -> bool:
    """Return whether a text without an expiry is older than the strictest limit of its topics."""
    if document.validity.expires_on:
        return False
    drawn = (standard.topic for standard in sources.standards_in.get(document.key, ()))
    limits = sources.settings.staleness_years
    limit = min(limits.get(one, limits[Topic.BULLETIN]) for one in {topic or Topic.BULLETIN, *drawn})
    return years_held(document, today) >= limit


def _adjusted(standards: Sequence[Standard], today: date) -> Standing | None:
    """Return the standing of a document whose standards later notices replaced, all of them or some."""
    replaced = [s for s in standards if s.validity.status(today) is ValidityStatus.SUPERSEDED]
    if not replaced:
        return None
    whole = len(replaced) == len(standards)
    last = max(replaced, key=lambda standard: standard.validity.superseded_from or date.min)
    status = StandingStatus.SUPERSEDED if whole else StandingStatus.MAY_HAVE_CHANGED
    name = "adjusted" if whole else "partly_superseded"
    return Standing(status=status, note=say(f"standing.{name}", **replacement_values(last.validity)))


def _unread(
    document: Document, standards: Sequence[Standard], today: date, sources: Sources
) -> Standing | None:
    measures = frozenset(standard.measure for standard in standards)
    newer = newer_unread(measures, document.signed_date or date.min, today, sources) if measures else ()
    if not newer:
        return None
    note = say("standing.unread", title=f"《{newer[-1].title}》")
    return Standing(status=StandingStatus.MAY_HAVE_CHANGED, note=note)


def _old(document: Document, topic: Topic | None, today: date, sources: Sources) -> Standing | None:
    if not is_old(document, topic, today, sources):
        return None
    note = say("standing.old", signed=issued(document), years=str(years_held(document, today)))
    return Standing(status=StandingStatus.MAY_HAVE_CHANGED, note=note)


def _note(status: ValidityStatus, validity: Validity) -> str:
    """Return the words for a document that is replaced, expired or not in force yet."""
    since, until = validity.effective_from, validity.expires_on
    return say(
        f"standing.{status.value}",
        since=spoken_date(since) if since else "",
        until=spoken_date(until) if until else "",
        **replacement_values(validity),
    )


def _in_force(document: Document) -> str:
    validity = document.validity
    if validity.expires_on:
        return say("standing.in_force_until", until=spoken_date(validity.expires_on))
    if validity.effective_from:
        return say("standing.in_force", since=spoken_date(validity.effective_from))
    return say("standing.in_force_undated")


def _last_day(document: Document) -> date:
    """Return the last of signed and effective day, else the last day of the year of the issue."""
    days = filter(None, (document.validity.effective_from, document.signed_date))
    return max(days, default=date(_year(document), 12, 31))


def _year(document: Document) -> int:
    return int(document.key[:4])
