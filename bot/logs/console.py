"""Remarks of commands as log records: where logs are JSON, nothing else stands on stderr."""

from __future__ import annotations

import io
import logging

from rich.console import Console

logger = logging.getLogger("ouwen")
# No remark is wrapped: each is one record.
WIDTH = 10_000


class _Lines(io.StringIO):
    """Hands each line that is written on to the log."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = ""

    def write(self, text: str) -> int:
        """Take some text; a line is told when it ends."""
        *whole, self._begun = (self._begun + text).split("\n")
        for line in whole:
            if line.strip():
                logger.info("%s", line.strip())
        return len(text)


def log_console() -> Console:
    """Return a console whose lines become records."""
    return Console(file=_Lines(), width=WIDTH, highlight=False, emoji=False, color_system=None)
