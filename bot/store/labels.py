"""What staff says a question should have been answered with, and which questions are dealt with.

A label is a question of its own: it is masked, tells no sender, and stays when the conversation is deleted
for its age; `ouwen forget SENDER` deletes the labels that were made from that sender's turns.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from bot.masking import masked
from bot.store.database import Database
from bot.store.tables import SENDER_LENGTH, TURN_LENGTH, TURNS, Moment, metadata

# How many turns one query of SQLite may name.
AT_ONCE = 500
# No database counts further in a column of whole numbers; beyond it a query is an error.
LARGEST = 2**31 - 1

# The number of a deleted label is not given again: exported files name it.
LABELS = sa.Table(
    "labels",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("turn", sa.String(TURN_LENGTH)),
    sa.Column("channel", sa.String(64), nullable=False),
    sa.Column("topic", sa.String(64), nullable=False),
    sa.Column("answerable", sa.Boolean, nullable=False),
    sa.Column("turns", sa.Text, nullable=False),
    sa.Column("must_contain", sa.Text, nullable=False),
    sa.Column("must_not_contain", sa.Text, nullable=False),
    sa.Column("cite", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

# The turns that staff has dealt with. Sender and moment are those of the turn: retention and `ouwen forget`
# empty it with the conversation, and looking into a conversation does not prolong its life.
HANDLED = sa.Table(
    "handled",
    metadata,
    sa.Column("turn", sa.String(TURN_LENGTH), primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("sender", sa.String(SENDER_LENGTH), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A conversation and what the reply to its last turn must say.

    Of each group of `must_contain` and of `cite` one must be there; `id` and `made` are given by the table;
    `turn` is the turn that it was made from.
    """

    turns: tuple[str, ...]
    answerable: bool
    channel: str
    topic: str = ""
    must_contain: tuple[tuple[str, ...], ...] = ()
    must_not_contain: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    note: str = ""
    turn: str | None = None
    id: int = 0
    made: datetime | None = None


class Labels:
    """The table of the labels and that of the handled turns."""

    def __init__(self, database: Database) -> None:
        """Keep the labels in `database`."""
        self._database = database

    def all(self) -> list[Label]:
        """Return the labels, newest first."""
        query = sa.select(LABELS).order_by(LABELS.c.id.desc())
        with self._database.reading() as connection:
            return [_label(row) for row in connection.execute(query)]

    def find(self, label_id: int) -> Label | None:
        """Return the label with this id, if there is one."""
        if label_id > LARGEST:
            return None
        with self._database.reading() as connection:
            row = connection.execute(sa.select(LABELS).where(LABELS.c.id == label_id)).first()
        return _label(row) if row else None

    def add(self, label: Label) -> Label:
        """Keep a new label and return it with its id; its texts are masked."""
        row = {**_row(label), "made": datetime.now(timezone.utc)}
        label_id = self._database.run(
            lambda connection: connection.execute(LABELS.insert(), row).inserted_primary_key[0]
        )
        found = self.find(int(label_id))
        assert found is not None, "the label was just written"
        return found

    def replace(self, label_id: int, label: Label) -> Label | None:
        """Put `label` in the place of an earlier one and return it, None where there is none."""
        if label_id > LARGEST:
            return None
        changed = LABELS.update().where(LABELS.c.id == label_id).values(_row(label))
        self._database.run(lambda connection: connection.execute(changed))
        return self.find(label_id)

    def delete(self, label_id: int) -> bool:
        """Delete a label; False where there is none."""
        if label_id > LARGEST:
            return False
        gone = LABELS.delete().where(LABELS.c.id == label_id)
        return bool(self._database.run(lambda connection: connection.execute(gone).rowcount))

    def labelled(self) -> frozenset[str]:
        """Return the turns that labels were made from."""
        query = sa.select(LABELS.c.turn).where(LABELS.c.turn.isnot(None))
        with self._database.reading() as connection:
            return frozenset(row.turn for row in connection.execute(query))

    def handled(self) -> frozenset[str]:
        """Return the turns that are dealt with."""
        with self._database.reading() as connection:
            return frozenset(row.turn for row in connection.execute(sa.select(HANDLED.c.turn)))

    def handle(self, turns: Collection[str]) -> int:
        """Take the turns for dealt with and return how many were not yet; unknown ones are passed over."""
        return self._database.run(lambda connection: _handle(connection, turns))

    def reopen(self, turns: Collection[str]) -> None:
        """Take the turns for not dealt with."""

        def forget(connection: Any) -> None:
            for some in _slices(turns):
                connection.execute(HANDLED.delete().where(HANDLED.c.turn.in_(some)))

        self._database.run(forget)


def _handle(connection: Any, turns: Collection[str]) -> int:
    """Write the turns that exist and are not there yet."""
    rows = []
    for some in _slices(turns):
        known = sa.select(HANDLED.c.turn).where(HANDLED.c.turn.in_(some))
        query = sa.select(TURNS.c.id, TURNS.c.at, TURNS.c.sender).where(
            TURNS.c.id.in_(some), TURNS.c.id.notin_(known)
        )
        rows += connection.execute(query).all()
    if rows:
        connection.execute(
            HANDLED.insert(), [{"turn": row.id, "at": row.at, "sender": row.sender} for row in rows]
        )
    return len(rows)


def _slices(turns: Iterable[str]) -> list[list[str]]:
    """Return the turns, none twice, in parts that one query can name."""
    named = sorted(set(turns))
    return [named[start : start + AT_ONCE] for start in range(0, len(named), AT_ONCE)]


def _row(label: Label) -> dict[str, Any]:
    """Return the columns of a label but its id and when it was made."""
    return {
        "turn": label.turn,
        "channel": masked(label.channel),
        "topic": masked(label.topic),
        "answerable": label.answerable,
        "turns": _json([masked(turn) for turn in label.turns]),
        "must_contain": _json([list(group) for group in label.must_contain]),
        "must_not_contain": _json(list(label.must_not_contain)),
        "cite": _json(list(label.cite)),
        "note": masked(label.note),
    }


def _label(row: Any) -> Label:
    """Return the label in a row of the table."""
    return Label(
        id=row.id,
        made=row.made,
        turn=row.turn,
        channel=row.channel,
        topic=row.topic,
        answerable=row.answerable,
        turns=tuple(json.loads(row.turns)),
        must_contain=tuple(tuple(group) for group in json.loads(row.must_contain)),
        must_not_contain=tuple(json.loads(row.must_not_contain)),
        cite=tuple(json.loads(row.cite)),
        note=row.note,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
