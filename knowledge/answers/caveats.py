"""What must be said besides: expired, adjusted or old; `standing.py` decides, this says it in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.answers.context import Sources
from knowledge.answers.standing import is_old, issued, standing_of, years_held
from knowledge.answers.wording import say, spoken_date, wording
from knowledge.kinds import DocumentKind
from knowledge.records import Citation, Document, Standard, StandingStatus, Topic, ValidityStatus

# They say how things are as they are written; lists, tables and chronicles say of what day they are.
_TELLS_OF_THEN = frozenset({DocumentKind.NEWS, DocumentKind.FEATURE})


def department(topic: Topic | None) -> str:
    """Return whom to ask about a topic."""
    names: dict[str, str] = wording()["departments"]
    return names[(topic or Topic.BULLETIN).value]


def caveats_of(
    citation: Citation,
    topic: Topic | None,
    today: date,
    sources: Sources,
    used: Sequence[Standard] = (),
) -> Iterator[str]:
    """Yield the caveats of one citation: expired before `today`, adjusted, or older than its topic allows.

    News and features that are so old are said to be of their time.

    `used` are the standards that the answer states from it, which a later issue would have adjusted.
    """
    document = sources.documents[citation.document_key]
    if document.kind in _TELLS_OF_THEN and is_old(document, topic, today, sources):
        yield say("caveats.news")
    own = [standard for standard in used if standard.citation.document_key == document.key]
    standing = standing_of(document, sources, today, topic, own)
    if standing is None or document.validity.status(today) is ValidityStatus.SUPERSEDED:
        return  # a replaced document is told with the one that replaced it
    if standing.status is StandingStatus.EXPIRED:
        yield _expired(document, topic)
    elif standing.status is StandingStatus.SUPERSEDED:
        yield say("caveats.adjusted")
    elif is_old(document, topic, today, sources):
        name = "caveats.stale" if used else "caveats.old"
        years = str(years_held(document, today))
        yield say(name, years=years, signed=issued(document), department=department(topic))


def _expired(document: Document, topic: Topic | None) -> str:
    until = document.validity.expires_on
    return say(
        "caveats.expired",
        signed=issued(document),
        until=spoken_date(until) if until else "",
        department=department(topic),
    )
