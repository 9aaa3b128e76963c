"""Several standards at once: the small table of places, and the tiers of one benefit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.lookup import WHOLE_CITY, in_place, parts_of_place, with_hourly
from knowledge.answers.places import scope_text
from knowledge.answers.values import amount_text, asks_of_day, is_outlived, place_of, since
from knowledge.answers.wording import money, say, wording
from knowledge.records import Answer, Aspect, Measure, Question, Standard, ValidityStatus
from knowledge.regions import counties


def tiers_answer(
    question: Question, sources: Sources, chosen: Sequence[Standard], places: Sequence[str]
) -> Answer:
    """Answer with the amounts of all tiers in one sentence, those before where they are asked for."""
    first = chosen[0]
    before = question.aspect is Aspect.BEFORE
    rows = [
        say(
            "standard.tier_row",
            tier=s.tier or "",
            amount=money(s.previous_amount if before else s.amount, s.unit),
        )
        for s in chosen
    ]
    known = [s for s in sources.standards if _same_benefit(s, first)]
    # of three tiers two are not all that there are
    key = "tiers_some" if len(chosen) < len(known) else "tiers"
    sentence = say(
        f"standard.{key}_before" if before else f"standard.{key}",
        place=place_of(first, places),
        subject=first.subject,
        count=str(len(chosen)),
        since=since(first),
        rows="、".join(rows),
    )
    return answered(question, sources, chosen, [sentence])


def _same_benefit(one: Standard, other: Standard) -> bool:
    """Return whether two standards are tiers of one benefit, of one document, place and day."""
    tiers = one.tier is not None and other.tier is not None
    same = (one.measure, one.subject, one.regions) == (other.measure, other.subject, other.regions)
    cited = one.citation.document_key == other.citation.document_key
    return tiers and same and cited and one.validity.effective_from == other.validity.effective_from


def table_answer(question: Question, sources: Sources, chosen: Sequence[Standard]) -> Answer:
    """Answer with a row a scope, and offer the places to choose from where none was named."""
    first = chosen[0]
    groups = [_columns(question, sources, standard) for standard in chosen]
    rows = [(_row_name(group[0]), *(_cell(standard) for standard in group)) for group in groups]
    key = _title(question, first, sources)
    names: dict[str, str] = wording()["columns"]
    title = say(
        key,
        subject=names["wage"] if len(groups[0]) > 1 else first.subject,
        count=str(len(rows)),
        since=since(first),
        day=question.date_phrase or "",
    )
    lines = [say("standard.table_row", place=row[0], amounts="／".join(row[1:])) for row in rows]
    used = [standard for group in groups for standard in group]
    answer = answered(question, sources, used, [title, *lines])
    header = (names["place"], *(names.get(s.measure.value, s.subject) for s in groups[0]))
    open_place = not question.regions or question.regions == (WHOLE_CITY,)
    return replace(answer, table=(header, *rows), choices=offered(chosen) if open_place else ())


def offered(standards: Sequence[Standard]) -> tuple[str, ...]:
    """Return the counties to choose from: those that the standards hold for, in whole or in part."""
    return tuple(
        county for county in counties() if in_place(standards, county) or parts_of_place(standards, county)
    )


def _title(question: Question, first: Standard, sources: Sources) -> str:
    """Return which title a table has: one that says so where it is not that of the day asked about."""
    if question.aspect in (Aspect.BEFORE, Aspect.INCREASE) and first.previous_amount is None:
        return "standard.table_unknown_before"
    if question.as_of is None or question.date_phrase is None or not asks_of_day(question):
        return "standard.table_title"
    if first.validity.status(question.as_of) is ValidityStatus.NOT_YET:
        known = first.previous_amount is not None
        return "standard.table_previous_on_day" if known else "standard.table_before_day"
    lasts = sources.settings.staleness_years.get(first.topic)
    outlived = is_outlived(first, question.as_of, lasts)
    return "standard.table_last_before_day" if outlived else "standard.table_title"


def _columns(question: Question, sources: Sources, standard: Standard) -> list[Standard]:
    """Return the standard, with the hourly wage beside a monthly one asked for without a period."""
    if standard.measure is not Measure.MONTHLY_WAGE or "月" in question.text:
        return [standard]
    return with_hourly(standard, sources.standards)


def _row_name(standard: Standard) -> str:
    """Return the places of a row, with its tier where the notice has several: 乐清市（农村）."""
    return f"{scope_text(standard)}（{standard.tier}）" if standard.tier else scope_text(standard)


def _cell(standard: Standard) -> str:
    amount = amount_text(standard)
    if standard.previous_amount is None:
        return amount
    return f"{amount}（调整前{money(standard.previous_amount, standard.unit)}）"
