"""What kind of turn the words of a message are, before anything is known of the conversation."""

from __future__ import annotations

from knowledge.answers.cues import topic_of
from knowledge.answers.leaning.contrasts import is_counterpart
from knowledge.answers.leaning.standing import is_fragment, own_words
from knowledge.courtesies import without_courtesies
from knowledge.dialogue.correcting import correction_of
from knowledge.dialogue.cues import says
from knowledge.dialogue.pointing import points_back
from knowledge.dialogue.returning import is_again, is_one_before
from knowledge.regions import find_regions
from knowledge.vocabulary import find_breeds

# 上一个问题是什么 says hardly more than where to go back to
_MOST_OWN_WORDS = 3


def is_about_the_conversation(message: str) -> bool:
    """Return whether a message goes back or points back: 再说一遍, 上一个问题, 第二个呢."""
    text = without_courtesies(message)
    if topic_of(text) is not None:
        return False
    if is_again(text) or (points_back(text) and is_fragment(text)):
        return True
    return is_one_before(text) and len(own_words(text)) <= _MOST_OWN_WORDS


def names_something(message: str) -> bool:
    """Return whether what looks like small talk names a topic, a place, a breed, pay by the hour, or 累计."""
    text = without_courtesies(message)
    if topic_of(text) is not None or correction_of(message) is not None:
        return True
    return (
        says("paid_by_hour", text)
        or bool(find_breeds(text))
        or (bool(find_regions(text)) and is_fragment(text))
        or is_counterpart(text)
    )
