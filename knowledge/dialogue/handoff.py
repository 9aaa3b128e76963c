"""The summary of a conversation for whoever takes it over, and the apology that offers to hand over."""

from __future__ import annotations

from knowledge.answers.wording import say, wording
from knowledge.dialogue.conversation import Conversation, Exchange
from knowledge.dialogue.joining import FOUND
from knowledge.records import Answer, AnswerStatus

# a caller listens to no more of it; the payload has all of it
_MOST_READ_OUT = 3


def summary_of(conversation: Conversation) -> str:
    """Return what was asked, found and not found, oldest first; empty where nothing was asked."""
    return "".join(_line(exchange) for exchange in conversation.exchanges)


def handoff_text(conversation: Conversation) -> str:
    """Return how to reach a person, with the last questions in short."""
    last = conversation.exchanges[-_MOST_READ_OUT:]
    if not last:
        return say("handoff.plain")
    return say("handoff.with_summary", summary="".join(_line(exchange) for exchange in last))


def _line(exchange: Exchange) -> str:
    question = exchange.words.strip("？?。！! ")
    if exchange.status not in FOUND:
        return say("handoff.not_found", question=question)
    key = "handoff.found" if exchange.source else "handoff.found_without_source"
    return say(key, question=question, said=exchange.said, source=exchange.source)


def apology() -> Answer:
    """Return what is said to a complaint that asks nothing, with a person offered."""
    offered = wording()["apology"]
    return Answer(
        status=AnswerStatus.SMALLTALK,
        sentences=(offered["say"],),
        offers=tuple((one["title"], one["question"]) for one in offered["offers"]),
    )
