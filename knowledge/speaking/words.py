"""The closed lists of words.yml, and patterns that alternate over them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from knowledge.vocabulary.files import read_mapping

_FILE = Path(__file__).parent / "words.yml"
# 1250, 1,250, 12.5, where no longer figure goes on
NUMBER = r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"


@functools.cache
def words() -> dict[str, Any]:
    """Return the whole file; VocabularyError when it is missing or no mapping."""
    return read_mapping(_FILE)


def any_of(choices: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(re.escape(choice) for choice in sorted(choices, key=len, reverse=True))
