"""The tables of the store; they lie in the same database as Rasa's table of events.

A table with the columns `sender` and `at` (UTC) is a table of conversations: retention and
`ouwen forget` empty it like the others (`bot.store.forgetting`).
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData()

SENDER_LENGTH = 255
TURN_LENGTH = 32


class Moment(sa.types.TypeDecorator[Any]):
    """A moment with a time zone in Python, UTC without one in the database."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return the moment as UTC; raises ValueError for one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"the moment {value!r} has no time zone, expected an aware datetime")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Return the moment of the database with its time zone, UTC."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


def storable(text: str) -> str:
    """Return the text without what a database refuses: control characters and half surrogates."""
    kept = (character for character in text if character.isprintable() or character.isspace())
    return "".join(kept).strip()


# One row a turn; `replies` is the JSON list of what was said, each with text, buttons and payload.
TURNS = sa.Table(
    "turns",
    metadata,
    sa.Column("id", sa.String(TURN_LENGTH), primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("sender", sa.String(SENDER_LENGTH), nullable=False),
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("message_id", sa.String(SENDER_LENGTH)),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("topic", sa.String(64)),
    sa.Column("region", sa.String(255)),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("replies", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float),
    sa.Column("latency_ms", sa.Float, nullable=False),
    sa.Column("notice", sa.Integer),
    sa.Index("ix_turns_sender_message", "sender", "message_id"),
)

# One row a turn at most: a second vote takes the place of the first.
FEEDBACK = sa.Table(
    "feedback",
    metadata,
    sa.Column("turn", sa.String(TURN_LENGTH), primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("sender", sa.String(SENDER_LENGTH), nullable=False, index=True),
    sa.Column("verdict", sa.String(8), nullable=False),
    sa.Column("reason", sa.String(32)),
    sa.Column("comment", sa.Text, nullable=False),
)

# Every notice that was ever pinned; the one without `ended` that has not run out is shown.
NOTICES = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("only", sa.Boolean, nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Column("ended", Moment),
    sa.Column("pinned_by", sa.String(64), nullable=False),
)
