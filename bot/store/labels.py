"""What staff says a question should have been answered with."""

from __future__ import annotations

from bot.store.database import Database


class Labels:
    """The table of the labels."""

    def __init__(self, database: Database) -> None:
        """Keep the labels in `database`."""
        self._database = database
