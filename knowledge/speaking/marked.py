"""A pattern that a text is looked through for only where it has one of the signs that the pattern needs.

Most of what a voice must be told differently is rare, and to look for all of it took half a millisecond of
each answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Said = str | Callable[[re.Match[str]], str]

# every unit and every code has one
LETTERS = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A `pattern` that finds nothing in a text without one of the characters `marks`."""

    pattern: re.Pattern[str]
    marks: str

    def sub(self, said: Said, text: str) -> str:
        """Return `text` with `said` for what the pattern finds, as `re.Pattern.sub` does."""
        for mark in self.marks:
            if mark in text:
                return self.pattern.sub(said, text)
        return text


def marked(pattern: str, marks: str, flags: int = 0) -> Marked:
    """Return the compiled pattern with the characters of which all that it finds has one."""
    return Marked(re.compile(pattern, flags), marks)
