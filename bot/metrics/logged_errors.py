"""Every error that is logged counts, by the part of the bot that logged it: nobody tells it twice."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

# The first that a logger's name begins with says where the failure was.
AREAS = {
    "bot.agent": "message",
    "bot.guard": "message",
    "bot.inprocess_actions": "action",
    "actions": "action",
    "rasa_sdk": "action",
    "knowledge": "knowledge",
    "bot.channels": "channel",
    "bot.store": "store",
    "bot.retention": "store",
    "bot.tracker_store": "tracker",
    "bot.sharing.locks": "tracker",
    "rasa.core.tracker_store": "tracker",
    "rasa.core.lock_store": "tracker",
    "bot.staff": "staff",
    "bot.reader": "reader",
    "bot.sharing": "shared",
    "bot.limits": "shared",
    "sanic": "server",
    "asyncio": "server",
    "bot.serving.workers": "server",
    "bot.launch": "server",
    "rasa": "rasa",
    "bot": "bot",
}


def area_of(logger: str) -> str:
    """Return where a failure that this logger told was, `library` for one of none of our parts."""
    return next((area for name, area in AREAS.items() if f"{logger}.".startswith(f"{name}.")), "library")


class ErrorCounter(logging.Handler):
    """Counts the records of errors."""

    def __init__(self) -> None:
        """Take errors and what is worse."""
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record."""
        _count(area_of(record.name))


def count_errors() -> None:
    """Count every error that `logging` is told from now on."""
    root = logging.getLogger()
    if not any(isinstance(handler, ErrorCounter) for handler in root.handlers):
        root.addHandler(ErrorCounter())


def count_structured(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Count an error of structlog: one of its processors; these are Rasa's own."""
    if method in ("error", "critical", "exception", "failure"):
        _count("rasa")
    return event


def _count(where: str) -> None:
    # imported at the first error: logs are set up before it is known whether workers share their counts
    from bot.metrics.events import failed

    failed(where)
