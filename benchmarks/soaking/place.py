"""The server that a soak talks to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp


class DoorError(Exception):
    """A request that was answered by a status or a form that no answer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A server: its address, the session to talk over, and the token that it knows WeChat by."""

    address: str
    session: aiohttp.ClientSession
    wechat_token: str

    async def post(self, path: str, content: object) -> Any:
        """Return the JSON of the reply; raises DoorError for a status that is not 200."""
        async with self.session.post(self.address + path, json=content) as response:
            if response.status != 200:
                raise DoorError(f"{path.split('/')[2]}: status {response.status}")
            return await response.json(content_type=None)
