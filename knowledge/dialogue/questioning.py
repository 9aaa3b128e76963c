"""Whether a message that looks like a complaint or a request for the source asks something of its own."""

from __future__ import annotations

from knowledge.answers import shown_topic
from knowledge.answers.cues import aspect_of
from knowledge.answers.leaning.standing import own_words
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.correcting import correction_of
from knowledge.dialogue.cues import says
from knowledge.dialogue.issues import asks_what_issue_holds
from knowledge.dialogue.message import Message
from knowledge.dialogue.parts import asks
from knowledge.dialogue.pointing import points_back
from knowledge.records import Aspect

# what a message says of its own when it asks for the source of something else than the last answer
_SUBSTANTIAL = 6
# 这份文件过期没有 points at the source and asks something of it
_NOT_THE_SOURCE = (Aspect.VALIDITY, Aspect.EFFECTIVE, Aspect.BEFORE, Aspect.INCREASE)
# what says which thing is meant
_NAMING = frozenset({"region", "breed", "document_number", "height", "tier"})


def asks_on_its_own(message: Message) -> bool:
    """Return whether a request for a source says of what: 最低工资的依据是哪个文件."""
    names = {entity.name for entity in message.entities}
    return (
        shown_topic(message.text, message.entities_by_name()) is not None
        or "document_number" in names
        or points_back(message.text)
        or asks_what_issue_holds(message.text)
        or aspect_of(message.text) in _NOT_THE_SOURCE
        or len(own_words(message.text)) > _SUBSTANTIAL
    )


def holds_question(message: Message, conversation: Conversation) -> bool:
    """Return whether a complaint holds a question: its topic, a correction, or a thing to ask about."""
    names = {entity.name for entity in message.entities}
    topic = shown_topic(message.text, message.entities_by_name())
    if topic is not None and (asks(message.text) or says("says_what", message.text)):
        return True
    corrects = bool(conversation.context.text) and correction_of(message.text) is not None
    return bool(names & _NAMING) or (corrects and (topic is not None or bool(names)))
