"""One way to make a standard of a span of text: scope, amounts, days of effect, citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.days import single_day
from knowledge.standards.scope import Scope, amount_of
from knowledge.standards.source import SourceText

# a day further from the signature is that of another text
_NEAR = timedelta(days=400)


def draw(
    source: SourceText,
    span: tuple[int, int],
    scope: Scope,
    *,
    topic: Topic,
    measure: Measure,
    subject: str,
    amount: str | None = None,
    unit: str = "",
    previous: str | None = None,
    day: date | None = None,
) -> Standard:
    """Return the standard that `span` of a text states for `scope`.

    Args:
        source: the text that the span lies in.
        span: what is cited, with the sentences around it.
        scope: the divisions that the standard covers.
        topic: what it is about.
        measure: the quantity that it states.
        subject: its name in answers.
        amount: the figure as printed, where there is one.
        unit: the unit of both amounts, such as 元/月.
        previous: the figure before, as printed, where the text says it.
        day: the day of effect that its own sentence names.
    """
    return Standard(
        topic=topic,
        measure=measure,
        subject=subject,
        regions=scope.regions,
        excluded_regions=scope.excluded,
        region_text=scope.text,
        amount=amount_of(amount) if amount else None,
        unit=unit,
        previous_amount=amount_of(previous) if previous else None,
        validity=replace(source.document.validity, effective_from=effective(source, day)),
        citation=source.cite(*span),
    )


def effective(source: SourceText, day: date | None) -> date | None:
    """Return the day of effect: of the sentence, else of the document, else the one day that is named."""
    if day is not None:
        return day
    stated = source.document.validity.effective_from
    if source.document.effective_is_signed_date:
        only, signed = single_day(source.text), source.document.signed_date
        near = only and signed and abs(only - signed) <= _NEAR
        return only if near else stated
    return stated
