"""Log records without numbers that name a person, whichever logger writes them and wherever they go."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from bot.logs.lines import harmless_lines
from bot.masking import mask_values, masked

_FORMATTER = logging.Formatter()
# \u0030 of JSON, \x30 of Python, each also as \\u0030 in a string within a string
_ESCAPE = re.compile(r"\\+(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")
# \n of a string within a string; the codes that colour a terminal: \x1b[31m
_BETWEEN = re.compile(r"\\+[nrtbf]|\x1b\[[0-9;]{0,16}[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")


def mask_logs() -> None:
    """Have every record of `logging` masked as it is made: message, arguments and traceback.

    Rasa's structured logs go through `logging` in Rasa's own servers; ours take `masked_line` as well.
    """
    made_before = logging.getLogRecordFactory()
    if not isinstance(made_before, _MaskedRecords):
        logging.setLogRecordFactory(_MaskedRecords(made_before))


def masked_line(logger: object, method: str, line: Any) -> str:
    """Return a rendered line of structlog masked and harmless: the last of its processors."""
    return harmless_lines(masked_text(str(line)))


def masked_text(text: str) -> str:
    """Return the text masked, also where escapes of JSON or codes of a terminal part a number."""
    shown = _ESCAPE.sub(_character, text) if "\\" in text else text
    shown = _BETWEEN.sub("", shown)
    if shown != text and (hidden := masked(shown)) != shown:
        return hidden
    return masked(text)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))


class _MaskedRecords:
    """Makes log records as another factory does, then masks them."""

    def __init__(self, factory: Callable[..., logging.LogRecord]) -> None:
        self._factory = factory

    def __call__(self, *given: Any, **named: Any) -> logging.LogRecord:
        record = self._factory(*given, **named)
        try:
            record.msg, record.args = masked_text(record.getMessage()), None
        except Exception:  # a message that does not fit its arguments is told by logging itself
            record.args = mask_values(record.args)
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = masked_text(_FORMATTER.formatException(record.exc_info))
        if record.stack_info:
            record.stack_info = masked_text(record.stack_info)
        return record
