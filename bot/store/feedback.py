"""What residents think of an answer: up or down, and why."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from bot.masking import masked
from bot.metrics.events import voted
from bot.store.database import Database
from bot.store.tables import FEEDBACK, TURNS, storable

COMMENT_LIMIT = 500


class Verdict(enum.Enum):
    """A thumb."""

    UP = "up"
    DOWN = "down"


class Reason(enum.Enum):
    """Why a thumb points down."""

    WRONG_FIGURE = "wrong_figure"
    OUTDATED = "outdated"
    NOT_MY_QUESTION = "not_my_question"
    HARD_TO_READ = "hard_to_read"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A vote on a turn; `comment` is masked and may be empty."""

    turn: str
    at: datetime
    sender: str
    verdict: Verdict
    reason: Reason | None
    comment: str


class FeedbackTable:
    """The table of the votes."""

    def __init__(self, database: Database) -> None:
        """Keep the votes in `database`."""
        self._database = database

    def add(
        self, sender: str, turn: str, verdict: Verdict, reason: Reason | None = None, comment: str = ""
    ) -> bool:
        """Keep a vote of `sender` in place of an earlier one; False where the turn is not the sender's.

        Reads and writes at once: call it off the event loop (`asyncio.to_thread`).
        """
        self._database.flush()
        row = {
            "turn": turn,
            "at": datetime.now(timezone.utc),
            "sender": self._database.stored_name(sender),
            "verdict": verdict.value,
            "reason": reason.value if reason else None,
            "comment": masked(storable(comment))[:COMMENT_LIMIT],
        }
        kept = self._database.run(lambda connection: _replace(connection, row))
        if kept:
            voted(verdict.value)
        return kept

    def of(self, turn: str) -> Feedback | None:
        """Return the vote on a turn, if there is one."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(FEEDBACK).where(FEEDBACK.c.turn == turn)).first()
        return feedback_of(row) if row else None


def feedback_of(row: Any) -> Feedback:
    """Return the vote in a row that has the columns of the table."""
    return Feedback(
        turn=row.turn,
        at=row.at,
        sender=row.sender,
        verdict=Verdict(row.verdict),
        reason=Reason(row.reason) if row.reason else None,
        comment=row.comment,
    )


def _replace(connection: Any, row: dict[str, Any]) -> bool:
    """Write the vote where its turn is one of its sender."""
    own = sa.select(TURNS.c.id).where(TURNS.c.id == row["turn"], TURNS.c.sender == row["sender"])
    if connection.execute(own).first() is None:
        return False
    connection.execute(FEEDBACK.delete().where(FEEDBACK.c.turn == row["turn"]))
    connection.execute(FEEDBACK.insert(), row)
    return True
