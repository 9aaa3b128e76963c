"""Spans: what may be said of a passage, cut from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.records import Passage
from knowledge.text import sentences

# 各县（市、区）人民政府，市政府直属各单位：
_SALUTATION = re.compile(r"^(?:[^。：]{0,60}(?:政府|单位|局|大队|企业|办|委员会|管委会|中心|扫黑办))：(?=\S)")
# a heading in front of its sentence:  1. 房租补助。
_HEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)[^。；]{2,16}。$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A part of a passage that may be said.

    `text` is measured; `said` is what would be said, longer where what it announces stands behind
    it; `trail` are the headings above it; `position` counts from 0 in its passage.
    """

    passage: Passage
    text: str
    said: str
    trail: tuple[str, ...]
    position: int


def spans_of(passage: Passage) -> Iterator[Span]:
    """Yield the sentences and ；-clauses of a passage; one that ends in ： is said with the next one."""
    pieces = [_SALUTATION.sub("", piece) for piece in sentences(passage.text)] or [passage.text]
    headed = len(pieces) > 1 and _HEADING.match(pieces[0])
    trail = (*passage.trail, pieces[0]) if headed else passage.trail
    for position, piece in enumerate(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else ""
        said = piece + following if piece.endswith("：") else piece
        yield Span(passage=passage, text=piece, said=said, trail=trail, position=position)
