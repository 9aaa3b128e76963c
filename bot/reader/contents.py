"""The issues that are held, and the contents of one."""

from __future__ import annotations

from bot.reader.library import Library
from bot.reader.markup import Html, run, tag
from bot.reader.particulars import badge, titled
from bot.reader.shell import crumbs, framed
from bot.reader.words import day, issue_name, pages, say
from knowledge.records import Bulletin, Document, DocumentKind


def issues_html(library: Library) -> str:
    """Return the page with the list of issues, newest first."""
    entries = [tag("li", _issue(bulletin)) for bulletin in library.issues()]
    listed = tag("ul", *entries, class_="issues") if entries else tag("p", say("none_held"))
    heading = tag("h1", say("issues_held"))
    header = tag("header", crumbs((say("bulletins"), None), root=""), heading)
    return framed(title=say("issues_held"), body=run((header, tag("main", listed))), root="")


def _issue(bulletin: Bulletin) -> Html:
    documents = [d for d in bulletin.documents if d.kind is DocumentKind.DOCUMENT]
    counts = say("counts", pages=len(bulletin.pages), documents=len(documents))
    notes = [say("serial", serial=bulletin.serial)] if bulletin.serial else []
    link = tag("a", issue_name(bulletin), href=f"{bulletin.key}/")
    return run((link, tag("span", "，".join((*notes, counts)), class_="origin")), " ")


def issue_html(bulletin: Bulletin, library: Library) -> str:
    """Return the page with the contents of an issue and its pages."""
    name = issue_name(bulletin)
    places = crumbs((say("bulletins"), "../"), (name, None), root="../")
    header = tag("header", places, tag("h1", tag("span", say("bulletin")), " ", tag("span", name)))
    documents = tag("ol", *(tag("li", _entry(d, library)) for d in bulletin.documents), class_="contents")
    numbers = (tag("li", tag("a", str(p.number), href=f"pages/{p.number}")) for p in bulletin.pages)
    grid = tag("ul", *numbers, class_="grid")
    main = tag("main", tag("h2", say("contents")), documents, tag("h2", say("all_pages")), grid)
    return framed(title=f"{say('bulletin')}{name}", body=run((header, main)), root="../")


def _entry(document: Document, library: Library) -> Html:
    """Return a document of the contents: title as a link, badge, number, day and pages."""
    link = tag("a", titled(document), href=f"pages/{document.pages[0]}")
    kind = None if document.kind is DocumentKind.DOCUMENT else say(document.kind.value)
    known = (kind, document.document_number, day(document.signed_date), pages(document.pages))
    origin = tag("span", "，".join(filter(None, known)), class_="origin")
    return run((link, badge(library.standing(document)), tag("br"), origin), " ")
