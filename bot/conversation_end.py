"""The end of a conversation in Rasa's table of events: all that the next answer depends on, and no more.

Rules look at the last states of a dialogue, actions at the slots and at the latest message. So of each slot
the newest event is read, and of the other events the last `EVENTS_LOADED`, all of the latest session. One
query over two indexes does that in the same time for a conversation of two turns and of two thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Restarted, SessionStarted, SlotSet

# Four turns of listening, user message, featurization and action; the rules look back over one.
EVENTS_LOADED = 16

EVENTS = SQLTrackerStore.SQLEvent.__table__
INDEX = sa.Index(
    "ix_events_latest", EVENTS.c.sender_id, EVENTS.c.type_name, EVENTS.c.action_name, EVENTS.c.id
)
_SENDER = sa.bindparam("sender", type_=sa.String)


class ConversationEnd:
    """Reads the ends of conversations with the slots of one domain."""

    def __init__(self, engine: Any, domain: Domain) -> None:
        """Work the query out for the database of `engine`."""
        slots = sorted(slot.name for slot in domain.slots)
        # rules on slots look at what the slots were: then slots stand among the other events
        influence = any(slot.influence_conversation for slot in domain.slots)
        self.domain = domain
        self._engine = engine
        self._query = _query(slots, () if influence else (SlotSet.type_name,)).compile(engine)

    def read(self, sender: str) -> list[str]:
        """Return the JSON of the events, oldest first; none of an unknown sender."""
        with self._engine.connect() as connection:
            rows = connection.execute(self._query, {"sender": sender}).all()
        return [row.data for row in _from_a_turn_on(rows)]


def make_index(engine: Any) -> None:
    """Make the index that the query needs, where it is missing."""
    if not any(index["name"] == INDEX.name for index in sa.inspect(engine).get_indexes(EVENTS.name)):
        INDEX.create(engine)


def _query(slots: Iterable[str], left_out: Iterable[str]) -> Any:
    """Return the query for the newest event of each of the `slots` and the last of the others."""
    session = _id_or_zero(SessionStarted.type_name)
    latest = (
        sa.select(EVENTS.c.id)
        .where(EVENTS.c.sender_id == _SENDER, EVENTS.c.id >= session)
        .where(*(EVENTS.c.type_name != kind for kind in (BotUttered.type_name, *left_out)))
        .order_by(EVENTS.c.id.desc())
        .limit(EVENTS_LOADED)
    )
    wanted = sa.union_all(latest.subquery().select(), *(_newest(SlotSet.type_name, name) for name in slots))
    columns = (EVENTS.c.type_name, EVENTS.c.action_name, EVENTS.c.data)
    return (
        sa.select(*columns)
        .where(EVENTS.c.id.in_(wanted), EVENTS.c.id >= session)
        .where(
            sa.or_(EVENTS.c.type_name != SlotSet.type_name, EVENTS.c.id > _id_or_zero(Restarted.type_name))
        )
        .order_by(EVENTS.c.id)
    )


def _newest(kind: str, name: str | None) -> Any:
    """Return the query for the id of the sender's newest event of a kind and a name."""
    own = (EVENTS.c.sender_id == _SENDER, EVENTS.c.type_name == kind, EVENTS.c.action_name == name)
    return sa.select(sa.func.max(EVENTS.c.id)).where(*own)


def _id_or_zero(kind: str) -> Any:
    """Return the id of the sender's newest event of a kind, 0 where there is none."""
    return sa.func.coalesce(_newest(kind, None).scalar_subquery(), 0)


def _from_a_turn_on(rows: list[Any]) -> list[Any]:
    """Return the rows without those, before the first listening, of a turn that is not there as a whole."""
    others = [row for row in rows if row.type_name != SlotSet.type_name]
    if len(others) < EVENTS_LOADED:
        return rows
    first = next((at for at, row in enumerate(rows) if row.action_name == ACTION_LISTEN_NAME), 0)
    return [row for at, row in enumerate(rows) if at >= first or row.type_name == SlotSet.type_name]
