"""What must be said besides: expired, old, or dated by the day of signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge.answers.wording import say, spoken_date, wording
from knowledge.records import Citation, Topic, ValidityStatus
from knowledge.settings import KnowledgeSettings


def department(topic: Topic | None) -> str:
    """Return whom to ask about a topic."""
    names: dict[str, str] = wording()["departments"]
    return names[(topic or Topic.BULLETIN).value]


def caveats_of(
    citation: Citation, topic: Topic | None, today: date, settings: KnowledgeSettings, *, figure: bool = True
) -> Iterator[str]:
    """Yield the caveats of one citation: expired before `today`, or older than its topic allows.

    `figure` says that the answer states a standard, which a later issue would have adjusted.
    """
    validity = citation.validity
    if validity.status(today) is ValidityStatus.SUPERSEDED:
        return  # told with the document that replaced it
    if validity.expires_on and today > validity.expires_on:
        yield say(
            "caveats.expired",
            signed=spoken_date(citation.signed_date or validity.expires_on),
            until=spoken_date(validity.expires_on),
            department=department(topic),
        )
        return
    since = max(filter(None, (validity.effective_from, citation.signed_date)), default=None)
    if since is None or validity.expires_on:
        return
    years = (today - since).days // 365
    if years >= settings.staleness_years.get(topic or Topic.BULLETIN, 5):
        key = "caveats.stale" if figure else "caveats.old"
        signed = spoken_date(citation.signed_date or since)
        yield say(key, years=str(years), signed=signed, department=department(topic))
