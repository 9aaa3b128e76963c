"""Numbers of pages: the few that are printed, and those counted on from them."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.bulletins.document_numbers import numbers_in
from knowledge.bulletins.furniture import furniture_at, lone_folio, near_edge
from knowledge.bulletins.line_text import LineText
from knowledge.records import Line

# one character (or one number) a line: the trace of a table set vertically
_VERTICAL_LINE_LENGTH = 2
# so many pages must agree before a number that is all of a line is taken for a folio
_LEAST_LONE = 3


def is_vertical(lines: Sequence[Line]) -> bool:
    """Return whether most lines hold one character: a table that extraction took apart."""
    short = sum(len(line.text.strip()) <= _VERTICAL_LINE_LENGTH for line in lines)
    return len(lines) > 0 and short * 2 > len(lines)


def printed_folio(lines: Sequence[Line]) -> int | None:
    """Return the number that a page prints at its head or its foot."""
    texts = [line.text for line in lines]
    for position in range(len(texts)):
        if near_edge(position, 1, len(texts)):
            found = furniture_at(texts, position)
            if found and found.folio is not None:
                return found.folio
    return None


def lone_folios(pages: Sequence[Sequence[Line]]) -> dict[int, int]:
    """Return by page the line whose number is its folio: it counts with the pages as most others do."""
    candidates = [
        (index, line.number, number - index)
        for index, lines in enumerate(pages)
        for line in {line.number: line for line in (*lines[:1], *lines[-1:])}.values()
        if (number := lone_folio(line.text)) is not None
    ]
    offsets = [offset for _, _, offset in candidates]
    return {index: line for index, line, offset in candidates if offsets.count(offset) >= _LEAST_LONE}


def count_pages(groups: Sequence[Sequence[Line]], printed: Sequence[int | None]) -> list[int]:
    """Count the unprinted numbers on from the printed ones; across a taken-apart table count back."""
    first = _first_number(groups[0]) if groups else 1
    anchors = [(i, n) for i, n in enumerate(printed) if n is not None]
    if not anchors:
        return list(range(first, first + len(groups)))
    vertical = [is_vertical(lines) for lines in groups]
    return [_number_of(i, first, vertical, anchors) for i in range(len(groups))]


def _number_of(index: int, first: int, vertical: Sequence[bool], anchors: list[tuple[int, int]]) -> int:
    before = [a for a in anchors if a[0] <= index]
    after = [a for a in anchors if a[0] > index]
    forward_from = before[-1] if before else (0, first)
    forward = forward_from[1] + index - forward_from[0]
    if not after or not any(vertical[forward_from[0] : after[0][0]]):
        return forward if before or not after else max(1, after[0][1] - (after[0][0] - index))
    if any(vertical[forward_from[0] : index]):
        return max(1, after[0][1] - (after[0][0] - index))
    return forward


def _first_number(group: Sequence[Line]) -> int:
    """Page 1 is the cover; an issue whose text begins with a document begins on page 2."""
    return 2 if any(not span.bare for span in numbers_in(LineText.of(group))) else 1
