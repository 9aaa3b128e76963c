"""Log records without numbers that name a person, whichever logger writes them and wherever they go."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from bot.masking import mask_values, masked

_FORMATTER = logging.Formatter()


def mask_logs() -> None:
    """Have every record of `logging` masked as it is made: message, arguments and traceback.

    Rasa's structured logs go through `logging` in Rasa's own servers; ours take `masked_line` as well.
    """
    made_before = logging.getLogRecordFactory()
    if not isinstance(made_before, _MaskedRecords):
        logging.setLogRecordFactory(_MaskedRecords(made_before))


def masked_line(logger: object, method: str, line: Any) -> str:
    """Return a rendered line of structlog masked: the last of its processors."""
    return masked(str(line))


class _MaskedRecords:
    """Makes log records as another factory does, then masks them."""

    def __init__(self, factory: Callable[..., logging.LogRecord]) -> None:
        self._factory = factory

    def __call__(self, *given: Any, **named: Any) -> logging.LogRecord:
        record = self._factory(*given, **named)
        try:
            record.msg, record.args = masked(record.getMessage()), None
        except Exception:  # a message that does not fit its arguments is told by logging itself
            record.args = mask_values(record.args)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = masked(_FORMATTER.formatException(record.exc_info))
        return record
