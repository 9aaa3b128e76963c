"""The turns that staff looks through: unanswered, disliked or any other choice, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.feedback import Feedback, Verdict, feedback_of
from bot.store.tables import FEEDBACK, TURNS
from bot.store.turns import Turn, turn_of

# What a resident was not helped with.
UNANSWERED = frozenset({"not_in_bulletins", "handoff", "error"})
EXPORTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which turns: from `since` to before `until` (aware), of these statuses, with this vote, and so on.

    `unhelped` takes the unanswered ones and those with a thumb down together.
    """

    since: datetime | None = None
    until: datetime | None = None
    statuses: frozenset[str] = frozenset()
    verdict: Verdict | None = None
    channel: str | None = None
    topic: str | None = None
    contains: str = ""
    unhelped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A turn with the vote on it."""

    turn: Turn
    feedback: Feedback | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A part of the chosen turns, newest first, and how many there are in all."""

    reviews: tuple[Review, ...]
    total: int


def listing(database: Database, selection: Selection, limit: int = 50, offset: int = 0) -> Listing:
    """Return the chosen turns, newest first, from place `offset` on."""
    conditions = _conditions(selection)
    joined = TURNS.outerjoin(FEEDBACK, FEEDBACK.c.turn == TURNS.c.id)
    count = sa.select(sa.func.count()).select_from(joined).where(*conditions)
    with database.reading() as connection:
        total = connection.execute(count).scalar_one()
        rows = connection.execute(_query(conditions).limit(limit).offset(offset)).all()
    return Listing(reviews=tuple(_review(row) for row in rows), total=total)


def exported(database: Database, selection: Selection) -> Iterator[Review]:
    """Yield all chosen turns, newest first, without holding the database while they are used."""
    offset = 0
    while found := listing(database, selection, EXPORTED_AT_ONCE, offset).reviews:
        yield from found
        offset += len(found)


def _query(conditions: list[Any]) -> Any:
    votes = [column.label(f"vote_{column.name}") for column in FEEDBACK.columns]
    joined = TURNS.outerjoin(FEEDBACK, FEEDBACK.c.turn == TURNS.c.id)
    query = sa.select(*TURNS.columns, *votes).select_from(joined).where(*conditions)
    return query.order_by(TURNS.c.at.desc(), TURNS.c.id)


def _conditions(chosen: Selection) -> list[Any]:
    """Return what the rows have to fulfil."""
    conditions: list[Any] = []
    if chosen.since:
        conditions.append(TURNS.c.at >= chosen.since)
    if chosen.until:
        conditions.append(TURNS.c.at < chosen.until)
    if chosen.statuses:
        conditions.append(TURNS.c.status.in_(sorted(chosen.statuses)))
    if chosen.verdict:
        conditions.append(FEEDBACK.c.verdict == chosen.verdict.value)
    if chosen.channel:
        conditions.append(TURNS.c.channel == chosen.channel)
    if chosen.topic:
        conditions.append(TURNS.c.topic == chosen.topic)
    if chosen.contains:
        conditions.append(TURNS.c.question.contains(chosen.contains, autoescape=True))
    if chosen.unhelped:
        unanswered = TURNS.c.status.in_(sorted(UNANSWERED))
        conditions.append(sa.or_(unanswered, FEEDBACK.c.verdict == Verdict.DOWN.value))
    return conditions


def _review(row: Any) -> Review:
    """Return the turn and its vote in a joined row."""
    return Review(turn=turn_of(row), feedback=feedback_of(_Vote(row)) if row.vote_turn else None)


class _Vote:
    """The columns of the vote in a joined row, by their own names."""

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"vote_{name}")
