"""Going back: 再说一遍 to the last question, 上一个问题 to the one before, 回到低保 to one on a topic."""

from __future__ import annotations

from knowledge.answers.cues import topic_of
from knowledge.answers.leaning.standing import own_words
from knowledge.dialogue.conversation import Conversation, Exchange
from knowledge.dialogue.cues import cue, says
from knowledge.records import AnswerStatus

# 回到低保 says no more than where to go back to
_MOST_OWN_WORDS = 3


def is_again(text: str) -> bool:
    """Return whether the last answer is to be said again."""
    left = cue("again").sub("", text)
    return left != text and topic_of(left) is None and len(own_words(left)) <= _MOST_OWN_WORDS


def is_one_before(text: str) -> bool:
    """Return whether the question before the last is meant."""
    return says("one_before", text)


def returned(text: str, conversation: Conversation) -> Exchange | None:
    """Return the exchange that the words go back to; None where they go back to none."""
    exchanges = conversation.exchanges
    if not exchanges:
        return None
    if is_one_before(text):
        return exchanges[-2] if len(exchanges) > 1 else exchanges[-1]
    if is_again(text):
        return exchanges[-1]
    topic = topic_of(text) if _goes_back(text) else None
    if topic is None:
        return None
    on_topic = (one for one in reversed(exchanges) if one.asked.topic is topic)
    return next((one for one in on_topic if one.status is not AnswerStatus.CLARIFY), None)


def asked_there(text: str) -> str:
    """Return what is asked of the question gone back to: 文成的呢 of 回到刚才那个，文成的呢."""
    for group in ("one_before", "back_to"):
        match = cue(group).search(text)
        if match:
            return text[match.end() :].lstrip("那个的话题问上面，,。：: ")
    return ""


def _goes_back(text: str) -> bool:
    match = cue("back_to").search(text)
    if match is None:
        return False
    left = text[: match.start()] + cue("subjects").sub("", text[match.end() :])
    return len(own_words(left)) <= _MOST_OWN_WORDS
