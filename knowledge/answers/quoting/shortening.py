"""A span shortened to what was asked."""

from __future__ import annotations

import re

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.scoring import fit
from knowledge.answers.quoting.spans import Span

_LONGEST = 150


def shortened(asked: Asked, span: Span) -> str:
    """Cut a long span to the run of clauses that answers; cuts are shown as ……."""
    if len(span.said) <= _LONGEST:
        return span.said
    clauses = re.findall(r"[^，；：]+[，；：]?", span.said)
    runs = [
        (first, last)
        for first in range(len(clauses))
        for last in range(first + 1, len(clauses) + 1)
        if len("".join(clauses[first:last])) <= _LONGEST
    ]
    if not runs:
        return span.said[:_LONGEST] + "……"
    first, last = max(runs, key=lambda r: (fit(asked, span, "".join(clauses[r[0] : r[1]])), r[0] - r[1]))
    head = "……" if first else ""
    tail = "……" if last < len(clauses) else ""
    return f"{head}{''.join(clauses[first:last]).rstrip('，；：')}{tail}"
