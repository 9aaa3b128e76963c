"""Asking back: only for what the answer depends on, with buttons, and never twice for the same thing."""

from __future__ import annotations

import re

from knowledge.answers.leaning.standing import ALIEN, is_fragment, own_words
from knowledge.answers.wording import say, wording
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import hurries
from knowledge.records import Answer, AnswerStatus, Question, Topic
from knowledge.referrals import urgent

TOPIC = "topic"
# 那份通知的文号 becomes 最低工资的文号
_POINTER = re.compile(r"^(?:[那这][个份条些]|它|他|那么?)?(?:通知|文件|通告|规定|标准|政策)?的?")
_TOPICS_OF = {
    "amount": ("minimum_wage", "low_income"),
    "hours": ("minimum_wage",),
    "age": ("pension",),
    "height": ("dogs",),
    "people": ("low_income",),
}
_UNFOUND = (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.CLARIFY)
# 低保, 养老金的 answers what was asked back
_LONGEST_REPLY = 8


def lacks_topic(question: Question, answer: Answer, conversation: Conversation) -> bool:
    """Return whether nothing was found because nothing says what the question is about."""
    if urgent(question.text):
        return False  # 家里着火了 is no question for a topic
    if conversation.context.document_keys or (question.intent == ALIEN and own_words(question.text)):
        return False
    if hurries(question.text):
        return True  # 快点啊 asks nothing
    last = conversation.exchanges[-1:]
    if last and last[0].status is not AnswerStatus.CLARIFY and not question.regions:
        return False  # 那乡下呢 after a question that found nothing
    about_nothing = question.topic in (None, Topic.BULLETIN) and not question.document_number
    # 平阳和苍南呢 alone asks nothing, although some text names both
    found = answer.status not in _UNFOUND and (own_words(question.text) or not question.regions)
    return about_nothing and not found and is_fragment(question.text)


def which_topic(question: Question, conversation: Conversation) -> Answer:
    """Return the question which topic is meant; the second time what can be asked, without a question."""
    again = TOPIC in conversation.asked_before
    place = "、".join(question.regions)
    key = "topics_again" if again else "which_topic_of" if place else "which_topic"
    return Answer(
        status=AnswerStatus.CLARIFY,
        regions=question.regions,
        as_of=question.day,
        sentences=(say(f"dialogue.{key}", place=place),),
        offers=offers(question),
    )


def offers(question: Question) -> tuple[tuple[str, str], ...]:
    """Return (what the button shows, what it says): each topic with the words of the question."""
    topics: dict[str, dict[str, str]] = wording()["topics"]
    place = "".join(question.regions[:1])
    left = _POINTER.sub("", question.text).strip("？?。呢 ")
    bare = bool(place) or not left
    return tuple(
        (names["title"], place + names["question"] if bare else f"{names['title']}{left}")
        for topic, names in topics.items()
        if (not place or names.get("by_place", "")) and _fits(topic, question)
    )


def _fits(topic: str, question: Question) -> bool:
    """Return whether a topic goes with what was said: pay with an amount, pensions with an age."""
    fitting = [topics for name, topics in _TOPICS_OF.items() if question.entities.get(name)]
    return all(topic in topics for topics in fitting)


def replies(question_text: str, topic: Topic | None, conversation: Conversation) -> bool:
    """Return whether a message names the topic that was asked back for."""
    asked = conversation.asked_back == TOPIC
    return asked and topic is not None and len(question_text) <= _LONGEST_REPLY
