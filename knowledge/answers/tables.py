"""Several standards at once: the small table of places, and the tiers of one benefit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.lookup import WHOLE_CITY, with_hourly
from knowledge.answers.places import display, scope_text
from knowledge.answers.values import since
from knowledge.answers.wording import money, say, wording
from knowledge.records import Answer, Aspect, Measure, Question, Standard
from knowledge.regions import counties


def tiers_answer(
    question: Question, sources: Sources, chosen: Sequence[Standard], place: str | None
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
    sentence = say(
        "standard.tiers_before" if before else "standard.tiers",
        place=display(place) if place else scope_text(first),
        subject=first.subject,
        count=str(len(chosen)),
        since=since(first),
        rows="、".join(rows),
    )
    return answered(question, sources, chosen, [sentence])


def table_answer(question: Question, sources: Sources, chosen: Sequence[Standard]) -> Answer:
    """Answer with a row a scope, and offer the places to choose from where none was named."""
    first = chosen[0]
    groups = [_columns(question, sources, standard) for standard in chosen]
    rows = [(_row_name(group[0]), *(_cell(standard) for standard in group)) for group in groups]
    unknown = question.aspect is Aspect.BEFORE and first.previous_amount is None
    key = "standard.table_unknown_before" if unknown else "standard.table_title"
    names: dict[str, str] = wording()["columns"]
    title = say(
        key,
        subject=names["wage"] if len(groups[0]) > 1 else first.subject,
        count=str(len(rows)),
        since=since(first),
    )
    lines = [say("standard.table_row", place=row[0], amounts="／".join(row[1:])) for row in rows]
    used = [standard for group in groups for standard in group]
    answer = answered(question, sources, used, [title, *lines])
    header = (names["place"], *(names.get(s.measure.value, s.subject) for s in groups[0]))
    open_place = not question.regions or question.regions == (WHOLE_CITY,)
    return replace(answer, table=(header, *rows), choices=counties() if open_place else ())


def _columns(question: Question, sources: Sources, standard: Standard) -> list[Standard]:
    """Return the standard, with the hourly wage beside a monthly one asked for without a period."""
    if standard.measure is not Measure.MONTHLY_WAGE or "月" in question.text:
        return [standard]
    return with_hourly(standard, sources.standards)


def _row_name(standard: Standard) -> str:
    """Return the places of a row, with its tier where the notice has several: 乐清市（农村）."""
    return f"{scope_text(standard)}（{standard.tier}）" if standard.tier else scope_text(standard)


def _cell(standard: Standard) -> str:
    amount = money(standard.amount, standard.unit)
    if standard.previous_amount is None:
        return amount
    return f"{amount}（调整前{money(standard.previous_amount, standard.unit)}）"
