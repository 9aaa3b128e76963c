"""Conversations in SQL of which only the end is loaded, so that long ones stay as fast as short ones.

Everything said stays in the database until it is forgotten; a message loads what `conversation_end` reads.
What residents say is stored without numbers that name a person, also where no guard has masked it before
(`rasa run`).
"""

from __future__ import annotations

import asyncio
import atexit
import functools
import itertools
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_NAME_KEY

from bot.conversation_end import EVENTS, ConversationEnd, make_index
from bot.logs.private import mask_logs
from bot.masking import mask_values, names_nobody
from bot.settings import Settings
from bot.store.condition import condition_of
from bot.store.database import MAKING_TABLES, Database
from bot.store.engines import engine_of
from bot.store.patience import hurried
from bot.store.unwritten import Unwritten
from bot.store.writing import is_outage

CITATIONS = "citations"
# An answer waits so long for its turn to be written; a database that takes longer gets it later, and until
# it works again none waits for it.
WRITTEN_SECONDS = 0.5
COLUMNS = ("sender_id", "type_name", "timestamp", "intent_name", "action_name", "data")
# Rows of one statement: SQLite took 999 values at most before 3.32.
AT_ONCE = 100


class CappedSQLTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store with a cap on what a message loads, and with what people say masked."""

    engine: Any

    def __init__(self, *given: Any, **named: Any) -> None:
        """Open the database as Rasa does; logs are masked from here on, deleted text is overwritten."""
        mask_logs()
        with hurried():
            super().__init__(*given, **named)
        self.engine.dispose()
        self.engine = engine_of(self.engine.url, self.Base.metadata)
        self.sessionmaker.configure(bind=self.engine)
        self._end: ConversationEnd | None = None
        self._condition = condition_of(self.engine.url)
        # one thread: several would keep one another waiting for the file
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="conversations")
        self._unwritten = Unwritten(self._append, self._read_something, self._condition)
        atexit.register(self._unwritten.close)
        self._inserting = EVENTS.insert().compile(self.engine, column_keys=COLUMNS, for_executemany=True)
        self._is_joint = self._waits = False
        # a read that worked found the table; until then whoever writes sees to it
        self._has_table = False

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        """Return the end of the latest session, everything when all sessions are asked for."""
        if fetch_events_from_all_sessions:
            return _as_stored(await super()._retrieve(sender_id, True))
        known = self._unwritten.held(sender_id)
        if known is None and self._condition.is_readable:
            try:
                return self._read_tracker(sender_id)
            except Exception as error:
                if not is_outage(error):
                    raise
                self._condition.reads.begin(error)
                self._unwritten.try_again()
        known = known or self._unwritten.remembered(sender_id)
        if not known:
            return None
        return _as_stored(DialogueStateTracker.from_events(sender_id, known, self.domain.slots))

    def _read_tracker(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the end of the conversation as the database has it."""
        with hurried():
            events = json.loads(f"[{','.join(self._end_of_domain().read(sender_id))}]")
        self._has_table = True
        if not events:
            self._unwritten.forget(sender_id)
            return None
        return _as_stored(DialogueStateTracker.from_dict(sender_id, events, self.domain.slots))

    def _end_of_domain(self) -> ConversationEnd:
        """Return the reader for the domain, which Rasa sets after the store is made."""
        if self._end is None or self._end.domain is not self.domain:
            make_index(self.engine)
            self._end = ConversationEnd(self.engine, self.domain)
        return self._end

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events of `tracker` to the database; while it is away they wait in memory."""
        await self.stream_events(tracker)
        fresh = list(itertools.islice(tracker.events, getattr(tracker, "events_stored", 0), None))
        _as_stored(tracker)
        if not fresh:
            return
        self._unwritten.hold(tracker.sender_id, list(tracker.events), fresh)
        if self._is_joint:
            along = self._unwritten.hand_over(tracker.sender_id, fresh, self._insert)
            if self._waits and self._condition.is_writable:
                await asyncio.wait((asyncio.wrap_future(along),), timeout=WRITTEN_SECONDS)
        elif self._condition.conversations.since is None:
            loop = asyncio.get_running_loop()
            written = loop.run_in_executor(self._writer, self._unwritten.write, tracker.sender_id)
            await asyncio.wait((written,), timeout=WRITTEN_SECONDS)

    def write_with(self, database: Database, *, waits: bool) -> None:
        """Have conversations written by the thread of `database`, each in one transaction with its turn.

        `waits`: a message ends after that, as another process may take the next one of its sender; else who
        wants to be sure waits for the row of the turn, which comes after it.
        """
        if database.condition is self._condition:
            self._unwritten.hand_over_to(database.write_along)
            self._is_joint, self._waits = True, waits

    def _append(self, sender: str, events: Sequence[Event]) -> None:
        """Write events in a transaction of their own."""
        with hurried(), self.engine.begin() as connection:
            self._insert(connection, sender, events)

    def _insert(self, connection: Any, sender: str, events: Sequence[Event]) -> None:
        """Write events, masked, as Rasa's own store does in the loop."""
        if not self._has_table:
            self._make_table(connection)
        rows = [_row(sender, event) for event in events]
        if self.engine.dialect.name != "sqlite":
            connection.execute(self._inserting, [dict(zip(COLUMNS, row, strict=True)) for row in rows])
            return
        # SQLite lets other threads go on at each statement, and waits for them after each
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            connection.exec_driver_sql(_inserting(len(some)), tuple(itertools.chain.from_iterable(some)))

    def _make_table(self, connection: Any) -> None:
        """Make the table where it is missing: the database was away when the store was opened."""
        if self.engine.dialect.name == "postgresql":
            connection.execute(MAKING_TABLES)
        self.Base.metadata.create_all(connection)

    def _read_something(self) -> None:
        """Make the table where it is missing and read it; raises what says that the database is away."""
        with hurried(), self.session_scope() as session:
            self.Base.metadata.create_all(self.engine)
            session.query(self.SQLEvent.id).first()


def _row(sender: str, event: Event) -> tuple[Any, ...]:
    """Return the `COLUMNS` of an event, masked, as Rasa's own store writes it."""
    said = stored_form(event)
    intent = said.get("parse_data", {}).get("intent", {}).get(INTENT_NAME_KEY)
    return sender, event.type_name, said.get("timestamp"), intent, said.get("name"), json.dumps(said)


@functools.lru_cache(maxsize=AT_ONCE)
def _inserting(rows: int) -> str:
    """Return the statement by which SQLite takes so many events."""
    marks = ", ".join(["(" + ", ".join("?" * len(COLUMNS)) + ")"] * rows)
    return f"INSERT INTO {EVENTS.name} ({', '.join(COLUMNS)}) VALUES {marks}"


def _as_stored(tracker: DialogueStateTracker | None) -> DialogueStateTracker | None:
    """Return the tracker with the mark that all its events are handed over to the database."""
    if tracker is not None:
        tracker.events_stored = len(tracker.events)
    return tracker


def stored_form(event: Event) -> dict[str, Any]:
    """Return the event as it is stored: what a person said, and slots that repeat it, without such numbers.

    The slot of the citations keeps their quotes to the letter.
    """
    said: dict[str, Any] = event.as_dict()
    if not isinstance(event, (UserUttered, SlotSet)) or getattr(event, "key", None) == CITATIONS:
        return said
    if names_nobody(said):
        return said
    kept = mask_values(said)
    return said if kept == said else dict(Event.from_parameters(kept).as_dict())


def conversations_of(settings: Settings) -> CappedSQLTrackerStore:
    """Return the store of the settings: in their `database`, or in the SQLite file.

    `bot.store.store_of` comes first: it makes the folder and says what is wrong with the database.
    """
    if settings.database:
        return CappedSQLTrackerStore(dialect="postgresql", host=settings.database)
    return CappedSQLTrackerStore(db=str(settings.conversations))
