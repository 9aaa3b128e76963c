"""The lines typed before, kept in a file of the owner alone, without numbers that name a person."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import History

from bot.masking import masked

LINES = 1000
_MODE = 0o600


class MaskedHistory(History):
    """The latest `LINES` lines; where the file cannot be written there is no history, and no harm."""

    def __init__(self, path: Path) -> None:
        """Keep the lines in `path`."""
        super().__init__()
        self._path = path

    def load_history_strings(self) -> Iterable[str]:
        """Return the lines, the latest first; what is too old is taken out of the file."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        if len(lines) > LINES:
            lines = lines[-LINES:]
            self._write("".join(f"{line}\n" for line in lines), os.O_TRUNC)
        return lines[::-1]

    def store_string(self, string: str) -> None:
        """Add a line."""
        if line := " ".join(masked(string).split()):
            self._write(f"{line}\n", os.O_APPEND)

    def _write(self, text: str, flag: int) -> None:
        """Write to the file, which nobody else may read."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | flag, _MODE)
            with os.fdopen(file, "w", encoding="utf-8") as out:
                os.fchmod(out.fileno(), _MODE)
                out.write(text)
