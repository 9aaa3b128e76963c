"""The turns of all conversations: one row for each message and what was answered."""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.tables import TURNS

Reply = dict[str, Any]
# PostgreSQL refuses what is longer than its column
_LENGTHS = {column.name: getattr(column.type, "length", None) for column in TURNS.columns}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message and its replies; `question` is masked, `text` is what was said, `at` aware UTC.

    `status`, `topic`, `region` and `confidence` are those of the payload; `notice` is the pinned notice
    that was told in this turn.
    """

    id: str
    at: datetime
    sender: str
    channel: str
    message_id: str | None
    question: str
    status: str
    topic: str | None
    region: str | None
    text: str
    replies: tuple[Reply, ...]
    confidence: float | None
    latency_ms: float
    notice: int | None = None


class Turns:
    """The table of the turns."""

    def __init__(self, database: Database) -> None:
        """Keep the turns in `database`."""
        self._database = database
        self._inserting = TURNS.insert().compile(database.engine, column_keys=list(_LENGTHS))
        self._answered = _answered().compile(database.engine)

    def add(self, turn: Turn) -> Future[bool]:
        """Write the turn soon; neither waits nor raises, the future tells whether it is written."""
        return self._database.write(lambda connection: connection.execute(self._inserting, _row(turn)))

    def find(self, turn_id: str) -> Turn | None:
        """Return the turn with this id, if there is one."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(TURNS).where(TURNS.c.id == turn_id)).first()
        return turn_of(row) if row else None

    def answered(self, sender: str, message_id: str) -> Turn | None:
        """Return the latest turn of the message that got an answer, None for one new or failed."""
        name, number = (self._database.stored_name(one) for one in (sender, message_id))
        with self._database.reading() as connection:
            row = connection.execute(self._answered, {"sender": name, "number": number}).first()
        return turn_of(row) if row else None

    def told(self, sender: str, notice: int) -> bool:
        """Tell whether the sender has been told the notice."""
        own = TURNS.c.sender == self._database.stored_name(sender)
        query = sa.select(TURNS.c.id).where(own, TURNS.c.notice == notice).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def of(self, sender: str, limit: int = 50) -> list[Turn]:
        """Return the latest turns of the sender, oldest first."""
        own = TURNS.c.sender == self._database.stored_name(sender)
        query = sa.select(TURNS).where(own).order_by(TURNS.c.at.desc()).limit(limit)
        with self._database.reading() as connection:
            return [turn_of(row) for row in connection.execute(query)][::-1]


def _answered() -> Any:
    """Return the query for the latest turn of a message that got an answer."""
    sender, number = (sa.bindparam(name, type_=sa.String) for name in ("sender", "number"))
    own = sa.and_(TURNS.c.sender == sender, TURNS.c.message_id == number, TURNS.c.status != "error")
    return sa.select(TURNS).where(own).order_by(TURNS.c.at.desc()).limit(1)


def turn_of(row: Any) -> Turn:
    """Return the turn in a row of the table."""
    fields = {column.name: getattr(row, column.name) for column in TURNS.columns}
    return Turn(**{**fields, "replies": tuple(json.loads(row.replies))})


def _row(turn: Turn) -> dict[str, Any]:
    """Return the columns of a turn."""
    fields = {name: _fitting(getattr(turn, name), length) for name, length in _LENGTHS.items()}
    return {**fields, "replies": json.dumps(turn.replies, ensure_ascii=False)}


def _fitting(value: Any, length: int | None) -> Any:
    """Return the value, a text cut to `length`."""
    return value[:length] if length and isinstance(value, str) else value
