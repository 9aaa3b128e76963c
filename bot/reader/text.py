"""The text of a page as HTML: every line keeps its number, the quoted ones are marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.reader.markup import Html, run, tag
from bot.reader.quotes import Quote, address_of
from bot.reader.words import say
from knowledge.page_text import Block, BlockKind
from knowledge.records import Bulletin, Page, Table

_TITLES = (BlockKind.TITLE, BlockKind.NUMBER)
_TAGS = {BlockKind.TITLE: "h2", BlockKind.HEADING: "h3"}

Piece = tuple[int, str]


@dataclass(slots=True, kw_only=True)
class PageText:
    """Writes the blocks of one page; `printed` keeps the line breaks of the print."""

    bulletin: Bulletin
    page: Page
    quotes: Sequence[Quote]
    printed: bool
    _tables: set[tuple[int, ...]] = field(default_factory=set)
    _within: Sequence[Quote] = ()

    def written(self, blocks: Sequence[Block]) -> Html:
        """Return the blocks one below the other.

        A title that was printed in the middle of a quoted sentence is no part of the quote.
        """
        body = {line.number for block in blocks if block.kind not in _TITLES for line in block.lines}
        self._within = [quote for quote in self.quotes if any(quote.holds(number) for number in body)]
        return run((self._block(block) for block in blocks), "\n")

    def _block(self, block: Block) -> Html:
        if block.table is not None:
            return run(self._table(block, block.table), "\n")
        name = _TAGS.get(block.kind, "p")
        return tag(name, self._lines(block), class_=block.kind.value)

    def _table(self, block: Block, table: Table) -> Iterator[Html]:
        """Yield the rebuilt table where it begins, and the lines that it is made of."""
        begins = table.lines[0] in {line.number for line in block.lines}
        if begins:
            yield _rows(table)
        elif table.lines not in self._tables and table.page != self.page.number:
            yield self._elsewhere(table)
        self._tables.add(table.lines)
        lines = tag("p", self._lines(block, apart=True), class_="lines")
        quoted = any(quote.holds(line.number) for quote in self.quotes for line in block.lines)
        yield tag("details", tag("summary", say("table_lines")), lines, open=quoted or not begins)

    def _elsewhere(self, table: Table) -> Html:
        target = next((page for page in self.bulletin.pages if page.number == table.page), self.page)
        words = say("table_elsewhere", number=table.page)
        return tag(
            "p", tag("a", words, href=address_of(target, self.quotes, printed=self.printed)), class_="note"
        )

    def _lines(self, block: Block, *, apart: bool = False) -> Html:
        """Return the lines of a block, runs of quoted ones marked as one."""
        pieces = [(line.number, line.text.strip()) for line in block.lines]
        if not (self.printed or apart):
            pieces = block.joined()
        passed = self._within if block.kind in _TITLES else ()
        grouped = groupby(pieces, key=lambda piece: self._quote_of(piece[0], passed))
        return run(self._marked(quote, list(run_of)) for quote, run_of in grouped)

    def _marked(self, quote: Quote | None, pieces: Sequence[Piece]) -> Html:
        spans = run(tag("span", text, id=f"L{number}") for number, text in pieces)
        if quote is None:
            return spans
        begins = quote.first_on(self.page) == pieces[0][0]
        ends = pieces[-1][0] == self._last_of(quote)
        classes = [name for name, holds in (("begins", begins), ("ends", ends)) if holds]
        return tag(
            "mark",
            spans,
            class_=" ".join(classes) or None,
            data_begins=say("quote_begins") if begins else None,
            data_ends=say("quote_ends") if ends else None,
        )

    def _quote_of(self, number: int, passed: Sequence[Quote]) -> Quote | None:
        return next((quote for quote in self.quotes if quote.holds(number) and quote not in passed), None)

    def _last_of(self, quote: Quote) -> int | None:
        """Return the last line of a quote that this page prints."""
        printed = (line.number for line in reversed(self.page.lines) if line.text.strip())
        return next((number for number in printed if quote.holds(number)), None)


def _rows(table: Table) -> Html:
    """Return a rebuilt table, to be scrolled sideways where it is wide."""
    head = tag("tr", *(tag("th", column, scope="col") for column in table.columns))
    body = run(tag("tr", *(tag("td", cell) for cell in row)) for row in table.rows)
    made = tag(
        "table",
        tag("caption", table.caption) if table.caption else None,
        tag("thead", head),
        tag("tbody", body),
    )
    frame = tag(
        "div", made, class_="table", tabindex="0", role="region", aria_label=table.caption or say("table")
    )
    return run((frame, tag("p", say("table_above"), class_="note")), "\n")
