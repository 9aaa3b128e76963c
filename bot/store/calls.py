"""The calls of the hotline: how each stands, and what was said in it turn by turn."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.metrics.events import call_ended
from bot.store.database import Database
from bot.store.tables import SENDER_LENGTH, Moment, metadata

# One row a call; `at` is its last turn, so that retention counts from there. `state` is JSON.
CALLS = sa.Table(
    "calls",
    metadata,
    sa.Column("call_id", sa.String(128), primary_key=True),
    sa.Column("sender", sa.String(SENDER_LENGTH), nullable=False, index=True),
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("caller", sa.String(64), nullable=False),
    sa.Column("started", Moment, nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("ended", Moment),
    sa.Column("end_reason", sa.String(32)),
    sa.Column("state", sa.Text, nullable=False),
)

# One row a turn, the start and the end of a call too; a number is never given twice, so that whoever follows
# the calls can go on from the last one seen. `heard` and `reply` are JSON.
CALL_TURNS = sa.Table(
    "call_turns",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("call_id", sa.String(128), nullable=False),
    sa.Column("turn_id", sa.String(128), nullable=False),
    sa.Column("sender", sa.String(SENDER_LENGTH), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("heard", sa.Text, nullable=False),
    sa.Column("reply", sa.Text, nullable=False),
    sa.UniqueConstraint("call_id", "turn_id"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call; `caller` is the masked number, `state` what the channel remembers, moments are aware UTC."""

    call_id: str
    sender: str
    channel: str
    caller: str
    started: datetime
    at: datetime
    ended: datetime | None = None
    end_reason: str | None = None
    state: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTurn:
    """What was heard and said in one turn; both are JSON objects, masked. `id` grows over all calls."""

    id: int = 0
    call_id: str
    turn_id: str
    at: datetime
    heard: dict[str, Any]
    reply: dict[str, Any]


class Calls:
    """The tables of the calls."""

    def __init__(self, database: Database) -> None:
        """Keep the calls in `database`."""
        self._database = database
        self._watchers: list[Callable[[], None]] = []
        self._watching = threading.Lock()

    def find(self, call_id: str) -> CallRow | None:
        """Return the call, None where there is none."""
        found = self._calls(CALLS.c.call_id == call_id, limit=1)
        return found[0] if found else None

    def reply(self, call_id: str, turn_id: str) -> dict[str, Any] | None:
        """Return what was said in a turn, None where there was none."""
        found = self._turns(sa.and_(CALL_TURNS.c.call_id == call_id, CALL_TURNS.c.turn_id == turn_id), 1)
        return found[0].reply if found else None

    def keep(self, call: CallRow, turn: CallTurn) -> None:
        """Write a call as it stands after a turn, and the turn, both or neither."""
        self._database.run(lambda connection: _keep(connection, call, turn))
        if call.end_reason is not None and call.ended == turn.at:
            call_ended(call.end_reason)
        with self._watching:
            watchers = list(self._watchers)
        for watcher in watchers:
            watcher()

    def clear(self, call_id: str) -> None:
        """Forget the turns of a call that begins anew."""
        self._database.run(
            lambda connection: connection.execute(CALL_TURNS.delete().where(CALL_TURNS.c.call_id == call_id))
        )

    def idle(self, before: datetime) -> list[CallRow]:
        """Return the calls that go on and had no turn since `before`."""
        return self._calls(sa.and_(CALLS.c.ended.is_(None), CALLS.c.at < before))

    def recent(self, since: datetime, limit: int = 100) -> list[CallRow]:
        """Return the calls with a turn since then, those that go on first, the latest first."""
        return self._calls(CALLS.c.at >= since, limit=limit)

    def turns(self, call_id: str, limit: int = 500) -> list[CallTurn]:
        """Return the latest turns of a call, oldest first."""
        return self._turns(CALL_TURNS.c.call_id == call_id, limit, newest=True)[::-1]

    def after(self, number: int, limit: int = 200) -> list[CallTurn]:
        """Return the turns of all calls with an id over `number`, oldest first."""
        return self._turns(CALL_TURNS.c.id > number, limit)

    def last_number(self) -> int:
        """Return the id of the latest turn, 0 before the first."""
        with self._database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.max(CALL_TURNS.c.id))).scalar() or 0)

    @contextmanager
    def watched(self, watcher: Callable[[], None]) -> Iterator[None]:
        """Call `watcher` after each turn, from the thread that wrote it."""
        with self._watching:
            self._watchers.append(watcher)
        try:
            yield
        finally:
            with self._watching:
                self._watchers.remove(watcher)

    def _calls(self, condition: Any, limit: int = 1000) -> list[CallRow]:
        order = (CALLS.c.ended.isnot(None), CALLS.c.at.desc())
        query = sa.select(CALLS).where(condition).order_by(*order).limit(limit)
        with self._database.reading() as connection:
            return [_call(row) for row in connection.execute(query)]

    def _turns(self, condition: Any, limit: int, newest: bool = False) -> list[CallTurn]:
        order = CALL_TURNS.c.id.desc() if newest else CALL_TURNS.c.id
        query = sa.select(CALL_TURNS).where(condition).order_by(order).limit(limit)
        with self._database.reading() as connection:
            return [_turn(row) for row in connection.execute(query)]


def _keep(connection: Any, call: CallRow, turn: CallTurn) -> None:
    """Replace the row of the call and add that of the turn."""
    columns = {column.name: getattr(call, column.name) for column in CALLS.columns}
    row = {**columns, "state": json.dumps(call.state, ensure_ascii=False)}
    if connection.execute(CALLS.update().where(CALLS.c.call_id == call.call_id).values(**row)).rowcount == 0:
        connection.execute(CALLS.insert().values(**row))
    said = {"heard": turn.heard, "reply": turn.reply}
    connection.execute(
        CALL_TURNS.insert().values(
            call_id=turn.call_id,
            turn_id=turn.turn_id,
            sender=call.sender,
            at=turn.at,
            **{name: json.dumps(content, ensure_ascii=False) for name, content in said.items()},
        )
    )


def _call(row: Any) -> CallRow:
    fields = {column.name: getattr(row, column.name) for column in CALLS.columns}
    return CallRow(**{**fields, "state": json.loads(row.state)})


def _turn(row: Any) -> CallTurn:
    return CallTurn(
        id=row.id,
        call_id=row.call_id,
        turn_id=row.turn_id,
        at=row.at,
        heard=json.loads(row.heard),
        reply=json.loads(row.reply),
    )
