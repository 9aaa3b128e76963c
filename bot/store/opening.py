"""The store of the settings: one for each database in a process."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from datetime import date, datetime

from bot.errors import StorageError
from bot.settings import Settings
from bot.store.calls import Calls
from bot.store.database import Database
from bot.store.feedback import FeedbackTable
from bot.store.figures import Figures, figures
from bot.store.labels import Labels
from bot.store.notices import Notices
from bot.store.reviews import Listing, Review, Selection, exported, listing
from bot.store.senders import SenderNames
from bot.store.starting import lay_aside, prepare
from bot.store.turns import Turns

_STORES: dict[str, Store] = {}
_OPENING = threading.Lock()


class Store:
    """All tables over one database."""

    def __init__(self, url: str, names: SenderNames) -> None:
        """Open the database at the SQLAlchemy `url` and make the tables that are missing.

        Raises:
            StorageError: The database cannot be written.
        """
        self.database = Database(url, names)
        prepare(self.database)
        self.turns = Turns(self.database)
        self.feedback = FeedbackTable(self.database)
        self.notices = Notices(self.database)
        self.calls = Calls(self.database)
        self.labels = Labels(self.database)

    def stored_name(self, sender: str) -> str:
        """Return the name under which a sender is stored: another one where it holds a telephone number."""
        return self.database.stored_name(sender)

    def figures(self, first: date, last: date | None = None) -> Figures:
        """Return the figures of a day, or of the days from `first` to `last`."""
        return figures(self.database, first, last or first)

    def listing(self, selection: Selection, limit: int = 50, offset: int = 0) -> Listing:
        """Return the chosen turns with the votes on them, newest first, from place `offset` on."""
        return listing(self.database, selection, limit, offset)

    def unhelped(self, since: datetime, limit: int = 50, offset: int = 0) -> Listing:
        """Return the turns since a moment that were not answered or got a thumb down."""
        return self.listing(Selection(since=since, unhelped=True), limit, offset)

    def exported(self, selection: Selection) -> Iterator[Review]:
        """Yield all chosen turns, newest first."""
        return exported(self.database, selection)

    def flush(self) -> None:
        """Wait until all turns are written."""
        self.database.flush()

    def close(self) -> None:
        """Write what waits and let the database go; the store can be used again."""
        self.database.close()


def store_of(settings: Settings) -> Store:
    """Return the store of the settings, the same one for the same database; a damaged file is laid aside.

    Raises:
        StorageError: The database cannot be written.
    """
    url = database_url(settings)
    with _OPENING:
        if url not in _STORES:
            if settings.database is None:
                lay_aside(settings.conversations)
            _STORES[url] = Store(url, SenderNames(settings.var / "senders.key"))
            atexit.register(_STORES[url].close)
        return _STORES[url]


def database_url(settings: Settings) -> str:
    """Return the SQLAlchemy address of the conversations; the folder of an SQLite file is made."""
    if settings.database:
        return settings.database
    try:
        settings.conversations.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"目录 {settings.conversations.parent} 无法建立（{error}）：请用 OUWEN_VAR 换一个目录。"
        ) from error
    return f"sqlite:///{settings.conversations}"
