"""What passages must be to be found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.records import DocumentKind, Passage

# 温政发[2015]58号, 温政发(2015) 58号 → 温政发〔2015〕58号
_YEAR_BRACKETS = re.compile(r"[〔\[【（(［]\s*(\d{4})\s*[〕\]】）)］]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFilter:
    """What passages must be; None is anything. `bulletin` is a key such as 2019-12."""

    document_number: str | None = None
    bulletin: str | None = None
    kind: DocumentKind | None = None

    def miss(self, passage: Passage, number: str | None) -> str | None:
        """Return what about a passage of the document with this number is not asked for, if anything."""
        if self.kind is not None and passage.kind is not self.kind:
            return f"kind is {passage.kind.value}"
        if self.bulletin is not None and passage.bulletin != self.bulletin:
            return f"bulletin is {passage.bulletin}"
        if self.document_number is not None and _plain(number) != _plain(self.document_number):
            return f"document number is {number}"
        return None


ANYTHING = PassageFilter()


def _plain(number: str | None) -> str | None:
    """Return a document number in the spelling of the bulletins."""
    return None if number is None else "".join(_YEAR_BRACKETS.sub(r"〔\1〕", number).split())
