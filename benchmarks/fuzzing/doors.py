"""Sends a message by every channel, and reads what comes back as replies."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

import socketio
from socketio.exceptions import TimeoutError as SocketTimeoutError

WECHAT_TOKEN = "fuzz-wechat-token-0123456789"
WECHAT_APP = "wx0123456789abcdef"
SECONDS = 60.0
# So long is waited for the payload of a socket's answer: greetings have none.
MORE_SECONDS = 0.2

Answer = tuple[int, bytes]


@dataclass(slots=True)
class Caller:
    """One client of the server, with a connection that is kept."""

    port: int
    name: str
    sent: int = 0
    connection: http.client.HTTPConnection | None = field(default=None, repr=False)
    socket: socketio.SimpleClient | None = field(default=None, repr=False)

    def ask(self, door: str, message: str) -> Answer:
        """Return status and body of the answer to `message` at a door of DOORS."""
        self.sent += 1
        return DOORS[door](self, message)

    def close(self) -> None:
        """Leave the server; the next message connects anew."""
        for each in (self.socket and self.socket.disconnect, self.connection and self.connection.close):
            # what broke off cannot be left in order
            with contextlib.suppress(Exception):
                if each:
                    each()
        self.socket, self.connection = None, None

    def post(self, path: str, body: bytes, kind: str = "application/json") -> Answer:
        """Post a body; a connection that the server closed is opened anew once."""
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
            try:
                self.connection.request("POST", path, body, {"Content-Type": kind})
                answer = self.connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, ConnectionError):
                self.connection = None
                if attempt == 2:
                    raise
        raise AssertionError("unreachable")


def _json(caller: Caller, path: str, message: str) -> Answer:
    content = {"sender": f"{caller.name}-{caller.sent // 20}", "message": message}
    return caller.post(path, json.dumps(content).encode())


def _rest(caller: Caller, message: str) -> Answer:
    return _json(caller, "/webhooks/rest/webhook", message)


def _widget(caller: Caller, message: str) -> Answer:
    return _json(caller, "/webhooks/widget/messages", message)


def _hotline(caller: Caller, message: str) -> Answer:
    return _json(caller, "/webhooks/hotline/webhook", message[:2000])


def _twilio(caller: Caller, message: str) -> Answer:
    said = message[:2000].encode("utf-8", "replace").decode()
    form = {"CallSid": f"CA{caller.name}{caller.sent // 20}", "SpeechResult": said, "Confidence": "0.9"}
    kind = "application/x-www-form-urlencoded"
    return caller.post("/webhooks/twilio_voice/webhook", urlencode(form).encode(), kind)


def _wechat(caller: Caller, message: str) -> Answer:
    now, nonce = str(int(time.time())), f"{caller.name}{caller.sent}"
    signed = hashlib.sha1("".join(sorted((WECHAT_TOKEN, now, nonce))).encode()).hexdigest()
    content = escape("".join(one for one in message[:2000] if one.isprintable()))
    number = int(hashlib.sha1(nonce.encode()).hexdigest()[:15], 16)
    xml = (
        f"<xml><ToUserName>gh_7f083739789a</ToUserName><FromUserName>o{caller.name:0>27}</FromUserName>"
        f"<CreateTime>{now}</CreateTime><MsgType>text</MsgType><Content>{content}</Content>"
        f"<MsgId>{number}</MsgId></xml>"
    )
    query = f"signature={signed}&timestamp={now}&nonce={quote(nonce)}"
    return caller.post(f"/webhooks/wechat/webhook?{query}", xml.encode(), "text/xml")


def _socketio(caller: Caller, message: str) -> Answer:
    """Say it over a WebSocket; the payload is the last event of an answer, where it has one."""
    if caller.socket is None:
        caller.socket = socketio.SimpleClient()
        caller.socket.connect(f"http://127.0.0.1:{caller.port}", transports=["websocket"])
    session = f"{caller.name}-{caller.sent // 20}"
    caller.socket.emit("user_uttered", {"message": message, "session_id": session})
    events = [caller.socket.receive(SECONDS)[1]]
    try:
        while "custom" not in events[-1]:
            events.append(caller.socket.receive(MORE_SECONDS)[1])
    except SocketTimeoutError:
        pass
    return 200, json.dumps(events).encode()


DOORS: dict[str, Callable[[Caller, str], Answer]] = {
    "rest": _rest,
    "widget": _widget,
    "hotline": _hotline,
    "twilio_voice": _twilio,
    "wechat": _wechat,
    "socketio": _socketio,
}


def unsupported(body: bytes) -> str | None:
    """Return that the bot failed, or a figure that does not stand in its citation; None for neither."""
    try:
        content = json.loads(body)
    except ValueError:
        return None
    listed = content.get("replies", [content]) if isinstance(content, dict) else content
    for reply in listed:
        payload = reply.get("custom") or {}
        if payload.get("status") == "error":
            return "the bot failed"
        for standard in payload.get("standards") or []:
            if wrong := _wrong(standard, payload):
                return wrong
    return None


def _wrong(standard: dict[str, Any], payload: dict[str, Any]) -> str | None:
    """Return the amount of a standard where its citation does not say it."""
    amount, cited = standard.get("amount"), standard.get("citation")
    if amount is None:
        return None
    if not isinstance(cited, int) or not 0 <= cited < len(payload.get("citations") or []):
        return f"{amount} has no citation"
    quoted = "".join(str(payload["citations"][cited].get("quote")).split()).replace(",", "").replace("，", "")
    written = {f"{amount:g}", f"{amount:.10g}", f"{amount:.1f}", f"{amount:.2f}"}
    return None if any(one in quoted for one in written) else f"{amount} is not in “{quoted[:80]}”"
