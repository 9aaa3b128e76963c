"""Whether a message leans on the one before it, or stands on its own.

The rule, which docs/dialogue.md explains: a message that names its subject stands on its own, unless it
says that it goes on (那…, …呢). One that names no subject leans on the last that did.
"""

from __future__ import annotations

import functools
import re

from knowledge.answers.leaning.context import Context
from knowledge.answers.limits.details import names_following_detail
from knowledge.dates import find_dates
from knowledge.records import Topic
from knowledge.regions import find_foreign_places, find_regions
from knowledge.text import find_numbers
from knowledge.vocabulary import find_breeds, load_yaml

TOPIC_OF_INTENT = {
    "ask_minimum_wage": Topic.MINIMUM_WAGE,
    "ask_pension": Topic.PENSION,
    "ask_low_income": Topic.LOW_INCOME,
    "ask_dogs": Topic.DOGS,
    "ask_bulletin": Topic.BULLETIN,
}
# what the classifier takes for none of the bot's matters leans on nothing unless it says so
ALIEN = "out_of_scope"
# what goes on is short: a longer message tells all of what it asks
_LONGEST = 20
# so many characters beside places, times, numbers and function words a fragment has at most,
# and a message that the classifier takes for a follow-up
MOST_OWN_WORDS = 1
_FOLLOW_UP = 6
_HEADS = ("市长", "县长", "区长", "镇长")
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
    own = len(own_words(text))
    if intent == "follow_up" or later or points(text) or _is_on(intent, context.topic):
        return goes_on or own <= _FOLLOW_UP
    if context.topic not in (None, Topic.BULLETIN) and own <= _FOLLOW_UP and names_following_detail(text):
        return True  # 被抓到会怎么处理 after what must not be kept
    return goes_on or own <= (0 if intent == ALIEN else MOST_OWN_WORDS)


def _is_on(intent: str | None, topic: Topic | None) -> bool:
    """Return whether the classifier takes a message for one on the core topic of the conversation."""
    return topic not in (None, Topic.BULLETIN) and TOPIC_OF_INTENT.get(intent or "") is topic


def says_so(text: str) -> bool:
    """Return whether the words say that they go on: 那瑞安呢, 还有乐清."""
    return cue("leans").search(text) is not None


def said_anew(text: str) -> str | None:
    """Return what a message asks that says it is of another matter (另外问下…), else None.

    A fragment (另外瑞安呢) names no other matter.
    """
    match = cue("anew").match(text)
    left = text[match.end() :] if match else ""
    return None if len(own_words(left)) <= MOST_OWN_WORDS else left


def points(text: str) -> bool:
    """Return whether the words point at what was said: 这个标准, 刚才那份."""
    return cue("points").search(text) is not None


def compares(text: str) -> bool:
    """Return whether the place named is one to compare with the one before: 和乐清比呢."""
    return cue("compares").search(text) is not None


def is_fragment(text: str) -> bool:
    """Return whether nothing but places, times, numbers and function words is said."""
    return len(own_words(text)) <= MOST_OWN_WORDS


@functools.lru_cache(maxsize=256)
def own_words(text: str, *, parted: bool = False) -> str:
    """Return what is left of a text without its places, times, breeds, numbers and function words.

    `parted` keeps a space where something was taken out.
    """
    left = text
    spans = sorted(((m.start, m.end) for find in _FINDERS for m in find(text)), reverse=True)
    for start, end in spans:
        if text[end - 1 : end + 1] in _HEADS:
            continue  # 温州市长是谁 names an office
        left = left[:start] + " " * (end - start) + left[end:]
    left = cue("function_words").sub(" " if parted else "", left)
    kept = "".join(character if character.isalnum() else " " for character in left)
    return kept if parted else kept.replace(" ", "")


@functools.cache
def cue(group: str) -> re.Pattern[str]:
    """Return the compiled pattern of a group of knowledge/vocabulary/dialogue.yml."""
    return re.compile(load_yaml("dialogue.yml")[group])
