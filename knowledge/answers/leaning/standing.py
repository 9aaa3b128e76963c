"""Whether a message leans on the one before it, or stands on its own.

The rule, which docs/dialogue.md explains: a message that names its subject stands on its own, unless it
says that it goes on (那…, …呢). One that names no subject leans on the last that did.
"""

from __future__ import annotations

import functools
import re

from knowledge.answers.leaning.context import Context
from knowledge.dates import find_dates
from knowledge.records import Topic
from knowledge.regions import find_foreign_places, find_regions
from knowledge.text import find_numbers
from knowledge.vocabulary import find_breeds, load_yaml

# what goes on is short: a longer message tells all of what it asks
_LONGEST = 16
# so many characters beside places, times, numbers and function words a fragment has at most,
# and a message that the classifier takes for a follow-up
_FRAGMENT = 1
_FOLLOW_UP = 6
_FINDERS = (find_regions, find_foreign_places, find_dates, find_breeds, find_numbers)


def leans(text: str, intent: str | None, shown: Topic | None, context: Context, later: bool = False) -> bool:
    """Return whether `text` leans on `context`.

    Args:
        text: the question without courtesies.
        intent: the intent of the classifier.
        shown: the core topic that its words show.
        context: the conversation so far.
        later: the text is a later question of the same message.
    """
    if not context.text:
        return False
    goes_on = len(text) <= _LONGEST and says_so(text)
    if shown is not None:
        return later or goes_on
    own = own_words(text)
    if intent == "follow_up" or later:
        return goes_on or len(own) <= _FOLLOW_UP
    return goes_on or len(own) <= _FRAGMENT or (points(text) and len(own) <= _FOLLOW_UP)


def says_so(text: str) -> bool:
    """Return whether the words say that they go on: 那瑞安呢, 还有乐清."""
    return _pattern("leans").search(text) is not None


def points(text: str) -> bool:
    """Return whether the words point at what was said: 这个标准, 刚才那份."""
    return _pattern("points").search(text) is not None


def compares(text: str) -> bool:
    """Return whether the place named is one to compare with the one before: 和乐清比呢."""
    return _pattern("compares").search(text) is not None


def is_fragment(text: str) -> bool:
    """Return whether nothing but places, times, numbers and function words is said."""
    return len(own_words(text)) <= _FRAGMENT


def own_words(text: str) -> str:
    """Return what is left of a text without its places, times, breeds, numbers and function words."""
    left = text
    spans = sorted(((m.start, m.end) for find in _FINDERS for m in find(text)), reverse=True)
    for start, end in spans:
        left = left[:start] + " " * (end - start) + left[end:]
    left = _pattern("function_words").sub("", left)
    return "".join(character for character in left if character.isalnum())


@functools.cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(load_yaml("dialogue.yml")[group])
