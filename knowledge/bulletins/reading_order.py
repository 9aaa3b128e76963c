"""Reading order within a page: headings that extraction left at its foot go back to where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.paragraphs import CLAUSE
from knowledge.records import Line

# a heading that floats to the foot of its page:  附件   |   附  则
_FLOATING_HEADING = re.compile(r"^附\s*(?:件\s*\d*|则)$")
_LONGEST_HEADING_LINES = 4
# 附件：温州市财政支持深化民营和小微企业
_ATTACHMENTS = re.compile(r"^附件[:：]")
# 　　　金融服务综合改革十二条政策
_INDENTED = re.compile(r"^\s*(?:\u3000|\s{3})")
# 1.关于政策适用对象。
_FIRST_ITEM = re.compile(r"^1[.．]")


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Put a heading at the foot of a page (附件 with its title, 附则) before the text that it heads."""
    for position in range(max(0, len(lines) - _LONGEST_HEADING_LINES), len(lines)):
        heading, text = lines[position:], lines[:position]
        if _FLOATING_HEADING.match(heading[0].text.strip()) and not any(
            "。" in line.text for line in heading
        ):
            place = _after_clauses(text) if "则" in heading[0].text else _after_attachments(text)
            return [*text[:place], *heading, *text[place:]]
    return list(lines)


def _after_clauses(text: Sequence[Line]) -> int:
    """Return where the items of 附则 begin: at the 1. after the last clause of the page, else at its head."""
    clauses = [i for i, line in enumerate(text) if CLAUSE.match(line.text.strip())]
    items = (i for i, line in enumerate(text) if _FIRST_ITEM.match(line.text.strip()))
    return next((i for i in items if i > clauses[-1]), 0) if clauses else 0


def _after_attachments(text: Sequence[Line]) -> int:
    """Return where the attachment begins: after the 附件：… of the page, else at its head."""
    place = next((i + 1 for i, line in enumerate(text) if _ATTACHMENTS.match(line.text.strip())), 0)
    while 0 < place < len(text) and _INDENTED.match(text[place].text):
        place += 1
    return place
