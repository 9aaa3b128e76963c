"""Headings of a document: those that stand on a line of their own, and those that trails name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.articles import heading_of
from knowledge.records import Document, Passage

Trail = tuple[str, ...]
# 第三条宽带资费补贴, on a line of its own, but not the first line of a sentence that a wrong break cut
_OWN_LINE = re.compile(r"[^，。：；:;！？]{2,40}$")


class Headings:
    """The headings of one document, by the trail above each."""

    def __init__(self, passages: Sequence[Passage], document: Document | None = None) -> None:
        """Collect them; without the document only those that trails name are known."""
        self._below: dict[Trail, dict[str, None]] = {}
        self._alone: dict[Trail, dict[str, None]] = {}
        for passage in passages:
            for depth, heading in enumerate(passage.trail):
                self._below.setdefault(passage.trail[:depth], {})[heading] = None
        for article in document.articles if document else ():
            first = article.paragraphs[0].text
            if article.label and len(article.paragraphs) > 1 and _OWN_LINE.match(first):
                self._alone.setdefault(article.trail, {})[first] = None

    def own(self, passage: Passage) -> str:
        """Return the heading that stands on its own line in front of the text of `passage`, if one does."""
        alone = self._alone.get(passage.trail, ())
        return next((h for h in alone if passage.text.startswith(h) and passage.text != h), "")

    def path(self, passage: Passage) -> Trail:
        """Return the trail that passages right below `passage` have."""
        named = (h for h in self._below.get(passage.trail, ()) if passage.text.startswith(h))
        own = self.own(passage) or next(named, "") or heading_of(passage.text)
        return (*passage.trail, own)
