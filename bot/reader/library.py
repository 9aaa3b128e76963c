"""The issues that the reader shows, as the index in use has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bot.settings import Settings
from knowledge.live import live_knowledge
from knowledge.page_text import Block, PageTexts
from knowledge.records import Bulletin, Document, Page, Standing
from knowledge.service import KnowledgeBase


class Library:
    """Finds issues, pages and documents in what `base` gives at each call: issues come and go."""

    def __init__(self, base: Callable[[], KnowledgeBase], today: Callable[[], date]) -> None:
        """Take how to reach the knowledge base in use and the day that counts as today."""
        self._base = base
        self._today = today
        self._texts: dict[str, tuple[Bulletin, PageTexts]] = {}

    def issues(self) -> Sequence[Bulletin]:
        """Return the issues, newest first."""
        return tuple(reversed(self._base().bulletins))

    def issue(self, key: str) -> Bulletin | None:
        """Return an issue by its key (`2019-12`), None where it is not held."""
        return next((bulletin for bulletin in self._base().bulletins if bulletin.key == key), None)

    def blocks(self, bulletin: Bulletin, page: Page, *, as_printed: bool) -> list[Block]:
        """Return the text of a page, as it is read or as it is printed."""
        held, texts = self._texts.get(bulletin.key, (None, None))
        if texts is None or held is not bulletin:
            texts = PageTexts(bulletin)
            self._texts[bulletin.key] = (bulletin, texts)
        return texts.blocks(page, as_printed=as_printed)

    def standing(self, document: Document) -> Standing | None:
        """Return whether a document still holds today, None for a section."""
        return self._base().standing(document, self._today())

    def document_named(self, name: str) -> Document | None:
        """Return the document with this number or 《title》, None where it is not held."""
        title = name.strip("《》")
        return next(
            (d for d in self._base().documents if name == d.document_number or title == d.title), None
        )


def library_of(settings: Settings) -> Library:
    """Return the issues of the index in use."""
    knowledge = settings.knowledge()
    return Library(lambda: live_knowledge(knowledge).base, settings.today)


def page_of(bulletin: Bulletin, number: int) -> Page | None:
    """Return a page of an issue by its number."""
    return next((page for page in bulletin.pages if page.number == number), None)
