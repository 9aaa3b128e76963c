"""Forgets conversations after so many days, while the server runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from bot.settings import Settings
from bot.store import Store
from bot.store.forgetting import forget_before
from knowledge.errors import KnowledgeError
from knowledge.live import live_knowledge
from knowledge.plausible_day import is_plausible

if TYPE_CHECKING:
    from sanic import Sanic

DAY_SECONDS = 24 * 3600
STOP_SECONDS = 3.0

logger = logging.getLogger(__name__)


class Retention:
    """A thread that deletes, at once and then once a day, what was last touched `days` days ago."""

    def __init__(
        self, store: Store, days: int, is_today_plausible: Callable[[], bool] = lambda: True
    ) -> None:
        """Keep the conversations of `store` for `days` days; a clock that is wrong deletes nothing."""
        self._store = store
        self._is_today_plausible = is_today_plausible
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
                if self._is_today_plausible():
                    forget_before(self._store.database, _days_ago(self._days), self._stopped)
                else:
                    logger.error("The clock cannot be right: no old conversation is deleted today.")
            except Exception:
                logger.exception("Old conversations cannot be deleted, tried again tomorrow.")
            self._stopped.wait(DAY_SECONDS)


def keep_for(
    app: Sanic,
    store: Store,
    days: int,
    *,
    deletes: bool = True,
    is_today_plausible: Callable[[], bool] = lambda: True,
) -> None:
    """Have the server of `app` forget conversations after `days` days, and write all turns as it stops.

    Of several workers one `deletes`, while `is_today_plausible`.
    """
    retention = Retention(store, days, is_today_plausible)

    async def start(app: Any, loop: object) -> None:
        if deletes:
            retention.start()

    async def stop(app: Any, loop: object) -> None:
        retention.stop()
        store.close()

    app.register_listener(start, "after_server_start")
    app.register_listener(stop, "after_server_stop")


def is_clock_plausible(settings: Settings) -> bool:
    """Tell whether the clock fits the bulletins; without any it is believed."""
    try:
        newest = live_knowledge(settings.knowledge()).base.newest_day
    except (KnowledgeError, OSError):
        return True
    return is_plausible(date.today(), newest)


def _days_ago(days: int) -> datetime:
    return datetime.now(timezone.utc) - timedelta(days=days)
