"""Talks to the whole bot from plain Python: a message in, the replies of the turn out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from rasa.core.channels.channel import UserMessage

from bot.channels.replies import ReplyChannel
from bot.replies import Reply

if TYPE_CHECKING:
    from types import TracebackType

    from bot.agent import GuardedAgent


class Conversations:
    """The bot for one caller at a time; conversations are told apart by their sender."""

    def __init__(self, agent: GuardedAgent) -> None:
        """Talk to `agent` from an event loop of its own."""
        self._agent = agent
        self._loop = asyncio.new_event_loop()

    def __enter__(self) -> Conversations:
        """Return the conversations."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the event loop."""
        self._agent.action_endpoint.close()
        self._loop.close()

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[Reply]:
        """Return the replies `{"text", "custom"?, "buttons"?}` to one message of `sender`."""
        output = ReplyChannel()
        message = UserMessage(text, output, sender, input_channel=channel, metadata=metadata)
        self._loop.run_until_complete(self._agent.handle_message(message))
        replies: list[Reply] = output.messages
        return replies

    def parse(self, text: str) -> dict[str, Any]:
        """Return what the pipeline makes of `text`: intent, intent_ranking, entities and more."""
        parsed: dict[str, Any] = self._loop.run_until_complete(self._agent.parse_message(text))
        return parsed
