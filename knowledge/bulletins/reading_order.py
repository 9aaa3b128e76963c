"""Reading order within a page: headings that extraction left at its foot go back to where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.endings import signatures
from knowledge.bulletins.line_text import LineText, comparable
from knowledge.bulletins.paragraphs import CLAUSE
from knowledge.records import Line

# a heading that floats to the foot of its page:  附件   |   附  则
_FLOATING_HEADING = re.compile(r"^附(?:件\d*[:：]?|则)$")
_LONGEST_HEADING = 90
# 附件：温州市财政支持深化民营和小微企业
_ATTACHMENTS = re.compile(r"^附件\d*[:：]")
# 　　　金融服务综合改革十二条政策
_INDENTED = re.compile(r"^\s*(?:\u3000|\s{3})")
# 1.关于政策适用对象。
_FIRST_ITEM = re.compile(r"^1[.．](?!\d)")
_PARAGRAPH_END = re.compile(r"[。；：:！？”）]$")


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Put a heading at the foot of a page (附件 with its title, 附则) before the text that it heads."""
    page = LineText.of(lines)
    for position in range(len(page)):
        heading = page.between(position, len(page))
        if len(heading) > _LONGEST_HEADING or not _FLOATING_HEADING.match(page.pieces[position]):
            continue
        if not re.search(r"[。；]", heading):
            text = LineText.of(lines[:position])
            attached = page.between(position + 1, len(page))
            place = (
                _after_clauses(text) if "则" in page.pieces[position] else _after_attachments(text, attached)
            )
            return [*lines[:place], *lines[position:], *lines[place:position]]
    return list(lines)


def _after_clauses(text: LineText) -> int:
    """Return where the items of 附则 begin: at the 1. after the last clause of the page, else at its head."""
    begins = [i for i in range(len(text)) if i == 0 or _PARAGRAPH_END.search(text.pieces[i - 1])]
    clauses = [i for i in begins if CLAUSE.match(text.pieces[i])]
    items = (i for i in begins if _FIRST_ITEM.match(text.pieces[i]))
    return next((i for i in items if i > clauses[-1]), 0) if clauses else 0


def _after_attachments(text: LineText, title: str) -> int:
    """Return where the attachment begins: after 附件：… and the signature, else at the head of the page."""
    first = next((i for i, piece in enumerate(text.pieces) if _ATTACHMENTS.match(piece)), None)
    if first is None:
        return 0
    for begin, _, end in signatures(text.lines[first:]):
        if "。" not in text.between(first, first + begin):
            return first + end
    named = (
        last
        for last in range(first + 1, len(text) + 1)
        if comparable(text.between(first, last)).endswith(comparable(title))
    )
    return next(named, None) or _after_indented(text, first + 1)


def _after_indented(text: LineText, place: int) -> int:
    while place < len(text) and _INDENTED.match(text.lines[place].text):
        place += 1
    return place
