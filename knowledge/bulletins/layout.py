"""Pages of an issue: where they begin, which number they have, and which lines are furniture.

A text with form feeds begins a page with each. Without them the rules come from reading the issues: a
page begins with a folio line or a running header, or ends with them where the issue ends so; it begins
with a line that has one leading space and follows a non-blank line or a run of three or more blank
lines; so does the imprint, which begins with the name of the bulletin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.bulletins.document_numbers import numbers_in
from knowledge.bulletins.furniture import furniture_at, is_masthead, near_edge
from knowledge.bulletins.line_text import LineText
from knowledge.bulletins.page_numbers import (
    count_pages,
    is_vertical as is_vertical,
    lone_folios,
    printed_folio,
)
from knowledge.bulletins.titles import title_before
from knowledge.records import Line, Page

_FORM_FEED = "\f"
# a run of so many blank lines stands for a footer that was not extracted
_BLANK_RUN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """The non-blank lines of a page without furniture, and the section labels it printed."""

    number: int
    counted: bool
    label: str | None
    vertical: bool
    lines: tuple[Line, ...]

    def page(self) -> Page:
        """Return the record of this page."""
        return Page(number=self.number, counted=self.counted, lines=self.lines)


def split_pages(lines: Sequence[Line]) -> list[RawPage]:
    """Split the lines of an issue into its pages, furniture removed, pages numbered."""
    fed = any(_FORM_FEED in line.text for line in lines)
    groups = _fed_groups(lines) if fed else _merge_stray(list(_groups(lines)))
    printed = [printed_folio(group) for group in groups]
    lone = lone_folios(groups) if fed else {}
    for index, number in lone.items():
        printed[index] = printed[index] or next(int(x.text) for x in groups[index] if x.number == number)
    numbers = count_pages(groups, printed)
    folio_lines = set(lone.values())
    return [
        _raw_page([line for line in group if line.number not in folio_lines], number, counted=folio is None)
        for group, number, folio in zip(groups, numbers, printed, strict=True)
        if group
    ]


def _fed_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the pages that form feeds part; one without text counts among them."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        for position, text in enumerate(line.text.split(_FORM_FEED)):
            if position:
                groups.append([])
            if text.strip():
                groups[-1].append(replace(line, text=text))
    return groups[1:] if not groups[0] else groups


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    kept = [line for line in lines if line.text.strip()]
    blanks = _blanks_before(lines)
    edges = _edges([line.text for line in kept])
    begins = _after_feet(edges) if _ends_with_feet(kept, blanks, edges) else _heads(kept, blanks, edges)
    bounds = [0, *(i for i in begins if i), len(kept)]
    for first, last in pairwise(bounds):
        if first < last:
            yield kept[first:last]


def _blanks_before(lines: Sequence[Line]) -> list[int]:
    """Return how many blank lines stand above each non-blank one."""
    found: list[int] = []
    blanks = 0
    for line in lines:
        if line.text.strip():
            found.append(blanks)
        blanks = 0 if line.text.strip() else blanks + 1
    return found


def _edges(texts: Sequence[str]) -> list[bool]:
    """Return for each line whether it is a folio or a running header, or goes on with one."""
    edges = [False] * len(texts)
    for position in range(len(texts)):
        found = None if edges[position] else furniture_at(texts, position)
        if found and found.edge:
            edges[position : position + found.lines] = [True] * found.lines
    return edges


def _ends_with_feet(kept: Sequence[Line], blanks: Sequence[int], edges: Sequence[bool]) -> bool:
    """Return whether folios and headers stand at the foot of the pages: the issue ends with one."""
    if not edges or edges[0] or not edges[-1]:
        return False
    spaced = sum(_is_spaced(line.text, count) for line, count in zip(kept, blanks, strict=True))
    return spaced <= sum(edges)


def _after_feet(edges: Sequence[bool]) -> list[int]:
    return [i for i in range(1, len(edges)) if edges[i - 1] and not edges[i]]


def _heads(kept: Sequence[Line], blanks: Sequence[int], edges: Sequence[bool]) -> list[int]:
    return [
        i
        for i in range(1, len(kept))
        if not edges[i - 1]
        and (
            edges[i]
            or (is_masthead(kept[i].text) and blanks[i] >= _BLANK_RUN)
            or _is_spaced(kept[i].text, blanks[i])
        )
    ]


def _is_spaced(text: str, blanks: int) -> bool:
    leading = len(text) - len(text.lstrip(" "))
    return leading == 1 and (blanks == 0 or blanks >= _BLANK_RUN)


def _merge_stray(groups: list[list[Line]]) -> list[list[Line]]:
    """Join to the page before what only looks like a page: table crumbs, a number, alone or titled."""
    merged: list[list[Line]] = []
    for group in groups:
        crumbs = is_vertical(group) and printed_folio(group[:1]) is None
        page = LineText.of(group)
        numbers = numbers_in(page) if len(group) <= _BLANK_RUN else []
        lone_number = len(numbers) == 1 and (numbers[0].first, numbers[0].last) == (0, len(page))
        below = bool(merged) and _begins_with_number(page) and _ends_with_title(merged[-1])
        if merged and (lone_number or below or (crumbs and is_vertical(merged[-1]))):
            merged[-1] = merged[-1] + group
        else:
            merged.append(group)
    return merged


def _begins_with_number(page: LineText) -> bool:
    return any(span.first == 0 and not span.bare for span in numbers_in(page))


def _ends_with_title(group: list[Line]) -> bool:
    """Return whether a page ends with a title whose number is still to come: none stands above it."""
    page = LineText.of(group)
    title = title_before(page, len(page))
    return title is not None and all(span.last != title.first for span in numbers_in(page))


def _raw_page(group: list[Line], number: int, *, counted: bool) -> RawPage:
    label: str | None = None
    kept: list[Line] = []
    texts = [line.text for line in group]
    position = 0
    while position < len(group):
        found = furniture_at(texts, position)
        if found and (not found.edge or near_edge(position, found.lines, len(group))):
            label = found.label or label
            position += found.lines
        else:
            kept.append(group[position])
            position += 1
    return RawPage(number=number, counted=counted, label=label, vertical=is_vertical(kept), lines=tuple(kept))
