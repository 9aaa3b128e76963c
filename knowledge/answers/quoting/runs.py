"""Lists: the items that stand under one head, joined across passages and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.answers.quoting.headings import Headings
from knowledge.answers.quoting.spans import Span, SpanKind, is_open, pieces_of
from knowledge.bulletins.articles import heading_of
from knowledge.records import Document, DocumentKind, Passage

_FEWEST = 2
# a list longer than this is told by the headings of its items
_LONGEST = 260
_LONGEST_NAME = 60
# 一、  （二）  3.  第四条  ⑤: what an item begins with
LABEL = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[条章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}\s*[.．、](?!\d)|[①-⑳])\s*"
)
# （1）…；（2）…  within one passage
_INSIDE = re.compile(r"(?<=[。；：])(?=[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]|\d{1,2}[.．、](?!\d))")
_LISTED = (DocumentKind.DOCUMENT, DocumentKind.FEATURE)


@dataclass(slots=True)
class _Item:
    heading: str
    order: int
    passages: list[Passage] = field(default_factory=list)


def runs_of(passages: Sequence[Passage], document: Document | None = None) -> Iterator[Span]:
    """Yield the lists of a document: the items below one heading, and those within one passage."""
    if not passages or passages[0].kind not in _LISTED:
        return
    headings = Headings(passages, document)
    heads = {headings.path(passage): passage for passage in reversed(passages)}
    for trail, items in _grouped(passages, headings).items():
        if len(items) >= _FEWEST:
            yield _run(trail, items, heads.get(trail))
    for order, passage in enumerate(passages):
        yield from _inside(passage, order)


def _grouped(passages: Sequence[Passage], headings: Headings) -> dict[tuple[str, ...], list[_Item]]:
    """Return the labelled items by the headings above them, in reading order."""
    groups: dict[tuple[str, ...], dict[str, _Item]] = {}
    for order, passage in enumerate(passages):
        path = headings.path(passage) if LABEL.match(passage.text) else passage.trail
        for depth, heading in enumerate(path):
            if not LABEL.match(heading):
                continue
            item = groups.setdefault(path[:depth], {}).setdefault(heading, _Item(heading, order))
            item.passages.append(passage)
    return {trail: list(items.values()) for trail, items in groups.items()}


def _run(trail: tuple[str, ...], items: Sequence[_Item], head: Passage | None) -> Span:
    """Return the list; an item of one passage is told whole, a longer one by its heading."""
    texts = _told(items)
    lead = pieces_of(head.text)[-1] if head else ""
    members = [passage for item in items for passage in item.passages[:1]]
    return Span(
        kind=SpanKind.RUN,
        passages=tuple(dict.fromkeys([head, *members] if head and is_open(lead) else members)),
        text="".join(texts),
        trail=trail,
        lead=lead if is_open(lead) else "",
        items=texts,
        order=items[0].order,
    )


def _told(items: Sequence[_Item]) -> tuple[str, ...]:
    """Return the items whole where that is short, else their headings."""
    if all(len(item.passages) == 1 for item in items):
        whole = tuple(item.passages[0].text for item in items)
        if len("".join(whole)) <= _LONGEST:
            return whole
    return tuple(_named(item) for item in items)


def _named(item: _Item) -> str:
    """Return the heading of an item; its first sentence where the heading is the beginning of a short one.

    Of one that goes on in items of its own (分为：（一）…；（二）…) it is what announces them.
    """
    first, *_ = _INSIDE.split(pieces_of(item.passages[0].text)[0])
    return first if first.startswith(item.heading) and len(first) <= _LONGEST_NAME else item.heading


def _inside(passage: Passage, order: int) -> Iterator[Span]:
    """Yield the list that one passage holds: its words up to the first item, then the items."""
    head, *items = _INSIDE.split(passage.text)
    if LABEL.match(passage.text) and items and not head.endswith("："):
        head, items = "", [head, *items]
    if len(items) < _FEWEST:
        return
    if len("".join(items)) > _LONGEST:
        items = [heading_of(item) for item in items]
    yield Span(
        kind=SpanKind.RUN,
        passages=(passage,),
        text="".join(items),
        trail=passage.trail,
        lead=head,
        items=tuple(items),
        order=order,
    )
