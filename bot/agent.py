"""Rasa's agent behind a guard that every channel passes through."""

from __future__ import annotations

import logging
import unicodedata
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain

from bot.errors import ModelError
from bot.inprocess_actions import InProcessActions
from bot.rasa_validation import compile_result_schema
from bot.wording import MESSAGE_LIMIT, reply
from knowledge.text import normalise

# A message this long is refused before the work of normalising it.
RAW_LIMIT = 8 * MESSAGE_LIMIT

logger = logging.getLogger(__name__)


class GuardedAgent(Agent):
    """An agent that answers every message: empty, overlong and failing ones too."""

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Let Rasa answer a message that is fit to be answered, answer others at once."""
        refusal = refusal_of(message.text)
        if refusal:
            return await self._say(message, refusal)
        message.text = plain_text(message.text or "")
        try:
            replies: list[dict[str, Any]] | None = await super().handle_message(message)
        except Exception:
            logger.exception("A message on channel %s failed.", message.input_channel)
            return await self._say(message, "error")
        if getattr(message.output_channel, "messages", None) == []:
            logger.error("A message on channel %s got no reply.", message.input_channel)
            return await self._say(message, "error")
        return replies

    async def _say(self, message: UserMessage, name: str) -> list[dict[str, Any]] | None:
        """Send the reply `name` of the runtime's own wording to the channel of `message`."""
        await message.output_channel.send_response(message.sender_id, reply(name))
        return getattr(message.output_channel, "messages", None)


def plain_text(text: str) -> str:
    """Return `text` as residents may send it, without control characters and half surrogates.

    A leading `/` goes too: to Rasa it would name an intent and entities instead of being understood.
    """
    kept = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cs")
    )
    return kept.strip().lstrip("/ ")


def refusal_of(text: object) -> str | None:
    """Return the name of the reply to a message that is empty or too long, None for one to be answered."""
    if not isinstance(text, str):
        return "empty"
    if len(text) > RAW_LIMIT:
        return "too_long"
    normalised = normalise(plain_text(text))
    if not normalised.strip():
        return "empty"
    return "too_long" if len(normalised) > MESSAGE_LIMIT else None


def load_agent(model: Path, *, store: TrackerStore | None = None, actions: str = "actions") -> GuardedAgent:
    """Return the bot with the trained `model`, its actions in this process, conversations in `store`.

    Without a `store` conversations are kept in memory only.

    Raises:
        ModelError: The model file or the package of the actions cannot be loaded.
        KnowledgeError: The actions cannot open the index.
    """
    compile_result_schema()
    endpoint = InProcessActions(actions)
    endpoint.warm_up()
    agent = GuardedAgent(
        tracker_store=store or InMemoryTrackerStore(Domain.empty()),
        lock_store=InMemoryLockStore(),
        action_endpoint=endpoint,
    )
    try:
        agent.load_model(model)
    except Exception as error:
        raise ModelError(
            f"模型 {model} 无法载入（{error}）：请运行 ouwen train --force 重新训练。"
        ) from error
    return agent
