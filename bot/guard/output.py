"""An output channel that notes what is said in a turn while the channel behind it says it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from bot.channels.replies import PARTS
from bot.replies import Reply


class NotedOutput:
    """Stands before a channel's output: adds to the payload of each reply and keeps the replies.

    Everything else that the dialogue asks of an output channel goes to the one behind it.
    """

    def __init__(self, channel: Any, recipient: str, additions: Mapping[str, Any] | None = None) -> None:
        """Say everything to `recipient`, as the channel knows the person, with `additions` in payloads."""
        self._channel = channel
        self._recipient = recipient
        self._additions = dict(additions or {})
        self.noted: list[Reply] = []

    def __getattr__(self, name: str) -> Any:
        """Return what the channel has under this name."""
        return getattr(self._channel, name)

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Note one utterance and have the channel say it; small talk without a payload gets none."""
        said = dict(message)
        if said.get("custom") and self._additions:
            said["custom"] = {**said["custom"], **self._additions}
        if reply := {part: said[part] for part in PARTS if said.get(part)}:
            self.noted.append({part: copy.copy(content) for part, content in reply.items()})
        await self._channel.send_response(self._recipient, said)
