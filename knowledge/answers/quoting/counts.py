"""How many things a question says that there are: a list of another length is not the one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.wants import count_asked


def of_count(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject the lists that have another number of items than asked for (五大工程), and items of theirs."""
    count = count_asked(text)
    if count is None:
        return list(candidates)
    runs = [c.span for c in candidates if c.span.kind is SpanKind.RUN]
    fitting = {p.id for run in runs if len(run.items) == count for p in run.passages}
    others = {p.id for run in runs if len(run.items) != count for p in run.passages} - fitting
    reason = f"the list has not the {count} items asked for"
    return [
        replace(c, reason=c.reason or reason) if _of_another(c.span, count, others) else c for c in candidates
    ]


def _of_another(span: Span, count: int, others: set[str]) -> bool:
    """Return whether a span is a list of another length, or a labelled item of the passages of one."""
    if span.kind is SpanKind.RUN:
        return len(span.items) != count
    return span.passage.id in others and LABEL.match(span.text) is not None
