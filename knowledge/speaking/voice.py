"""A text as a voice reads it aloud."""

from __future__ import annotations

import functools

from knowledge.speaking.characters import plain
from knowledge.speaking.codes import codes_said, letters_said, telephones_said
from knowledge.speaking.days import days_said, documents_said
from knowledge.speaking.figures import numbers_said, rates_said, shares_said, sums_said
from knowledge.speaking.pauses import brackets_said, lists_said, pauses_said

# Each step leaves words where it found figures and signs, so that a later step does not read them again.
_STEPS = (
    plain,
    documents_said,
    lists_said,
    telephones_said,
    days_said,
    rates_said,
    codes_said,
    shares_said,
    sums_said,
    numbers_said,
    brackets_said,
    letters_said,
    pauses_said,
)


@functools.lru_cache(maxsize=1024)
def spoken(text: str) -> str:
    """Return `text` as it is said: every figure, unit, date and number in words, brackets as pauses.

    No figure is lost or rounded; addresses and pictures are left out; `violations` finds nothing in it
    (but that it is empty, where `text` said nothing). Saying what was said already changes nothing.
    """
    for step in _STEPS:
        text = step(text)
    return text
