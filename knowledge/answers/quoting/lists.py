"""Lists said whole, and the citation that covers all of their items."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import Span
from knowledge.answers.wording import say
from knowledge.records import Citation

_LONGEST = 420
_MARKS = "；;。，、 "
_CUT = "……"


def list_said(span: Span) -> str:
    """Return the items behind their head; where they are too many, the first of them."""
    items = [_item_said(item.strip()) for item in span.items]
    kept: list[str] = []
    for item in items:
        if kept and sum(map(len, kept)) + len(item) > _LONGEST:
            break
        kept.append(item)
    head = _head(span)
    told = "；".join(kept)
    if len(kept) < len(items):
        return say("passage.list_cut", head=head, items=told)
    return say("passage.list", head=head, items=told)


def _item_said(item: str) -> str:
    """Return an item without its last mark; one that only announces more (材料：) with a sign of the cut."""
    announces = item.endswith(("：", ":"))
    return item.rstrip("：:") + _CUT if announces else item.rstrip(_MARKS)


def _head(span: Span) -> str:
    """Return the words that announce the list: those printed before it, else its heading."""
    head = span.lead or (span.trail[-1] if span.trail else span.passage.title)
    return LABEL.sub("", head).rstrip("：:。，")


def list_citation(span: Span, sources: Sources) -> Citation:
    """Return the citation of all items, which may stand in several passages, on the page of the first."""
    first = sources.cite(span.passage)
    lines = dict.fromkeys(line for passage in span.passages for line in passage.lines)
    texts = [passage.text for passage in span.passages]
    inside = len(span.passages) == 1
    above = texts[:1] if span.lead else span.trail[-1:]
    quote = first.quote if inside else "\n".join([*above, *span.items])
    return replace(first, quote=quote, lines=tuple(lines))
