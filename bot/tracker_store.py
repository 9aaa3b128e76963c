"""Conversations in SQL of which only the end is loaded, so that long ones stay as fast as short ones.

Everything said stays in the database until it is forgotten; a message loads the last `EVENTS_LOADED` events
of its session and the newest value of every slot set before them. What residents say is stored without
numbers that name a person, also where no guard has masked it before (`rasa run`).
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_NAME_KEY

from bot.errors import StorageError
from bot.masking import mask_values
from bot.private_logs import mask_logs
from bot.settings import Settings

# About 15 turns of user message, slots, action, reply and listening.
EVENTS_LOADED = 120
CITATIONS = "citations"
# A file that another program holds is waited for so long, in a thread beside the loop that serves everybody;
# then Rasa keeps the turn in memory and the answer goes out. Until a turn is written again none waits.
LOCK_MILLISECONDS = 2000


class CappedSQLTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store with a cap on what a message loads, and with what people say masked."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Open the database as Rasa does; logs are masked from here on, deleted text is overwritten."""
        mask_logs()
        super().__init__(*given, **named)
        # one thread: several would keep one another waiting for the file
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="conversations")
        self._is_held = False
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", self._prepare_sqlite)

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        """Return the end of the latest session, everything when all sessions are asked for."""
        if fetch_events_from_all_sessions:
            return await super()._retrieve(sender_id, True)
        with self.session_scope() as session:
            events = self._latest_events(session, sender_id)
        if not events:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        tracker.events_stored = len(tracker.events)
        return tracker

    def _latest_events(self, session: Any, sender_id: str) -> list[dict[str, Any]]:
        """Return the last events of the session as dicts, oldest first, earlier slots before them."""
        query = self._event_query(session, sender_id, fetch_events_from_all_sessions=False)
        latest = query.order_by(None).order_by(self.SQLEvent.id.desc()).limit(EVENTS_LOADED).all()[::-1]
        if len(latest) < EVENTS_LOADED:
            return [json.loads(row.data) for row in latest]
        first = next((at for at, row in enumerate(latest) if row.action_name == ACTION_LISTEN_NAME), 0)
        return self._slots_before(query, latest[first].id) + [json.loads(row.data) for row in latest[first:]]

    def _slots_before(self, query: Any, event_id: int) -> list[dict[str, Any]]:
        """Return the newest event of each slot that was set before the event `event_id`."""
        newest = (
            query.order_by(None)
            .filter(self.SQLEvent.type_name == SlotSet.type_name, self.SQLEvent.id < event_id)
            .with_entities(sa.func.max(self.SQLEvent.id))
            .group_by(self.SQLEvent.action_name)
        )
        rows = query.filter(self.SQLEvent.id.in_([event_id for (event_id,) in newest.all()])).all()
        return [json.loads(row.data) for row in rows]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events of `tracker` to the database."""
        await self.stream_events(tracker)
        await asyncio.get_running_loop().run_in_executor(self._writer, self._append, tracker)
        tracker.events_stored = len(tracker.events)

    def _append(self, tracker: DialogueStateTracker) -> None:
        """Write the new events, as Rasa's own store does in the loop."""
        try:
            with self.session_scope() as session:
                fresh = self._additional_events(session, tracker)
                rows = [self._row(tracker.sender_id, event) for event in fresh]
                session.add_all(rows)
                session.commit()
        except sa.exc.OperationalError:
            self._is_held = True
            raise
        # to write nothing is to have tried nothing
        self._is_held = self._is_held and not rows

    def _prepare_sqlite(self, connection: Any, record: object) -> None:
        """Set a fresh connection up."""
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute(f"PRAGMA busy_timeout={0 if self._is_held else LOCK_MILLISECONDS}")

    def _row(self, sender: str, event: Event) -> Any:
        """Return the row of an event."""
        said = event.as_dict()
        return self.SQLEvent(
            sender_id=sender,
            type_name=event.type_name,
            timestamp=said.get("timestamp"),
            intent_name=said.get("parse_data", {}).get("intent", {}).get(INTENT_NAME_KEY),
            action_name=said.get("name"),
            data=json.dumps(said),
        )

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        """Return the events of `tracker` that came after it was loaded or last saved, masked."""
        stored = getattr(tracker, "events_stored", None)
        if stored is None:
            fresh = iter(super()._additional_events(session, tracker))
        else:
            fresh = itertools.islice(tracker.events, stored, None)
        return map(private_event, fresh)


def private_event(event: Event) -> Event:
    """Return the event as it is stored: what a person said, and slots that repeat it, without such numbers.

    The slot of the citations keeps their quotes to the letter.
    """
    if not isinstance(event, (UserUttered, SlotSet)) or getattr(event, "key", None) == CITATIONS:
        return event
    said = event.as_dict()
    kept = mask_values(said)
    return event if kept == said else Event.from_parameters(kept)


def conversations_of(settings: Settings) -> CappedSQLTrackerStore:
    """Return the store of the settings: in their `database`, or in the SQLite file.

    Raises:
        StorageError: The SQLite file cannot be written or is no database.
    """
    if settings.database:
        return CappedSQLTrackerStore(dialect="postgresql", host=settings.database)
    return open_conversations(settings.conversations)


def open_conversations(path: Path) -> CappedSQLTrackerStore:
    """Return the store in the SQLite file `path`, made where it is missing.

    Raises:
        StorageError: The file cannot be written or is no database.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=5)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"会话数据库 {path} 无法写入（{error}）：请检查磁盘空间和权限，或用 OUWEN_VAR 换一个目录。"
        ) from error
    return CappedSQLTrackerStore(db=str(path))
