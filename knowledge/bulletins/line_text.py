"""Lines read as one text without white space, so that nothing depends on where extraction broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from knowledge.records import Line

# digits and brackets as other printers set them: ２０１８, [2018], 【2018】, (试行)
_CANONICAL = str.maketrans("０１２３４５６７８９﹝［【[﹞］】](){}", "0123456789〔〔〔〔〕〕〕〕（）（）")

_LONGEST_TITLE = 120
# every rule looks at the lines of an issue again; an issue has some ten thousand
_LINES_KEPT = 1 << 15


@lru_cache(maxsize=_LINES_KEPT)
def closed(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


@lru_cache(maxsize=_LINES_KEPT)
def canonical(text: str) -> str:
    """Return a text with the digits and brackets that document numbers are written with; its length stays."""
    return text.translate(_CANONICAL)


def comparable(text: str) -> str:
    """Return a title without its brackets and dashes, which print differently from place to place."""
    return re.sub(r"[\s《》〈〉<>（）()—–－-]", "", text)


@dataclass(frozen=True)
class LineText:
    """The lines of a page: `pieces[i]` is line i without white space, `starts[i]` its place in `text`."""

    lines: tuple[Line, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> LineText:
        """Return the text of these lines."""
        return cls(lines=tuple(lines))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Each line without white space."""
        return tuple(closed(line.text) for line in self.lines)

    @cached_property
    def text(self) -> str:
        """All lines without white space."""
        return "".join(self.pieces)

    @cached_property
    def plain(self) -> str:
        """The same text with canonical digits and brackets."""
        return canonical(self.text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in `text`, and the end of the last."""
        return tuple(accumulate((len(piece) for piece in self.pieces), initial=0))

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def between(self, first: int, last: int) -> str:
        """Return the text of the lines `first` to `last`, the latter excluded."""
        return self.text[self.starts[first] : self.starts[last]]

    def spaced(self, first: int, last: int) -> str:
        """Return the same lines with the white space that they print, a space between two."""
        return " ".join(line.text.strip() for line in self.lines[first:last])

    def in_quotation(self, position: int) -> bool:
        """Return whether the text above a line leaves a 《 open."""
        above = self.text[max(0, self.starts[position] - _LONGEST_TITLE) : self.starts[position]]
        return above.rfind("《") > above.rfind("》")

    def indent(self, position: int) -> int:
        """Return how far from the margin a line begins, a full-width space counted twice."""
        text = self.lines[position].text
        return sum(2 if c == "\u3000" else 1 for c in text[: len(text) - len(text.lstrip())])

    def numbers(self, first: int, last: int) -> frozenset[int]:
        """Return the source lines of a span."""
        return frozenset(line.number for line in self.lines[first:last])
