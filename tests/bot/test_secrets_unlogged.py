"""A server with every secret set fails at every door; its log holds no secret, no number, no question."""

import base64
import http.client
import json
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import socketio

from tests.bot.channels.wechat import letters
from tests.bot.toy_process import ToyProcess

STAFF, HOTLINE, METRICS = "staff-s3cret-0123456789", "hotline-s3cret-0123456789", "metrics-s3cret-0123456789"
TWILIO, WECHAT, APP_SECRET = "twilio-s3cret-0123456789", "wechat-s3cret-0123456789", "app-s3cret-0123456789"
PASSWORD, REDIS_PASSWORD = "database-s3cret-01234", "redis-s3cret-0123456"
SECRETS = (STAFF, HOTLINE, METRICS, TWILIO, WECHAT, APP_SECRET, letters.AES_KEY, PASSWORD, REDIS_PASSWORD)
MOBILE, MARK, WRONG = "13800138000", "我家门口的那只橘猫", "not-the-token-of-anybody"
# What the toy fails at, with what nobody may read afterwards.
FAILS = f"请出错，{MARK}，电话{MOBILE}"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Client:
    port: int

    def send(self, method: str, path: str, body: bytes | str = b"", **headers: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, content, named)
            return connection.getresponse().status
        finally:
            connection.close()

    def post(self, path: str, body: bytes | str, **headers: str) -> int:
        return self.send("POST", path, body, **{"Content_Type": JSON, **headers})

    def raw(self, content: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(content)
            return connection.recv(100)


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def environment(log_format: str) -> dict[str, str]:
    return {
        "OUWEN_LOG_FORMAT": log_format,
        "OUWEN_STAFF_TOKEN": STAFF,
        "OUWEN_HOTLINE_TOKEN": HOTLINE,
        "OUWEN_METRICS_TOKEN": METRICS,
        "OUWEN_TWILIO_AUTH_TOKEN": TWILIO,
        "OUWEN_WECHAT_TOKEN": WECHAT,
        "OUWEN_WECHAT_APP_ID": letters.APP_ID,
        "OUWEN_WECHAT_APP_SECRET": APP_SECRET,
        "OUWEN_WECHAT_AES_KEY": letters.AES_KEY,
        "OUWEN_DATABASE_URL": f"postgresql://ouwen:{PASSWORD}@127.0.0.1:{closed_port()}/ouwen",
        "OUWEN_REDIS_URL": f"redis://:{REDIS_PASSWORD}@127.0.0.1:{closed_port()}/0",
        "OUWEN_SENDER_RATE": "100",
    }


@pytest.fixture(scope="module", params=["text", "json"])
def log(request, toy, toy_root: Path, toy_model: Path, tmp_path_factory) -> Iterator[str]:
    """What a server logged by its end that was provoked at every door."""
    server = ToyProcess(toy_root, toy_model, tmp_path_factory.mktemp("secrets"), **environment(request.param))
    try:
        server.start()
        client = Client(server.port)
        for provoke in (at_the_console, at_the_telephone, at_wechat, at_the_chat, over_a_socket, at_the_wire):
            provoke(client)
        server.send(signal.SIGTERM)
        server.ended(60)
        yield server.log
    finally:
        server.close()


def at_the_console(client: Client) -> None:
    login = "/staff/login"
    form = "application/x-www-form-urlencoded"
    assert client.post(login, json.dumps({"token": WRONG})) == 401
    assert client.post(login, urlencode({"token": WRONG + STAFF}), Content_Type=form) == 401
    assert client.post(login, f'{{"token": "{STAFF}", ') == 400
    assert client.post(f"{login}?token={STAFF}", "{}") == 401
    assert client.post(login, json.dumps({"token": STAFF})) == 200
    assert client.send("GET", "/staff/api/turns.csv?q=" + quote(MARK)) == 401
    bearer = {"Authorization": f"Bearer {STAFF}"}
    assert client.post("/staff/api/ask", f'{{"question": "{FAILS}"', **bearer) >= 400
    client.post("/staff/api/ask", json.dumps({"question": FAILS}), **bearer)
    assert client.send("GET", "/metrics", Authorization=f"Bearer {WRONG}{METRICS}") == 403
    assert client.send("GET", "/metrics", Authorization=f"Bearer {METRICS}") == 200


def at_the_telephone(client: Client) -> None:
    calls = "/webhooks/hotline/calls"
    assert client.post(calls, "{}", Authorization=f"Bearer {WRONG}") == 401
    bearer = {"Authorization": f"Bearer {HOTLINE}"}
    assert client.post(calls, f'{{"caller": "{MOBILE}"', **bearer) == 400
    said = {"turn_id": "1", "transcript": FAILS, "confidence": 1.0}
    client.post(f"{calls}/c1/turns", json.dumps(said), **bearer)
    assert (
        client.post("/webhooks/hotline/webhook", json.dumps({"sender": "c2", "message": FAILS}), **bearer)
        < 500
    )
    called = urlencode({"CallSid": "CA1", "From": "+86" + MOBILE, "SpeechResult": FAILS})
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    assert client.post("/webhooks/twilio_voice/webhook", called, X_Twilio_Signature="x", **form) == 403


def at_wechat(client: Client) -> None:
    said = letters.letter(FAILS)
    address = "/webhooks/wechat/webhook?"
    assert client.post(address + letters.query(token=WRONG), said, Content_Type="text/xml") in (401, 403)
    for body in (said, said[:-9], f"<xml>{MARK}{WECHAT}", "<!DOCTYPE x>" + said):
        assert client.post(address + letters.query(token=WECHAT), body, Content_Type="text/xml") < 500


def at_the_chat(client: Client) -> None:
    for path in ("/webhooks/rest/webhook", "/webhooks/widget/messages"):
        assert client.post(path, json.dumps({"sender": "r1", "message": FAILS})) == 200
        assert client.post(path, json.dumps({"sender": [MARK], "message": {MARK: MOBILE}})) == 400
        assert client.post(path, f'{{"message": "{MARK}{MOBILE}') == 400
        assert client.post(path, MARK.encode("utf-16")) == 400
    assert client.post("/webhooks/widget/feedback", json.dumps({"sender": "r1", "turn": MARK})) == 400


def over_a_socket(client: Client) -> None:
    with socketio.SimpleClient() as talking:
        talking.connect(f"http://127.0.0.1:{client.port}", transports=["websocket"])
        for content in ({"message": FAILS, "session_id": "s1"}, {"message": [MARK]}, MARK):
            talking.emit("user_uttered", content)
            assert talking.receive(60)[0] == "bot_uttered"


def at_the_wire(client: Client) -> None:
    host = b"Host: x\r\nConnection: close\r\n"
    bearer = f"Authorization: Bearer {STAFF}".encode()
    path = f"/{MARK}?token={STAFF}&phone={MOBILE}".encode()
    for head in (path, b"/staff/"):
        for last in (b"\x00", b"", b"\r\nContent-Length: -1", b"\r\nno colon"):
            assert client.raw(b"GET " + head + b" HTTP/1.1\r\n" + host + bearer + last + b"\r\n\r\n")[:8]


def forms_of(text: str) -> tuple[str, ...]:
    """How a text may stand in a log: as it is, escaped, for an address, in base64."""
    return (
        text,
        quote(text),
        json.dumps(text)[1:-1],
        repr(text.encode())[2:-1],
        base64.b64encode(text.encode()).decode().rstrip("="),
    )


@pytest.mark.parametrize("hidden", [*SECRETS, WRONG, MOBILE, MARK])
def test_the_log_does_not_hold(log: str, hidden: str) -> None:
    assert [line[:300] for line in log.splitlines() for form in forms_of(hidden) if form in line] == []


def test_it_does_tell_what_failed(log: str) -> None:
    assert "action_trouble" in log
    assert "Redis" in log
    assert "database" in log.lower()
