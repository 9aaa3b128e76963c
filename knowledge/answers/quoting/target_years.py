"""The year whose plan or target a sentence tells: named at its beginning, or before it in its paragraph.

A plan goes from year to year (2016年，…提高…。2017年，…达到…): a figure that stands behind one year
is not that of another, though its own sentence names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.records import DocumentKind, Passage

# 2017年，我市…   |   到2016年底，…   |   2017年实现…; not: 2016年12月9日   |   2016—2018年
_YEAR = re.compile(r"(?:到|至|在|截至|力争|争取|预计)?((?:19|20)\d\d)年(?!\s*(?:\d|[-—～~至到]))")
# 2. of an item, in front of its sentence
_LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十]+[条章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}\s*[.．、](?!\d)|[①-⑳])\s*"
)
_OTHER_TIME = re.compile(r"^.{0,6}(?:19|20)\d\d年?\s*(?:[-—～~至到\d])|^.{0,6}(?:今后|目前|近年)")


class TargetYears:
    """The years of the sentences of one document, read in their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._year = ""
        self._open: tuple[tuple[str, ...], ...] = ()

    def of_passage(self, passage: Passage, pieces: Sequence[str], path: tuple[str, ...]) -> list[str]:
        """Return the year of each piece of a passage, empty where none is named; one may go on from before.

        It goes on in a passage with the same headings, or below the heading that the one before begins with;
        `path` are the headings of what stands below this one.
        """
        if passage.kind is not DocumentKind.DOCUMENT:
            return [""] * len(pieces)
        if passage.trail not in self._open:
            self._year = ""
        self._open = (passage.trail, path)
        return [self._of(piece) for piece in pieces]

    def _of(self, piece: str) -> str:
        plain = _LABEL.sub("", piece)
        named = _YEAR.match(plain)
        if named is not None:
            self._year = named[1]
        elif plain != piece or _OTHER_TIME.match(plain):
            self._year = ""
        return self._year
