"""Conversations that the database does not have yet: kept in memory, written when it is back.

A message goes on from what is kept here, so that a follow-up is understood while the database is locked or
down. The last conversations stay for a while after they were written, for a database that cannot be read.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from bot.store.condition import Condition
from bot.store.writing import Job, is_outage

Append = Callable[[str, Sequence[Any]], None]
Insert = Callable[[Any, str, Sequence[Any]], object]
Put = Callable[[Job], "Future[bool]"]

# Conversations that wait in memory; beyond that the one that waits longest is lost.
HELD_LIMIT = 2000
# So many that are written are remembered too, none for longer: `ouwen forget` holds for memory as well.
REMEMBERED, REMEMBERED_SECONDS = 100, 3600.0
TRY_AGAIN_SECONDS = 1.0


@dataclass(slots=True, kw_only=True)
class Conversation:
    """All events of a conversation as it was loaded, and those of them that are not written."""

    events: list[Any]
    unwritten: list[Any] = field(default_factory=list)


class Unwritten:
    """The conversations that wait to be written, by sender; safe to use from every thread."""

    def __init__(self, append: Append, read: Callable[[], object], condition: Condition) -> None:
        """Write with `append(sender, events)`; `read` reads something, to see whether that works again."""
        self._append = append
        self._read = read
        self._condition = condition
        self._held: OrderedDict[str, Conversation] = OrderedDict()
        self._remembered: OrderedDict[str, tuple[float, list[Any]]] = OrderedDict()
        self._changing = threading.Lock()
        self._writing = threading.Lock()
        self._timer: threading.Timer | None = None
        self._put: Put | None = None

    def hand_over_to(self, put: Put) -> None:
        """Leave writing, and trying again, from now on to whom `put` gives a job; see `hand_over`."""
        self._put = put

    def hand_over(self, sender: str, fresh: list[Any], insert: Insert) -> Future[bool]:
        """Have `insert(connection, sender, fresh)` write what `hold` was told last.

        It is held until it is written or given up; the future says which.
        """
        assert self._put is not None, "there is somebody to hand over to"

        def write(connection: Any) -> None:
            if self._is_held(sender, fresh):
                insert(connection, sender, fresh)

        written = self._put(write)
        written.add_done_callback(lambda done: self._let_go(sender, fresh))
        return written

    def hold(self, sender: str, events: list[Any], fresh: list[Any]) -> None:
        """Keep a conversation until its `fresh` events are written."""
        with self._changing:
            held = self._held.setdefault(sender, Conversation(events=events))
            held.events = events
            held.unwritten.extend(fresh)
            self._remembered[sender] = (time.monotonic(), events)
            self._remembered.move_to_end(sender)
            self._forget_old()
            lost = self._held.popitem(last=False)[1].unwritten if len(self._held) > HELD_LIMIT else []
            self._condition.held = len(self._held)
        if lost:
            self._condition.lose(len(lost), f"{HELD_LIMIT} conversations wait for it")

    def held(self, sender: str) -> list[Any] | None:
        """Return all events of a conversation that waits to be written, None for any other."""
        with self._changing:
            found = self._held.get(sender)
        return None if found is None else found.events

    def remembered(self, sender: str) -> list[Any] | None:
        """Return the events of a conversation as it was last seen here, None for one too long ago."""
        with self._changing:
            self._forget_old()
            return self._remembered.get(sender, (0.0, None))[1]

    def forget(self, sender: str) -> None:
        """Remember nothing of a conversation that the database has no longer."""
        with self._changing:
            if sender not in self._held:
                self._remembered.pop(sender, None)

    def _forget_old(self) -> None:
        """Forget what is too much or was seen too long ago, the oldest first."""
        while self._remembered:
            seen, _ = next(iter(self._remembered.values()))
            if len(self._remembered) <= REMEMBERED and time.monotonic() - seen < REMEMBERED_SECONDS:
                return
            self._remembered.popitem(last=False)

    def write(self, sender: str) -> None:
        """Write what waits of a conversation; where the database is away it is tried again by itself."""
        with self._writing:
            try:
                self._write(sender)
            except Exception as error:
                self._condition.conversations.begin(error)
                self.try_again()

    def try_again(self) -> None:
        """Have reading and writing tried a second later, until both work."""
        with self._changing:
            if self._timer is None:
                self._timer = threading.Timer(TRY_AGAIN_SECONDS, self._again)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Write what waits once more; what cannot be is lost, which is said."""
        if self._put is not None:
            return
        self.write_all()
        with self._changing:
            rows = sum(len(held.unwritten) for held in self._held.values())
        if rows:
            self._condition.lose(rows, "the bot stops while conversations wait")

    def write_all(self) -> bool:
        """Write all that waits; False where the database is still away."""
        with self._writing:
            try:
                self._read()
                self._condition.reads.end()
                for sender in list(self._held) if self._put is None else ():
                    self._write(sender)
            except Exception as error:
                self._condition.conversations.begin(error)
                return False
        self._condition.conversations.end()
        return True

    def _again(self) -> None:
        with self._changing:
            self._timer = None
        if not self.write_all():
            self.try_again()

    def _write(self, sender: str) -> None:
        """Write what waits of a conversation; raises what says that the database is away."""
        with self._changing:
            held = self._held.get(sender)
            fresh = list(held.unwritten) if held else []
        if held is None:
            return
        try:
            self._append(sender, fresh)
        except Exception as error:
            if is_outage(error):
                raise
            self._condition.lose(len(fresh), error)
        self._let_go(sender, fresh)

    def _is_held(self, sender: str, fresh: list[Any]) -> bool:
        """Tell whether events still wait: a conversation may have been one too many."""
        with self._changing:
            held = self._held.get(sender)
            return held is not None and any(event is fresh[0] for event in held.unwritten)

    def _let_go(self, sender: str, fresh: list[Any]) -> None:
        """Hold events no longer."""
        done = {id(event) for event in fresh}
        with self._changing:
            if (held := self._held.get(sender)) is None:
                return
            held.unwritten = [event for event in held.unwritten if id(event) not in done]
            if not held.unwritten:
                del self._held[sender]
            self._condition.held = len(self._held)
