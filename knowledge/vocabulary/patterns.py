"""Patterns made of the words of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of any of the `words`, each a regular expression of its own."""
    return re.compile("|".join(f"(?:{word})" for word in words), flags)
