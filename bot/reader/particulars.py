"""What a document is, whether it still holds, and where the rest of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reader.library import Library
from bot.reader.markup import Html, run, tag
from bot.reader.words import day, say
from bot.wording import validity_name
from knowledge.records import Document, DocumentKind, Standing


def badge(standing: Standing | None) -> Html | None:
    """Return whether a document still holds as a badge, None for a section."""
    if standing is None:
        return None
    status = standing.status.value
    return tag("span", validity_name(status), class_=f"badge {status}", title=standing.note)


def titled(document: Document) -> str:
    """Return the title of a document in its brackets, that of a section as it is."""
    bare = document.kind is not DocumentKind.DOCUMENT or document.title.startswith(("《", "〈"))
    return document.title if bare else f"《{document.title}》"


def particulars(document: Document, library: Library, *, root: str) -> Html:
    """Return the particulars of a document as a list of terms; `root` is the way to the list of issues."""
    rows = [
        run((tag("dt", say(name)), *(tag("dd", value) for value in values)))
        for name, values in _rows(document, library, root)
        if values
    ]
    standing = library.standing(document)
    state = tag("p", badge(standing), " ", standing.note, class_="standing") if standing else None
    return tag("section", tag("h3", titled(document)), state, tag("dl", *rows), class_="particulars")


def _rows(document: Document, library: Library, root: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the name of each particular with what is told of it, nothing for one that is not printed."""
    validity = document.validity
    yield "number", _one(document.document_number)
    yield "registration", _one(document.registration_number)
    yield "issuers", document.issuers
    yield "signed", _one(day(document.signed_date))
    yield "effective", _one(_effective(document))
    yield "expires", _one(day(validity.expires_on))
    yield "replaced_by", _one(_link(validity.superseded_by, library, root))
    yield "repeals", [found for name in document.repeals if (found := _link(name, library, root))]
    yield "overrides", _one(document.overrides)
    yield "addressee", _one(document.addressee)
    yield "enclosed", _one(document.enclosed_title)
    yield "attachments", document.attachments
    yield "printed_on", _one(_page_links(document, root))


def _effective(document: Document) -> str | None:
    """Return the day of effect, and that it is the signed day where the text names no other."""
    found = day(document.validity.effective_from)
    return say("effective_signed", day=found) if found and document.effective_is_signed_date else found


def _one(value: str | None) -> Sequence[str]:
    return (value,) if value else ()


def _link(name: str | None, library: Library, root: str) -> str | None:
    """Return the document with this name as a link where it is held, else its name."""
    if not name:
        return None
    found = library.document_named(name)
    if found is None or not found.pages:
        return name
    shown = f"{name} {titled(found)}" if name not in titled(found) else titled(found)
    return tag("a", shown, href=f"{root}{found.bulletin}/pages/{found.pages[0]}")


def _page_links(document: Document, root: str) -> Html:
    """Return the pages of a document as links."""
    key = document.bulletin
    return run((tag("a", say("page", number=n), href=f"{root}{key}/pages/{n}") for n in document.pages), " ")
