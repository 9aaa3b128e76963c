"""Places, dates, breeds and numbers of a question as one sign each: what is asked is the same for all."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Protocol

from knowledge.dates import find_dates
from knowledge.numerals import find_numbers
from knowledge.regions import find_foreign_places, find_regions
from knowledge.vocabulary import find_breeds

# "你好，瑞安 最低工资?" is split at , and space
_BREAK = re.compile(r"[\s，。？！、,.?!~…；;：:\"“”'（）()《》]+")


class Found(Protocol):
    """Something found at `text[start:end]`."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""


_FINDERS: tuple[tuple[str, Callable[[str], Iterable[Found]]], ...] = (
    ("Ⓡ", find_regions),
    ("Ⓕ", find_foreign_places),
    ("Ⓓ", find_dates),
    ("Ⓑ", find_breeds),
    ("Ⓝ", find_numbers),
)
SIGNS = tuple(sign for sign, _ in _FINDERS)


@functools.lru_cache(maxsize=256)
def masked(text: str) -> str:
    """Return a normalised `text` with every place, date, breed and number as the sign of its kind.

    Of two mentions that overlap the one of the kind named first stays. The last texts are remembered: the
    intent and the reader of questions ask for the same.
    """
    kept: list[tuple[int, int, str]] = []
    for sign, find in _FINDERS:
        for found in find(text):
            if not any(found.start < end and start < found.end for start, end, _ in kept):
                kept.append((found.start, found.end, sign))
    parts, place = [], 0
    for start, end, sign in sorted(kept):
        parts += [text[place:start], sign]
        place = end
    return "".join((*parts, text[place:]))


def framed(text: str) -> str:
    """Return `text` between ^ and $, white space and marks as |."""
    return "^" + _BREAK.sub("|", text).strip("|") + "$"
