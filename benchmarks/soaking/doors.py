"""Clients of every door of the bot: a conversation each, one turn after the other."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import re
import time
import uuid
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from benchmarks.soaking.place import DoorError, Place
from benchmarks.soaking.sockets import Socket

# WeChat waits for 5 s and sends a letter three times in all.
WECHAT_SECONDS, WECHAT_TRIES = 5.0, 3
_NUMBERS = itertools.count(int(time.time()) * 1000)


class Talk(Protocol):
    """One conversation at a door."""

    async def say(self, message: str, expected: str | None) -> str:
        """Return what the bot said to the message; `expected` is the right answer where known."""
        ...

    async def close(self) -> None:
        """End the conversation."""
        ...


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
