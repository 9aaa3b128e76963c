"""Somebody told of danger and pleads on: 怎么办啊快点 is told where to turn at once, again."""

from __future__ import annotations

from datetime import date

from knowledge.answers import restored
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import pleads
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.referrals import urgent


def pleads_on(text: str, conversation: Conversation) -> bool:
    """Return whether the last message told of danger and `text` pleads on, whatever it else looks like."""
    last = conversation.exchanges[-1:]
    return bool(last) and urgent(last[0].asked.text) is not None and pleads(text)


def endangered(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return where to turn with the danger told of last; None where it was none or something else is said."""
    if not pleads_on(asked.words, conversation):
        return None
    question = restored(conversation.exchanges[-1].asked, today)
    return Reply(question=question, answer=knowledge.answer(question))
