"""The calls of a desk: in the store, and in memory while that is away, so that no caller is cut off."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from bot.errors import DatabaseAwayError
from bot.store import Store
from bot.store.calls import CallRow, CallTurn
from bot.store.writing import is_outage

# Calls in memory at the most: the oldest is forgotten first.
MOST_HELD = 1000

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Held:
    """A call as it stands, and its turns that are not in the store yet, by their id."""

    row: CallRow
    turns: dict[str, CallTurn] = field(default_factory=dict)


class Ledger:
    """Finds and keeps calls; what the store cannot take now is written with the next turn that it takes."""

    def __init__(self, store: Callable[[], Store]) -> None:
        """Keep calls in what `store` gives, which is opened at the first call."""
        self._store = store
        self._held: dict[str, _Held] = {}

    @property
    def is_away(self) -> bool:
        """Tell whether nobody can know now what calls there are."""
        return not self._store().database.condition.is_readable

    def find(self, call_id: str) -> CallRow | None:
        """Return the call, None where there is none or the store is away."""
        if held := self._held.get(call_id):
            return held.row
        found: CallRow | None = self._read(partial(self._store().calls.find, call_id), None)
        return found

    def reply(self, call_id: str, turn_id: str) -> dict[str, Any] | None:
        """Return what was said in a turn, None where there was none or the store is away."""
        held = self._held.get(call_id)
        if held and turn_id in held.turns:
            return held.turns[turn_id].reply
        said: dict[str, Any] | None = self._read(partial(self._store().calls.reply, call_id, turn_id), None)
        return said

    def turns(self, call_id: str) -> list[CallTurn]:
        """Return the turns of a call, oldest first."""
        held = self._held.get(call_id)
        written: list[CallTurn] = self._read(partial(self._store().calls.turns, call_id), [])
        return [*written, *(held.turns.values() if held else ())]

    def idle(self, before: datetime) -> list[CallRow]:
        """Return the calls without a turn since `before`; what was held is written first."""
        for held in list(self._held.values()):
            self._write(held)
        found: list[CallRow] = self._read(partial(self._store().calls.idle, before), [])
        return [row for row in found if row.call_id not in self._held]

    def clear(self, call_id: str) -> None:
        """Forget the turns of a call that begins anew; where the store is away they stay."""
        self._held.pop(call_id, None)
        if not self.is_away:
            self._store().calls.clear(call_id)

    def keep(self, row: CallRow, turn: CallTurn) -> None:
        """Write a call and a turn of it, or hold them until the store is back."""
        held = self._held.get(row.call_id) or _Held(row)
        held.row = row
        held.turns[turn.turn_id] = turn
        self._write(held)

    def _read(self, read: Callable[[], Any], otherwise: Any) -> Any:
        return self._store().database.attempt(read, otherwise)

    def _write(self, held: _Held) -> None:
        """Write what is held of a call, or go on holding it; raises what is no fault of the database."""
        condition = self._store().database.condition
        if condition.is_readable and condition.is_writable:
            try:
                for name, turn in list(held.turns.items()):
                    self._store().calls.keep(held.row, turn)
                    del held.turns[name]
            except Exception as error:
                if not is_outage(error) and not isinstance(error, DatabaseAwayError):
                    self._held.pop(held.row.call_id, None)
                    raise
            else:
                self._held.pop(held.row.call_id, None)
                return
        self._held[held.row.call_id] = held
        while len(self._held) > MOST_HELD:
            self._held.pop(next(iter(self._held)), None)
            logger.error("Over %d calls wait for the store: the oldest is forgotten.", MOST_HELD)
