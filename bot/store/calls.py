"""The calls of the hotline."""

from __future__ import annotations

from bot.store.database import Database


class Calls:
    """The tables of the calls."""

    def __init__(self, database: Database) -> None:
        """Keep the calls in `database`."""
        self._database = database
