"""The store of the bot under test, as staff and the tests see it."""

from __future__ import annotations

from bot.settings import Settings
from bot.store import Store, store_of


def open_store() -> Store:
    """The store in OUWEN_VAR: the one of the server that the tests started."""
    return store_of(Settings.from_environment())
