"""Which messages are fit to be answered, and the text that goes on to the dialogue."""

from __future__ import annotations

import copy
import unicodedata

from rasa.core.channels.channel import UserMessage

from bot.masking import mask_values, masked
from bot.operation import MESSAGE_LENGTH
from knowledge.character_tables import CharacterTable
from knowledge.text import normalise

# A message so many times the limit is refused before the work of normalising it.
RAW_TIMES = 8


def plain_text(text: str) -> str:
    """Return `text` as residents may send it, without control characters and half surrogates.

    A leading `/` goes too: to Rasa it would name an intent and entities instead of being understood.
    """
    return text.translate(_SENT).strip().lstrip("/ ")


def _sent(character: str) -> str:
    """Return what is left of a character of a message."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cs") else character


_SENT = CharacterTable(_sent)


def refusal_of(text: object, limit: int = MESSAGE_LENGTH) -> str | None:
    """Return the name of the reply to a message that is empty or too long, None for one to be answered.

    `limit` is how many characters it may have after normalising.
    """
    if not isinstance(text, str):
        return "empty"
    if len(text) > RAW_TIMES * limit:
        return "too_long"
    normalised = normalise(plain_text(text))
    if not normalised.strip():
        return "empty"
    return "too_long" if len(normalised) > limit else None


def private(message: UserMessage, sender: str | None = None, limit: int = MESSAGE_LENGTH) -> UserMessage:
    """Return the message as it may be kept: plain, without numbers that name a person, from `sender`.

    The channel's own message stays as it is. What a channel had parsed beforehand is left out: the
    dialogue parses the masked text itself.
    """
    kept = copy.copy(message)
    kept.text = masked(plain_text(message.text[: RAW_TIMES * limit])) if isinstance(message.text, str) else ""
    kept.metadata = mask_values(message.metadata)
    kept.input_channel = mask_values(message.input_channel)
    kept.parse_data = None
    kept.sender_id = sender or message.sender_id
    return kept
