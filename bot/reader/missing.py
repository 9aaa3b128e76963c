"""The page that says that there is nothing to show, and where there is."""

from __future__ import annotations

from bot.reader.markup import run, tag
from bot.reader.shell import crumbs, framed
from bot.reader.words import issue_name, say
from knowledge.records import Bulletin


def missing_html(bulletin: Bulletin | None, *, root: str) -> str:
    """Return why an address shows nothing: no such issue, or no such page of `bulletin`."""
    heading = say("no_page" if bulletin else "no_issue")
    links = [(say("go_to_issues"), root or "./")]
    if bulletin is None:
        reason = say("no_issue_of")
    else:
        name, numbers = issue_name(bulletin), [page.number for page in bulletin.pages]
        reason = say("no_page_of", issue=name, first=min(numbers), last=max(numbers))
        links.insert(0, (say("go_to_issue", issue=name), f"{root}{bulletin.key}/"))
    offers = (tag("li", tag("a", words, href=address)) for words, address in links)
    header = tag("header", crumbs((say("bulletins"), root or "./"), root=root), tag("h1", heading))
    told = tag("main", tag("p", reason), tag("p", say("check_address")), tag("ul", *offers))
    return framed(title=heading, body=run((header, told)), root=root)
