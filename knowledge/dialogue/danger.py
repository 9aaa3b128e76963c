"""Somebody told of danger and pleads on: 怎么办啊快点 is told where to turn at once, again."""

from __future__ import annotations

from datetime import date

from knowledge.answers import restored
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import cue
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.referrals import urgent


def endangered(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return where to turn with the danger told of last; None where it was none or something else is said."""
    last = conversation.exchanges[-1:]
    if not last or not urgent(last[0].asked.text) or not cue("pleads").fullmatch(asked.words):
        return None
    question = restored(last[0].asked, today)
    return Reply(question=question, answer=knowledge.answer(question))
