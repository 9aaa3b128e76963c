"""Requests that are none: every route of the server, with heads and bodies broken in every place."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

ROUTES = (
    "/",
    "/widget.js",
    "/health",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/bulletins/",
    "/bulletins/2019-12/",
    "/bulletins/2019-12/pages/4",
    "/webhooks/rest/webhook",
    "/webhooks/rest/webhook?stream=true",
    "/webhooks/widget/messages",
    "/webhooks/widget/feedback",
    "/webhooks/widget/notice",
    "/webhooks/widget/chat.js",
    "/webhooks/hotline/calls",
    "/webhooks/hotline/calls/a/turns",
    "/webhooks/hotline/calls/a/end",
    "/webhooks/hotline/webhook",
    "/webhooks/hotline/openapi.yaml",
    "/webhooks/twilio_voice/webhook",
    "/webhooks/wechat/webhook?signature=a&timestamp=1&nonce=b",
    "/socket.io/?EIO=4&transport=polling",
    "/staff/",
    "/staff/login",
    "/staff/logout",
    "/staff/api/session",
    "/staff/api/ask",
    "/staff/api/turns.csv",
    "/staff/operator/api/ask",
    "/conversations/a/tracker",
    "/model/parse",
    "/nowhere",
)
METHODS = (
    "GET",
    "POST",
    "POST",
    "POST",
    "PUT",
    "DELETE",
    "HEAD",
    "OPTIONS",
    "PATCH",
    "TRACE",
    "BREW",
    "post",
    "",
)
KINDS = (
    "application/json",
    "text/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "ÿ",
    "",
)
FIELDS = (
    "sender",
    "message",
    "message_id",
    "metadata",
    "turn",
    "verdict",
    "call_id",
    "turn_id",
    "transcript",
    "event",
    "token",
    "input_channel",
    "alternatives",
    "confidence",
    "digits",
    "text",
    "question",
)
HEADERS = (
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip",
    b"Content-Length: -1",
    b"Content-Length: 5",
    b"Expect: 100-continue",
    b"Expect: tea",
    b"Upgrade: websocket",
    b"Connection: upgrade",
    b"Host: \xff",
    b"Host: y",
    b"Cookie: ouwen_staff=\xff; a=;;;=",
    b"Authorization: Bearer \xff\xfe",
    b"Authorization: Basic x",
    b"X: a\x00b",
    b"X-Forwarded-For: ,,\xff",
    b"Accept: ;q=,;;",
    b"Accept-Encoding: \xff",
    b"If-None-Match: *",
    b"Range: bytes=9-1",
    b"Origin: null",
    b"X-Twilio-Signature: \xff",
    b": x",
    b"no colon",
    b" folded: x",
    b"X: " + b"a" * 9000,
)
TAILS = (
    "",
    "",
    "",
    "?",
    "?a=%ff",
    "/%00",
    "/..%2f..",
    "%zz",
    "?" + "a=1&" * 900,
    "/" * 50,
    "\u4e2d",
    "#x",
    " x",
    "\x7f",
)

Maker = Callable[[random.Random], bytes]


def value(chance: random.Random, depth: int = 0) -> object:
    """Return a JSON value of any type."""
    made: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: True,
        lambda: chance.randrange(-(10**20), 10**20),
        lambda: chance.random() * 1e308,
        lambda: "最低工资是多少",
        lambda: "\ud800\x00" * 3,
        lambda: "x" * chance.randrange(3000),
        lambda: "",
        lambda: [value(chance, depth + 1) for _ in range(3)] if depth < 3 else [],
        lambda: {chance.choice(FIELDS): value(chance, depth + 1) for _ in range(3)} if depth < 3 else {},
    )
    return chance.choice(made)()


def record(chance: random.Random) -> bytes:
    """Return a JSON object with the fields of all channels and values of any type."""
    fields = {name: value(chance) for name in chance.sample(FIELDS, chance.randrange(1, 8))}
    return json.dumps(fields, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def cut(chance: random.Random) -> bytes:
    """Return such an object with a piece missing or changed."""
    body = bytearray(record(chance))
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(body))
        body[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(body) or b"{"


def other(chance: random.Random) -> bytes:
    """Return something else altogether: deep, huge, XML, forms, parts, nothing."""
    xml = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><Content>&a;</Content></xml>"
    bodies = (
        b"",
        b"[" * 3000,
        b'{"a":' * 3000,
        b"NaN",
        b"-0",
        b'"',
        xml,
        b"<xml><ToUserName>",
        b"CallSid=a&SpeechResult=%ff",
        b"token=x&next=//evil",
        b"--x\r\nContent-Disposition: form-data\r\n\r\n",
        b"5\r\nabcde\r\n0\r\n\r\n",
        b"zz\r\n",
        b"\xff\xfe{}",
        b"x" * chance.randrange(70_000),
        chance.randbytes(300),
    )
    return chance.choice(bodies)


def request(chance: random.Random) -> tuple[str, bytes]:
    """Return the route that is asked and the bytes that are sent, whole or broken."""
    route, method = chance.choice(ROUTES), chance.choice(METHODS)
    body = chance.choice((record, cut, cut, other))(chance)
    target = (route + chance.choice(TAILS)).encode("utf-8", "surrogatepass")
    version = chance.choice((b"HTTP/1.1",) * 12 + (b"HTTP/1.0", b"HTTP/9", b""))
    head = [method.encode() + b" " + target + b" " + version, b"Host: 127.0.0.1"]
    head += [b"Content-Type: " + chance.choice(KINDS).encode("latin-1")]
    if chance.random() < 0.85:
        head.append(b"Content-Length: %d" % len(body))
    head += chance.sample(HEADERS, chance.choice((0, 0, 0, 1, 1, 2, 4)))
    return f"{method} {route}", b"\r\n".join(head) + b"\r\nConnection: close\r\n\r\n" + body


def requests(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` requests with their route; the same seed gives the same ones."""
    chance = random.Random(seed)
    for _ in range(count):
        yield request(chance)
