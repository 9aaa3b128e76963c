"""Title blocks: numbers, issuers and title of each text that a page begins, wherever on it they float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.bulletins.document_numbers import NumberSpan, numbers_in, registrations_in
from knowledge.bulletins.issuers import are_offices, split_issuers
from knowledge.bulletins.line_text import LineText, canonical
from knowledge.bulletins.titles import Title, header_at, regulation_at, title_after, title_before
from knowledge.records import Line

# 《温州市…办法》已经2016年4月11日市人民政府第55次常务会议审议通过，现予公布
_PROMULGATED = re.compile(r"《(?P<name>(?:[^《》]|《[^《》]*》)+)》(?:已于|已经|业经|经)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """What a title block says, the source lines that it takes out of the body, and where on its page it lies.

    `first` and `last` (excluded) bound it.
    """

    title: str
    document_number: str | None
    registration_number: str | None
    issuers: tuple[str, ...]
    lines: frozenset[int]
    first: int
    last: int

    @property
    def is_numbered(self) -> bool:
        """Return whether it prints a number, which a text that is only cited or enclosed does not."""
        return self.document_number is not None


def title_blocks(lines: Sequence[Line]) -> list[TitleBlock]:
    """Return the title blocks of a page in the order in which they stand, numbered ones or not."""
    page = LineText.of(lines)
    numbers = _leading(numbers_in(page))
    numbered = [block for span in numbers if (block := _numbered(page, span, alone=len(numbers) == 1))]
    numbered = _parted(page, numbers, numbered)
    numbered = _one_a_title(numbered)
    free = [block for block in _unnumbered(page) if not any(block.lines & other.lines for other in numbered)]
    return _registered(page, sorted([*numbered, *free], key=lambda block: block.first))


def _one_a_title(blocks: Sequence[TitleBlock]) -> list[TitleBlock]:
    """Of two numbers beside one title keep the later: a list of older texts may stand next to a title."""
    kept: list[TitleBlock] = []
    for block in blocks:
        if kept and kept[-1].lines & block.lines:
            kept[-1] = max(kept[-1], block, key=lambda rival: _year_of(rival.document_number or ""))
        else:
            kept.append(block)
    return kept


def _parted(page: LineText, numbers: list[NumberSpan], blocks: list[TitleBlock]) -> list[TitleBlock]:
    """Give the first of two numbers around one title the title above it: title, number, title, number."""
    spans = {span.text: span for span in numbers}
    parted = list(blocks)
    for i, (block, following) in enumerate(pairwise(blocks)):
        span = spans[block.document_number or ""]
        above = title_before(page, _skip_registrations(page, span.first, forward=False))
        if above and block.lines & following.lines and span.last <= following.first:
            own = not parted[i - 1].lines & page.numbers(above.first, above.last) if i else True
            parted[i] = _block(page, span, above) if own else block
    return parted


def _leading(spans: list[NumberSpan]) -> list[NumberSpan]:
    """Join the numbers of one year that a joint text prints one below the other: the first leads."""
    leading: list[NumberSpan] = []
    for span in spans:
        joint = leading and _year_of(leading[-1].text) == _year_of(span.text)
        if joint and leading[-1].last == span.first:
            leading[-1] = replace(leading[-1], last=span.last)
        else:
            leading.append(span)
    return leading


def _year_of(number: str) -> str:
    year = re.search(r"(?:19|20)\d\d", number)
    return year[0] if year else ""


def _numbered(page: LineText, span: NumberSpan, *, alone: bool) -> TitleBlock | None:
    title = _title_beside(page, span)
    if title is None and not span.bare and not span.header:
        title = _title_beside(page, span, any_ending=True)
    if title is None and span.is_order:
        title = _promulgated(page, span)
    if title is None and alone and not span.bare:
        title = _title_apart(page, span)
    if title is None and span.header:
        title = _headed(page, span)
    if title is None or (span.bare and not title.issuers):
        return None
    return _block(page, span, _with_issuers_above(page, span, title))


def _block(page: LineText, span: NumberSpan, title: Title) -> TitleBlock:
    return TitleBlock(
        title=title.text,
        document_number=span.text,
        registration_number=None,
        issuers=title.issuers or span.issuers,
        lines=page.numbers(span.first, span.last) | page.numbers(title.first, title.last),
        first=min(span.first, title.first),
        last=max(span.last, title.last),
    )


def _title_beside(page: LineText, span: NumberSpan, *, any_ending: bool = False) -> Title | None:
    """Look for the title after and before a number; of two take that which names its issuer or the other."""
    after = title_after(page, _skip_registrations(page, span.last, forward=True), any_ending=any_ending)
    before = title_before(page, _skip_registrations(page, span.first, forward=False), any_ending=any_ending)
    if after is None or before is None:
        return after or before
    if after.text in before.text or (before.issuers and not after.issuers):
        return before
    return after


def _title_apart(page: LineText, span: NumberSpan) -> Title | None:
    """Return the title at the foot or at the head of the page, apart from its number."""
    foot = _skip_registrations(page, len(page), forward=False)
    title = title_before(page, foot) or title_after(page, _skip_registrations(page, 0, forward=True))
    if title is None:
        named = title_before(page, foot, any_ending=True)
        title = named if named and named.issuers else None
    # 温州市人民政府公告 with a number needs no other title: only another 公告 is its own
    apart = title and (not span.header or title.text.endswith(span.header[-2:]))
    return title if apart else None


def _skip_registrations(page: LineText, edge: int, *, forward: bool) -> int:
    for span in registrations_in(page) if forward else reversed(registrations_in(page)):
        if (span.first if forward else span.last) == edge:
            edge = span.last if forward else span.first
    return edge


def _headed(page: LineText, span: NumberSpan) -> Title:
    """Return 温州市人民政府公告 as the title of a text that has no other."""
    return Title(first=span.first, last=span.last, text=span.header, issuers=span.issuers)


def _promulgated(page: LineText, span: NumberSpan) -> Title:
    """Return what an order promulgates: its name stands below the number or in its first sentence."""
    below = regulation_at(page, span.last) if span.last < len(page) else None
    if below:
        return replace(below, issuers=span.issuers)
    quoted = _PROMULGATED.search(page.text, page.starts[span.last]) or _PROMULGATED.search(
        page.text, 0, page.starts[span.first]
    )
    title = _headed(page, span)
    return replace(title, text=quoted["name"]) if quoted else title


def _with_issuers_above(page: LineText, span: NumberSpan, title: Title) -> Title:
    """Take in issuers above the number of a title that stands below: 宁波市人民政府 / 甬政发… / 关于…."""
    if title.issuers or span.header or title.first < span.last:
        return title
    first = span.first
    while first > 0 and are_offices(page.pieces[first - 1]) and span.first - first < 3:
        first -= 1
    head = page.between(first, span.first)
    if not head:
        return title
    issuers = split_issuers(page.spaced(first, span.first), head)
    return replace(title, first=first, text=head + title.text, issuers=issuers)


def _unnumbered(page: LineText) -> list[TitleBlock]:
    blocks: list[TitleBlock] = []
    position = 0
    while position < len(page):
        title = title_after(page, position) or header_at(page, position)
        if title and (title.issuers or canonical(title.text).startswith("关于")):
            blocks.append(_free_block(page, title))
        position = title.last if title else position + 1
    return blocks


def _free_block(page: LineText, title: Title) -> TitleBlock:
    return TitleBlock(
        title=title.text,
        document_number=None,
        registration_number=None,
        issuers=title.issuers,
        lines=page.numbers(title.first, title.last),
        first=title.first,
        last=title.last,
    )


def _registered(page: LineText, blocks: list[TitleBlock]) -> list[TitleBlock]:
    """Give each registration number to the nearest block that has none."""
    found = list(blocks)
    for span in registrations_in(page):
        free = [i for i, block in enumerate(found) if block.registration_number is None]
        free = [i for i in free if found[i].is_numbered] or free
        if not free:
            break
        i = min(free, key=lambda i: max(found[i].first - span.last, span.first - found[i].last, 0))
        found[i] = _with_registration(page, found[i], span)
    return found


def _with_registration(page: LineText, block: TitleBlock, span: NumberSpan) -> TitleBlock:
    return replace(
        block,
        registration_number=span.text,
        lines=block.lines | page.numbers(span.first, span.last),
        first=min(block.first, span.first),
        last=max(block.last, span.last),
    )
