"""How the tests of the dialogue talk: a message with the entities that rules find, and its intent."""

from datetime import date

from bot.nlu.entities import find_entities
from knowledge.dialogue import Conversation, Entity, Message, Turn, take_turn
from knowledge.service import KnowledgeBase
from knowledge.text import normalise

TODAY = date(2026, 11, 21)


def message(text: str, intent: str = "follow_up", confidence: float = 0.9) -> Message:
    plain = normalise(text)
    entities = (
        Entity(name=found.entity, value=found.value, start=found.start, end=found.end)
        for found in find_entities(plain)
    )
    return Message(text=plain, intent=intent, confidence=confidence, entities=tuple(entities))


def talk(base: KnowledgeBase, *texts: str, intent: str = "follow_up") -> Turn:
    """Say one message after another and return the last turn."""
    conversation = Conversation()
    turns = []
    for text in texts:
        turns.append(take_turn(message(text, intent), conversation, TODAY, base))
        conversation = turns[-1].conversation
    return turns[-1]
