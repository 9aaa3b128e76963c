"""A client of the door for sockets."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Mapping
from typing import Any

import aiohttp

from benchmarks.soaking.place import DoorError, Place

# An event that comes so long after the one before belongs to no reply; the first may take its time.
QUIET, PATIENCE = 1.0, 30.0
# Stands between the events of one reply.
BETWEEN = "\x1e"


class Socket:
    """A chat over socket.io, with a WebSocket of its own.

    Engine.IO 4 and Socket.IO 5 by their published protocols: `0` opens, `2` asks whether one lives, `40`
    connects, `42["bot_uttered",{…}]` is an event.
    """

    def __init__(self, place: Place) -> None:
        """Connect with the first turn."""
        self._place, self._session = place, uuid.uuid4().hex
        self._wire: aiohttp.ClientWebSocketResponse | None = None

    async def _connect(self) -> aiohttp.ClientWebSocketResponse:
        """Connect and ask for the session."""
        address = f"{self._place.address}/socket.io/?EIO=4&transport=websocket"
        wire = await self._place.session.ws_connect(address)
        await wire.send_str("40")
        await wire.send_str(event("session_request", {"session_id": self._session}))
        while (await self._heard(wire))[0] != "session_confirm":
            pass
        return wire

    async def say(self, message: str, expected: str | None) -> str:
        """Return the events of the reply: as many as are expected, or all until it is quiet for a while."""
        self._wire = self._wire or await self._connect()
        await self._wire.send_str(event("user_uttered", {"message": message, "session_id": self._session}))
        heard: list[str] = []
        while expected is None or len(heard) < len(expected.split(BETWEEN)):
            patience = QUIET if heard and expected is None else PATIENCE
            try:
                heard.append(told((await asyncio.wait_for(self._heard(self._wire), patience))[1]))
            except asyncio.TimeoutError:
                break
        return BETWEEN.join(heard)

    async def _heard(self, wire: aiohttp.ClientWebSocketResponse) -> list[Any]:
        """Return the name and the content of the next event; whether one lives is answered meanwhile."""
        while True:
            packet = await wire.receive()
            if packet.type is not aiohttp.WSMsgType.TEXT:
                raise DoorError(f"socket.io: {packet.type.name}")
            if packet.data == "2":
                await wire.send_str("3")
            elif packet.data.startswith("42"):
                named: list[Any] = json.loads(packet.data[2:])
                return named

    async def close(self) -> None:
        """Disconnect."""
        if self._wire:
            await self._wire.close()


def event(name: str, content: object) -> str:
    """Return the packet of an event."""
    return "42" + json.dumps([name, content], ensure_ascii=False)


def told(content: Mapping[str, Any]) -> str:
    """Return what of an event is the same whenever it is said."""
    custom = content.get("custom")
    if custom is None:
        return str(content.get("text"))
    if custom.get("status") == "error":
        raise DoorError("the payload says error")
    return json.dumps([custom.get("status"), custom.get("region"), custom.get("topic")])
