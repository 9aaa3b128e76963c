"""The conversation: which questions a message asks, what they lean on, and the answer to all of them."""

from knowledge.answers import Context
from knowledge.dialogue.conversation import Conversation, Exchange
from knowledge.dialogue.danger import pleads_on
from knowledge.dialogue.handoff import apology, handoff_text, summary_of
from knowledge.dialogue.message import Entity, Message
from knowledge.dialogue.moves import Knowledge
from knowledge.dialogue.parts import Part, parts_of
from knowledge.dialogue.questioning import asks_on_its_own, holds_question
from knowledge.dialogue.turn import Turn, take_turn

__all__ = [
    "Context",
    "Conversation",
    "Entity",
    "Exchange",
    "Knowledge",
    "Message",
    "Part",
    "Turn",
    "apology",
    "asks_on_its_own",
    "handoff_text",
    "holds_question",
    "parts_of",
    "pleads_on",
    "summary_of",
    "take_turn",
]
