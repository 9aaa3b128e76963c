"""The conversation: which questions a message asks, what they lean on, and the answer to all of them."""

from knowledge.answers import Context
from knowledge.dialogue.message import Entity, Message
from knowledge.dialogue.parts import Part, parts_of
from knowledge.dialogue.turn import Turn, take_turn

__all__ = ["Context", "Entity", "Message", "Part", "Turn", "parts_of", "take_turn"]
