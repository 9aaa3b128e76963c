"""One conversation over each door of a running server: what was said, and the payload that came with it."""

from __future__ import annotations

import itertools
import json
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import socketio

from bot.channels.sockets.wire import events_of
from tests.bot.channels.wechat import letters

SECONDS = 60
# What differs between two turns that say the same.
OF_THE_TURN = frozenset({"turn", "notice", "explain"})
_NUMBERS = itertools.count(int(time.time()) * 1000)
_CONTINUES = "更多"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one turn gave: its text as this door shows it, its payload, what else the door gave."""

    text: str
    payload: dict[str, Any] | None = None
    more: dict[str, Any] = field(default_factory=dict)


def payload_of(replies: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the payload of the last reply that has one, without what belongs to the turn alone."""
    payloads = [reply["custom"] for reply in replies if reply.get("custom")]
    return comparable((payloads or [{}])[-1])


def comparable(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name not in OF_THE_TURN}


def text_of(replies: Sequence[dict[str, Any]]) -> str:
    return "\n\n".join(reply["text"] for reply in replies if reply.get("text"))


def of_replies(replies: Sequence[dict[str, Any]]) -> Said:
    return Said(text=text_of(replies), payload=payload_of(replies), more={"replies": list(replies)})


class Doors:
    """The doors of the server at `address`; each conversation has a sender of its own."""

    def __init__(self, address: str) -> None:
        self._address = address

    def post(self, path: str, content: object) -> Any:
        body = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        request = urllib.request.Request(self._address + path, data=body)
        with urllib.request.urlopen(request, timeout=SECONDS) as response:
            found = response.read().decode()
        return found if isinstance(content, str) else json.loads(found)

    def rest(self, turns: Sequence[str]) -> list[Said]:
        sender = uuid.uuid4().hex
        messages = ({"sender": sender, "message": turn} for turn in turns)
        return [of_replies(self.post("/webhooks/rest/webhook", message)) for message in messages]

    def widget(self, turns: Sequence[str]) -> list[Said]:
        sender = uuid.uuid4().hex
        said = []
        for number, turn in enumerate(turns):
            message = {"sender": sender, "message": turn, "message_id": str(number)}
            said.append(of_replies(self.post("/webhooks/widget/messages", message)["replies"]))
        return said

    def socketio(self, turns: Sequence[str], expected: Sequence[Said]) -> list[Said]:
        """Talk over a socket; `expected` tells how many events each turn has."""
        session, said = uuid.uuid4().hex, []
        with socketio.SimpleClient() as client:
            client.connect(self._address, transports=["websocket"])
            client.emit("session_request", {"session_id": session})
            assert client.receive(SECONDS) == ["session_confirm", session]
            for turn, known in zip(turns, expected, strict=True):
                client.emit("user_uttered", {"message": turn, "session_id": session})
                count = sum(len(list(events_of(reply))) for reply in known.more["replies"])
                events = [client.receive(SECONDS)[1] for _ in range(count)]
                said.append(of_replies(events))
        return said

    def hotline(self, turns: Sequence[str]) -> tuple[list[Said], str | None]:
        """Return what a call heard, and the short message asked for at its end, None where there is none."""
        call = self.post("/webhooks/hotline/calls", {})["call_id"]
        said = []
        for number, turn in enumerate([*turns, "发短信给我"]):
            heard = {"turn_id": str(number), "transcript": turn, "confidence": 1.0}
            reply = self.post(f"/webhooks/hotline/calls/{call}/turns", heard)
            payload = comparable(reply["custom"]) if reply.get("custom") else None
            said.append(Said(text=reply["display"], payload=payload, more=reply))
        sent = said.pop().more.get("sms")
        return said, sent["text"] if sent else None

    def wechat(self, turns: Sequence[str]) -> list[Said]:
        """Talk as a WeChat server in plain mode; the rest of a long answer is asked for."""
        openid = f"o{uuid.uuid4().hex[:27]}"
        return [Said(text="\n".join(self._letters(turn, openid))) for turn in turns]

    def _letters(self, text: str, openid: str) -> Iterator[str]:
        for sent in itertools.chain([text], itertools.repeat(_CONTINUES, 9)):
            number, now = next(_NUMBERS), int(time.time())
            query = letters.query(timestamp=now, nonce=str(number))
            letter = letters.letter(Content=sent, msgid=str(number), created=now, openid=openid)
            content = letters.fields_of(self.post(f"/webhooks/wechat/webhook?{query}", letter))["Content"]
            yield content
            if f"回复“{_CONTINUES}”" not in content:
                return
