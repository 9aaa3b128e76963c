"""Collects what the bot says in one turn, each utterance whole: its text, buttons and payload together."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

PARTS = ("text", "buttons", "custom", "image", "attachment")


class ReplyChannel(CollectingOutputChannel):
    """An output channel whose `messages` are replies `{"text", "buttons"?, "custom"?}` in order.

    `door` is how turns are counted, whatever channel a client names; None: by that channel.
    """

    door: str | None = None

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one utterance as one reply; Rasa's own channel would cut it into its parts."""
        if reply := {part: message[part] for part in PARTS if message.get(part)}:
            await self._persist_message(reply)
