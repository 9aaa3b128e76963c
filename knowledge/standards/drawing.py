"""One way to make a standard of a match: scope, amounts, validity of the document, citation."""

from __future__ import annotations

import re

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.scope import Scope, amount_of
from knowledge.standards.source import SourceText


def draw(
    source: SourceText,
    match: re.Match[str],
    scope: Scope,
    *,
    topic: Topic,
    measure: Measure,
    subject: str,
    amount: str,
    unit: str,
    previous: str | None = None,
    quote_from: int | None = None,
) -> Standard:
    """Return the standard that `match` states for `scope`.

    Args:
        source: the text that `match` was found in.
        match: what is cited, with the sentences around it.
        scope: the divisions that the standard covers.
        topic: what it is about.
        measure: the quantity that it states.
        subject: its name in answers.
        amount: the figure as printed.
        unit: the unit of both amounts, such as 元/月.
        previous: the figure before, as printed, where the text says it.
        quote_from: where the quote begins, where that is before `match`.
    """
    return Standard(
        topic=topic,
        measure=measure,
        subject=subject,
        regions=scope.regions,
        excluded_regions=scope.excluded,
        region_text=scope.text,
        amount=amount_of(amount),
        unit=unit,
        previous_amount=amount_of(previous) if previous else None,
        validity=source.document.validity,
        citation=source.cite(match.start() if quote_from is None else quote_from, match.end()),
    )
