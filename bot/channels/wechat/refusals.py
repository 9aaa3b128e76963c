"""What is not answered: a request that is forged, broken or too large."""

from __future__ import annotations

from bot.errors import BotError

BROKEN = 400
FORGED = 403
TOO_LARGE = 413


class RefusedError(BotError):
    """A request that is no letter of WeChat; the reason is for the log, the sender learns the status."""

    def __init__(self, reason: str, status: int = BROKEN) -> None:
        """Refuse for `reason` with the HTTP `status`."""
        super().__init__(reason)
        self.status = status
