"""What would be quoted, seen as proof: all words that give it its subject, and when and where it holds."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from functools import cached_property

from knowledge.answers.evidence import passage_text
from knowledge.records import Bulletin, Document, DocumentKind, Passage
from knowledge.regions import county_of, find_regions

# so many heads of documents, passages and sentences, about 1 KB each
_REMEMBERED = 2048
SECTIONS = (
    DocumentKind.APPOINTMENTS,
    DocumentKind.CHRONICLE,
    DocumentKind.ISSUED_LIST,
    DocumentKind.STATISTICS,
)


@dataclass(frozen=True)
class Evidence:
    """A passage with its document and issue; `said` is the part of it that would be said."""

    passage: Passage
    document: Document
    bulletin: Bulletin
    said: str

    @cached_property
    def words(self) -> str:
        """Return title, headings and text, with the number, issuers and day of the document."""
        return "，".join(self._parts)

    @property
    def _parts(self) -> tuple[str, str, str]:
        """Return the words that are all of its document, those of the passage, and what would be said."""
        document, signed = self.document, self.document.signed_date
        day = f"{signed.year}年{signed.month}月{signed.day}日" if signed else ""
        head = (document.title, document.enclosed_title or "", document.document_number or "", day)
        return "，".join((*head, *document.issuers)), passage_text(self.passage), self.said

    @property
    def is_section(self) -> bool:
        """Return whether it stands in a section that tells what one month brought."""
        return self.passage.kind in SECTIONS

    @cached_property
    def counties(self) -> frozenset[str]:
        """Return the county-level divisions of Wenzhou that its words name, themselves or a part of them."""
        return frozenset(county for name in self.places if (county := county_of(name)))

    @cached_property
    def places(self) -> frozenset[str]:
        """Return every division of Wenzhou that its words name."""
        # a comma parts them: no name goes across one, nor is a name read by what is behind one
        return frozenset().union(*map(places_in, self._parts))


@functools.lru_cache(maxsize=_REMEMBERED)
def places_in(text: str) -> frozenset[str]:
    """Return the divisions of Wenzhou that a text names; many questions meet the same documents."""
    return frozenset(mention.name for mention in find_regions(text))
