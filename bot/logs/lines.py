r"""How a log record is written: one harmless line of text, or one JSON object a line.

No line can be forged: what a message holds of line breaks, terminal codes and marks that turn the direction
of writing is written out (`\x1b`, `\u202e`); further lines of a traceback are indented.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from datetime import datetime, timezone
from typing import Any

from bot.logs.context import whereabouts

TEXT_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# What further lines of one record begin with: none of them looks like a record of its own.
CONTINUED = "\n    "
# Fields that a record may bring along (`extra={"fields": {...}}`): of our own making, no resident's words.
FIELDS = "fields"
# What means something to a terminal or a viewer: controls, formats, half surrogates, line separators.
_MEANT = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Traceback (most recent call last):\n  File "bot/agent.py", line 78, in _answer
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def harmless(text: str) -> str:
    """Return the text with every character written out that does more than be seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _written_out(character) if unicodedata.category(character) in _MEANT else character
        for character in text
    )


def harmless_lines(text: str) -> str:
    """Return the text harmless, with its line breaks kept and every further line indented."""
    return CONTINUED.join(harmless(line) for line in _LINE_BREAK.split(text.rstrip("\r\n")))


def _written_out(character: str) -> str:
    """Return how a character is written in a Python or JSON string."""
    if character in "\n\r\t":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class TextLines(logging.Formatter):
    """The lines of text that logs are by default."""

    def __init__(self) -> None:
        """Write time, level, logger and message."""
        super().__init__(TEXT_FORMAT)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the first line: a message is one line, whatever it holds."""
        return harmless(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Return the record with the lines of its traceback indented."""
        return harmless_lines(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC, RFC 3339), level, logger, message, where it belongs, exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        told: dict[str, Any] = {
            "time": rfc3339(record.created),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **whereabouts(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            kind = record.exc_info[0]
            told["exception"] = {
                "type": f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
                "stack": record.exc_text or self.formatException(record.exc_info),
            }
        if record.stack_info:
            told["stack"] = record.stack_info
        return json_line(told)


def json_line(told: dict[str, Any]) -> str:
    """Return one line of JSON in which Chinese reads as it is and nothing else does more than be seen."""
    line = json.dumps(told, ensure_ascii=False, default=str)
    if line.isprintable():
        return line
    return "".join(
        json.dumps(character)[1:-1] if unicodedata.category(character) in _MEANT else character
        for character in line
    )


def rfc3339(seconds: float) -> str:
    """Return a moment in UTC, such as 2026-11-21T13:04:05.678901Z."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="microseconds")[:-6] + "Z"
