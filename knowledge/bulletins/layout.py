"""Pages of an issue: where they begin, which number they have, and which lines are furniture.

Rules come from reading the issues: a page begins with a folio line or a running header, or with a line
that has one leading space and follows a non-blank line or a run of three or more blank lines; so does
the imprint, which begins with the name of the bulletin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.records import Line, Page

# ·    4    ·
_FOLIO = re.compile(r"^\s*·\s*(\d{1,3})\s*·\s*$")
# 温州市人民政府公报（总第208期） 文件发布   |   2019 年第1 2 期文件发布
_RUNNING_HEADER = re.compile(
    r"^\s*(?:\S{2,12}人民政府公报\s*（总第[\d\s]+期）|(?:19|20)\d\d\s*年\s*第\s*[\d\s]+期).{0,8}$"
)
# 温州市人民政府公报
_MASTHEAD = re.compile(r"^\s*\S{2,12}人民政府公报\s*$")
_LABELS = ("文件发布", "机构人事", "政务简讯", "政府记事", "发文目录", "统计资料")
# 12月份市政府人事任免   |   10月份市政府、市政府办公室发文目录   |   6月份市政府记事
_SECTION_HEADING = re.compile(r"^\d{1,2}月份\S{0,20}(?:人事任免|记事|发文目录)$")
# 温政发〔2015〕58号   |    温浙集（开）管〔2019〕71号
DOCUMENT_NUMBER_LINE = re.compile(r"^\s*([^\s，。；：、《》]{2,12}〔(?:19|20)\d\d〕\s?\d{1,4}\s?号)\s*$")
# one character (or one number) a line: the trace of a table set vertically
_VERTICAL_LINE_LENGTH = 2


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
    groups = _merge_stray(list(_groups(lines)))
    printed = [_folio(group) for group in groups]
    numbers = _number(groups, printed)
    return [
        _raw_page(group, number, counted=folio is None)
        for group, number, folio in zip(groups, numbers, printed, strict=True)
    ]


def is_vertical(lines: Sequence[Line]) -> bool:
    """Return whether most lines hold one character: a table that extraction took apart."""
    short = sum(len(line.text.strip()) <= _VERTICAL_LINE_LENGTH for line in lines)
    return len(lines) > 0 and short * 2 > len(lines)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    blanks = 0
    for line in lines:
        if not line.text.strip():
            blanks += 1
            continue
        if group and _begins_page(line.text, blanks, group[-1].text):
            yield group
            group = []
        group.append(line)
        blanks = 0
    if group:
        yield group


def _begins_page(text: str, blanks: int, previous: str) -> bool:
    if _FOLIO.match(text):
        return True
    if _FOLIO.match(previous) or _RUNNING_HEADER.match(previous):
        return False
    if _RUNNING_HEADER.match(text):
        return True
    if _MASTHEAD.match(text) and blanks >= 3:
        return True
    leading = len(text) - len(text.lstrip(" "))
    return leading == 1 and (blanks == 0 or blanks >= 3)


def _merge_stray(groups: list[list[Line]]) -> list[list[Line]]:
    """Join to the page before what only looks like a page: table crumbs and a lone number line."""
    merged: list[list[Line]] = []
    for group in groups:
        crumbs = is_vertical(group) and not _FOLIO.match(group[0].text)
        lone_number = len(group) == 1 and DOCUMENT_NUMBER_LINE.match(group[0].text)
        if merged and (lone_number or (crumbs and is_vertical(merged[-1]))):
            merged[-1] = merged[-1] + group
        else:
            merged.append(group)
    return merged


def _folio(group: list[Line]) -> int | None:
    match = _FOLIO.match(group[0].text)
    return int(match[1]) if match else None


def _number(groups: list[list[Line]], printed: list[int | None]) -> list[int]:
    """Count the unprinted numbers on from the printed ones; across a taken-apart table count back."""
    anchors = [(i, n) for i, n in enumerate(printed) if n is not None]
    if not anchors:
        first = _first_number(groups[0]) if groups else 1
        return list(range(first, first + len(groups)))
    return [_number_of(i, groups, anchors) for i in range(len(groups))]


def _number_of(index: int, groups: list[list[Line]], anchors: list[tuple[int, int]]) -> int:
    before = [a for a in anchors if a[0] <= index]
    after = [a for a in anchors if a[0] > index]
    forward_from = before[-1] if before else (0, _first_number(groups[0]))
    forward = forward_from[1] + index - forward_from[0]
    if not after or not _table_between(groups, forward_from[0], after[0][0]):
        return forward if before or not after else max(1, after[0][1] - (after[0][0] - index))
    if _table_between(groups, forward_from[0], index):
        return after[0][1] - (after[0][0] - index)
    return forward


def _first_number(group: list[Line]) -> int:
    """Page 1 is the cover; an issue whose text begins with a document begins on page 2."""
    return 2 if any(DOCUMENT_NUMBER_LINE.match(line.text) for line in group) else 1


def _table_between(groups: list[list[Line]], first: int, last: int) -> bool:
    return any(is_vertical(groups[i]) for i in range(first, last))


def _raw_page(group: list[Line], number: int, *, counted: bool) -> RawPage:
    label: str | None = None
    kept: list[Line] = []
    for position, line in enumerate(group):
        found = _furniture(line.text, position)
        if found is None:
            kept.append(line)
        else:
            label = found or label
    return RawPage(number=number, counted=counted, label=label, vertical=is_vertical(kept), lines=tuple(kept))


def _furniture(text: str, position: int) -> str | None:
    """Return the section that a furniture line names ('' for none), or None when it is body text."""
    closed = re.sub(r"\s", "", text)
    if closed in _LABELS or _SECTION_HEADING.match(closed):
        return closed
    if _FOLIO.match(text):
        return ""
    if position <= 2 and _RUNNING_HEADER.match(text):
        return next((label for label in _LABELS if closed.endswith(label)), "")
    return None
