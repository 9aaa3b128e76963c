"""Forgets conversations after so many days, while the server runs."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from bot.store import Store
from bot.store.forgetting import forget_before

if TYPE_CHECKING:
    from sanic import Sanic

DAY_SECONDS = 24 * 3600
STOP_SECONDS = 3.0

logger = logging.getLogger(__name__)


class Retention:
    """A thread that deletes, at once and then once a day, what was last touched `days` days ago."""

    def __init__(self, store: Store, days: int) -> None:
        """Keep the conversations of `store` for `days` days."""
        self._store = store
        self._days = days
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="retention", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End between two deletions."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                forget_before(self._store.database, _days_ago(self._days), self._stopped)
            except Exception:
                logger.exception("Old conversations cannot be deleted, tried again tomorrow.")
            self._stopped.wait(DAY_SECONDS)


def keep_for(app: Sanic, store: Store, days: int, *, deletes: bool = True) -> None:
    """Have the server of `app` forget conversations after `days` days, and write all turns as it stops.

    Of several workers one `deletes`.
    """
    retention = Retention(store, days)

    async def start(app: Any, loop: object) -> None:
        if deletes:
            retention.start()

    async def stop(app: Any, loop: object) -> None:
        retention.stop()
        store.close()

    app.register_listener(start, "after_server_start")
    app.register_listener(stop, "after_server_stop")


def _days_ago(days: int) -> datetime:
    return datetime.now(timezone.utc) - timedelta(days=days)
