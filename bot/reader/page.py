"""One page of an issue: its text with the quotes marked, what is on it, the pages beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reader.library import Library, page_of
from bot.reader.markup import Html, run, tag
from bot.reader.particulars import badge, particulars, titled
from bot.reader.quotes import Quote, address_of, pages_with, query_of
from bot.reader.shell import crumbs, framed
from bot.reader.text import PageText
from bot.reader.words import issue_name, say
from knowledge.records import Bulletin, Document, Page

# the way from a page to the list of issues
ROOT = "../../"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """A page as it is asked for; `public_url` is where residents reach the bot, None where nobody said."""

    library: Library
    bulletin: Bulletin
    page: Page
    quotes: Sequence[Quote] = ()
    printed: bool = False
    public_url: str | None = None

    def html(self) -> str:
        """Return the whole page."""
        name = f"{issue_name(self.bulletin)} {say('page', number=self.page.number)}"
        heading = tag("h1", tag("span", say("bulletin")), " ", tag("span", name))
        columns = tag("div", self._main(), self._aside(), class_="columns")
        places = crumbs((say("bulletins"), ROOT), (issue_name(self.bulletin), "../"), root=ROOT)
        body = run((tag("header", places, heading, self._counted(), self._tools()), columns), "\n")
        return framed(title=f"{say('bulletin')}{name}", body=body, root=ROOT, head=self._head())

    @property
    def _documents(self) -> list[Document]:
        return [d for d in self.bulletin.documents if self.page.number in d.pages]

    @property
    def _own_quotes(self) -> list[Quote]:
        return [quote for quote in self.quotes if quote.touches(self.page)]

    @property
    def permanent(self) -> str:
        """Return the stable address: issue, page and quoted lines, absolute where the public one is known."""
        query = query_of(self._own_quotes)
        base = f"{self.public_url}/bulletins/{self.bulletin.key}/pages/" if self.public_url else ""
        return f"{base}{self.page.number}" + (f"?{query}" if query else "")

    def _head(self) -> Html:
        links = [tag("link", rel="canonical", href=self.permanent)]
        for rel, step in (("prev", -1), ("next", 1)):
            beside = page_of(self.bulletin, self.page.number + step)
            if beside:
                links.append(tag("link", rel=rel, href=self._address(beside)))
        return run(links, "\n")

    def _address(self, page: Page) -> str:
        return address_of(page, self.quotes, printed=self.printed)

    def _counted(self) -> Html | None:
        return tag("p", say("counted"), class_="note") if self.page.counted else None

    def _tools(self) -> Html:
        """Return what changes the look of the page; reader.js adds the buttons that need a script."""
        words = say("as_paragraphs" if self.printed else "as_printed")
        other = address_of(self.page, self.quotes, printed=not self.printed)
        return tag("p", tag("a", words, href=other, rel="nofollow"), class_="tools")

    def _main(self) -> Html:
        text = PageText(bulletin=self.bulletin, page=self.page, quotes=self.quotes, printed=self.printed)
        written = text.written(self.library.blocks(self.bulletin, self.page, as_printed=self.printed))
        sheet = tag("div", written, class_="sheet printed" if self.printed else "sheet", id="text")
        # the bar of the quotes stays in view beside the text and never lies over the links below it
        told = tag("div", sheet, self._jumps())
        return tag(
            "main", self._summary(), *self._quoted_before(), told, *self._quoted_after(), self._pager()
        )

    def _summary(self) -> Html:
        """Return the names of what is on the page, each with its badge."""
        entries = (
            tag("li", tag("span", titled(d)), " ", badge(self.library.standing(d))) for d in self._documents
        )
        heading = tag("h2", say("on_this_page"), class_="unseen")
        return tag("div", heading, tag("ul", *entries), class_="summary")

    def _quoted_before(self) -> list[Html]:
        """Return that a quote begins on an earlier page, or stands on another one altogether."""
        pages = pages_with(self.quotes, self.bulletin)
        if self.quotes and not pages:
            return [tag("p", say("quoted_nowhere"), class_="note")]
        if self.quotes and not self._own_quotes:
            return [self._pointer("quoted_elsewhere", pages[0])]
        before = [page for page in pages if page.number == self.page.number - 1 and self._runs_over(page)]
        return [self._pointer("continued_from", page) for page in before]

    def _quoted_after(self) -> list[Html]:
        """Return that a quote runs over to the next page."""
        after = page_of(self.bulletin, self.page.number + 1)
        return [self._pointer("continued_on", after)] if after and self._runs_over(after) else []

    def _runs_over(self, other: Page) -> bool:
        return any(quote.touches(other) for quote in self._own_quotes)

    def _pointer(self, words: str, page: Page) -> Html:
        link = tag("a", say(words, number=page.number), href=self._address(page))
        return tag("p", link, class_="note")

    def _pager(self) -> Html:
        contents = tag("a", say("contents"), href="../")
        links = (self._turn("prev", "previous", -1), contents, self._turn("next", "next", 1))
        return tag("nav", *links, class_="pager", aria_label=say("turn"))

    def _turn(self, rel: str, words: str, step: int) -> Html | None:
        """Return the link to the page before or after, None where there is none."""
        beside = page_of(self.bulletin, self.page.number + step)
        return tag("a", say(words), rel=rel, href=self._address(beside)) if beside else None

    def _jumps(self) -> Html | None:
        """Return the way from quote to quote, where there are several."""
        own = self._own_quotes
        if len(own) < 2:
            return None
        links = (
            tag("a", str(i), href=f"#L{quote.first_on(self.page)}", aria_label=say("quote", number=i))
            for i, quote in enumerate(own, 1)
        )
        count = tag("span", say("quotes", count=len(own)))
        return tag("nav", count, *links, class_="jumps", aria_label=say("jumps"))

    def _aside(self) -> Html:
        told = (particulars(document, self.library, root=ROOT) for document in self._documents)
        place = f"#L{self._own_quotes[0].first_on(self.page)}" if self._own_quotes else ""
        link = tag("a", say("permanent"), href=self.permanent + place, class_="permanent")
        return tag("aside", tag("h2", say("about")), *told, tag("p", link), aria_label=say("about"))
