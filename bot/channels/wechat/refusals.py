"""What is not answered: a request that is forged, broken or too large."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.errors import BotError

BROKEN = 400
FORGED = 403
ABSENT = 404
TOO_LARGE = 413
# The same reason is logged once in so many seconds: whoever knocks wrongly cannot fill the log.
QUIET_SECONDS = 60
REASONS_KEPT = 64

logger = logging.getLogger(__name__)


class RefusedError(BotError):
    """A request that is no letter of WeChat; the reason is for the log, the sender learns the status."""

    def __init__(self, reason: str, status: int = BROKEN) -> None:
        """Refuse for `reason` with the HTTP `status`."""
        super().__init__(reason)
        self.status = status


class RefusalLog:
    """Logs why requests are refused, each reason once a minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start with nothing logged, by the time of `clock`."""
        self._clock = clock
        self._logged: dict[str, float] = {}

    def note(self, reason: str, status: int) -> None:
        """Log `reason` unless that was done a moment ago."""
        now = self._clock()
        if reason in self._logged and abs(now - self._logged[reason]) < QUIET_SECONDS:
            return
        if len(self._logged) >= REASONS_KEPT:
            self._logged.clear()
        self._logged[reason] = now
        logger.error("微信请求被拒绝（HTTP %s）：%s。", status, reason)
