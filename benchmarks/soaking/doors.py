"""Clients of every door of the bot: a conversation each, one turn after the other."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode
from xml.sax.saxutils import escape

import aiohttp

# An event that comes so long after the one before belongs to no reply.
QUIET = 1.0
PATIENCE = 30.0
# WeChat waits for 5 s and sends a letter three times in all.
WECHAT_SECONDS, WECHAT_TRIES = 5.0, 3
_NUMBERS = itertools.count(int(time.time()) * 1000)


class DoorError(Exception):
    """A request that was answered by a status or a form that no answer has."""


class Talk(Protocol):
    """One conversation at a door."""

    async def say(self, message: str, expected: str | None) -> str:
        """Return what the bot said to the message; `expected` is the right answer where known."""
        ...

    async def close(self) -> None:
        """End the conversation."""
        ...


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


def text_of(replies: list[dict[str, Any]]) -> str:
    """Return the texts of REST replies; DoorError where there is none or one says error."""
    if any((reply.get("custom") or {}).get("status") == "error" for reply in replies):
        raise DoorError("the payload says error")
    return "\n".join(reply["text"] for reply in replies if reply.get("text"))


class Rest:
    """The door for programs."""

    def __init__(self, place: Place) -> None:
        """Begin a conversation."""
        self._place, self._sender = place, uuid.uuid4().hex

    async def say(self, message: str, expected: str | None) -> str:
        """Post the message."""
        content = {"sender": self._sender, "message": message}
        return text_of(await self._place.post("/webhooks/rest/webhook", content))

    async def close(self) -> None:
        """Leave: nothing is to be done."""


class Widget(Rest):
    """The chat page."""

    async def say(self, message: str, expected: str | None) -> str:
        """Post the message with an id, as the page does."""
        content = {"sender": self._sender, "message": message, "message_id": uuid.uuid4().hex}
        return text_of((await self._place.post("/webhooks/widget/messages", content))["replies"])


class Hotline:
    """A call."""

    def __init__(self, place: Place) -> None:
        """Call with the first turn."""
        self._place, self._call, self._turns = place, "", itertools.count()

    async def say(self, message: str, expected: str | None) -> str:
        """Return what the voice says and what the operator sees."""
        if not self._call:
            self._call = (await self._place.post("/webhooks/hotline/calls", {}))["call_id"]
        turn = {"turn_id": str(next(self._turns)), "transcript": message, "confidence": 1.0}
        reply = await self._place.post(f"/webhooks/hotline/calls/{self._call}/turns", turn)
        return f"{reply['speech']}\n{reply['display']}"

    async def close(self) -> None:
        """Hang up."""
        if self._call:
            await self._place.post(f"/webhooks/hotline/calls/{self._call}/end", {"reason": "hangup"})


class WeChat:
    """A follower of the Official Account, whose letters come signed and not encrypted."""

    def __init__(self, place: Place) -> None:
        """Be a new follower."""
        self._place, self._openid = place, f"o{uuid.uuid4().hex[:27]}"

    async def say(self, message: str, expected: str | None) -> str:
        """Return the content of the reply; a letter that is not answered in time is sent again."""
        number, now = str(next(_NUMBERS)), str(int(time.time()))
        signed = hashlib.sha1("".join(sorted((self._place.wechat_token, now, number))).encode()).hexdigest()
        query = urlencode({"signature": signed, "timestamp": now, "nonce": number})
        for _ in range(WECHAT_TRIES):
            try:
                said = await asyncio.wait_for(
                    self._send(query, letter(self._openid, message, now, number)), WECHAT_SECONDS
                )
            except asyncio.TimeoutError:
                continue
            # <Content><![CDATA[瑞安市最低月工资标准是…]]></Content>
            content = re.search(r"<Content>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</Content>", said, re.DOTALL)
            return content[1] if content else ""
        return ""

    async def _send(self, query: str, body: str) -> str:
        """Return the body of the reply."""
        address = f"{self._place.address}/webhooks/wechat/webhook?{query}"
        async with self._place.session.post(address, data=body.encode()) as response:
            if response.status != 200:
                raise DoorError(f"wechat: status {response.status}")
            return await response.text()

    async def close(self) -> None:
        """Leave: nothing is to be done."""


def letter(openid: str, message: str, now: str, number: str) -> str:
    """Return the XML of a text letter."""
    fields: Mapping[str, str] = {
        "ToUserName": "gh_soak", "FromUserName": openid, "CreateTime": now,
        "MsgType": "text", "Content": message, "MsgId": number,
    }  # fmt: skip
    return "<xml>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items()) + "</xml>"


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


BETWEEN = "\x1e"


def told(content: Mapping[str, Any]) -> str:
    """Return what of an event is the same whenever it is said."""
    custom = content.get("custom")
    if custom is None:
        return str(content.get("text"))
    if custom.get("status") == "error":
        raise DoorError("the payload says error")
    return json.dumps([custom.get("status"), custom.get("region"), custom.get("topic")])


class Reader:
    """Somebody who reads the bulletins: a message is the path of a page."""

    def __init__(self, place: Place) -> None:
        """Begin to read."""
        self._place = place

    async def say(self, message: str, expected: str | None) -> str:
        """Return the page."""
        async with self._place.session.get(self._place.address + message) as response:
            if response.status != 200:
                raise DoorError(f"reader: status {response.status}")
            return await response.text()

    async def close(self) -> None:
        """Leave: nothing is to be done."""


TALKS: Mapping[str, type[Rest] | type[Hotline] | type[WeChat] | type[Socket] | type[Reader]] = {
    "widget": Widget,
    "rest": Rest,
    "socket.io": Socket,
    "hotline": Hotline,
    "wechat": WeChat,
    "reader": Reader,
}
