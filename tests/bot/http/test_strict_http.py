"""What is no request gets a clean 4xx, whatever stands in it, and the others are served on."""

from __future__ import annotations

import hashlib
import inspect
import json
import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from sanic import Sanic
from sanic.http import Http
from sanic.request import Request
from sanic.response import HTTPResponse, text

from bot.http import strict_http
from bot.http.hardening import harden
from bot.http.strict_requests import StrictRequest
from bot.settings import Settings
from tests.bot.channels.web_server import WebServer

HOST = b"Host: x\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.fixture(scope="module")
def served() -> Iterator[WebServer]:
    app = Sanic("strict-http", configure_logging=False, request_class=StrictRequest)
    app.config.REQUEST_MAX_SIZE = 4096
    harden(app, Settings())

    @app.on_response
    async def look(request: Request, response: HTTPResponse) -> None:
        assert request.conn_info is not None, "middlewares look at the connection"

    @app.post("/echo")
    async def echo(request: Request) -> HTTPResponse:
        return text(request.body.decode())

    @app.get("/stream")
    async def stream(request: Request) -> None:
        answer = await request.respond(content_type="text/plain")
        await answer.send("a")
        await answer.send("b")
        await answer.eof()

    @app.get("/fails")
    async def fails(request: Request) -> HTTPResponse:
        raise RuntimeError("a secret of the inside")

    @app.websocket("/socket")
    async def talk(request: Request, socket: object) -> None:
        return None

    server = WebServer(app)
    yield server
    server.stop()


def answers(server: WebServer, *parts: bytes) -> bytes:
    """All that the server says until it closes the connection or answered once."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        for part in parts:
            connection.sendall(part)
        found = b""
        while part := connection.recv(65536):
            found += part
            if b"\r\n\r\n" in found and b"content-length: " in found:
                return found
        return found


def get(target: bytes, head: bytes = b"", method: bytes = b"GET", version: bytes = b"HTTP/1.1") -> bytes:
    return method + b" " + target + b" " + version + b"\r\n" + head + b"\r\n"


def post(body: bytes, head: bytes) -> bytes:
    return b"POST /echo HTTP/1.1\r\n" + HOST + head + b"\r\n" + body


REFUSED = {
    "an address that is not ASCII": (get("/中文".encode(), HOST), 400),
    "an address of bytes": (get(b"/\xff\xfe", HOST), 400),
    "no address": (get(b"", HOST), 400),
    "an address without a slash": (get(b"health", HOST), 400),
    "an address with a control character": (get(b"/a\rb", HOST), 400),
    "an absolute address with a wrong port": (get(b"http://evil.example:99999/", HOST), 400),
    "a tunnel": (get(b"evil.example:443", HOST, b"CONNECT"), 400),
    "a long address": (get(b"/" + b"a" * 20_000, HOST), 413),
    "another protocol": (get(b"/", HOST, version=b"HTTP/3.0"), 400),
    "HTTP 0.9": (b"GET /\r\n\r\n", 400),
    "HTTP 2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00" + b"a" * 40 + b"\r\n\r\n", 400),
    "a method that there is not": (get(b"/echo", HOST, b"BREW"), 405),
    "no host": (get(b"/echo"), 400),
    "two hosts": (get(b"/echo", HOST + HOST), 400),
    "a host that is none": (get(b"/echo", b'Host: a b"<>\r\n'), 400),
    "too many headers": (get(b"/echo", HOST + b"".join(b"X-%d: 1\r\n" % n for n in range(200))), 400),
    "a long header": (get(b"/echo", HOST + b"X: " + b"a" * 20_000 + b"\r\n"), 413),
    "a header without a colon": (get(b"/echo", HOST + b"abc\r\n"), 400),
    "a header without a name": (get(b"/echo", HOST + b": b\r\n"), 400),
    "a space in a header's name": (get(b"/echo", HOST + b"X y : z\r\n"), 400),
    "a header on two lines": (get(b"/echo", HOST + b"X: a\r\n b\r\n"), 400),
    "a zero byte in a header": (get(b"/echo", HOST + b"X: a\x00b\r\n"), 400),
    "an Accept that is none": (get(b"/nothing", HOST + b"Accept: ,;q=zz\r\n"), 404),
    "parts that are none": (post(b"zz\r\nabc\r\n0\r\n\r\n", CHUNKED), 400),
    "a part of negative length": (post(b"-5\r\nabc\r\n0\r\n\r\n", CHUNKED), 400),
    "a part beyond all bounds": (post(b"fffffffffffff\r\nabc", CHUNKED), 413),
    "a length beyond all bounds": (post(b"x", b"Content-Length: 99999999999\r\n"), 413),
    "an expectation": (post(b"abc", b"Content-Length: 3\r\nExpect: tea\r\n"), 417),
    "a socket without a key": (get(b"/socket", HOST + b"Upgrade: websocket\r\nConnection: upgrade\r\n"), 400),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_request_is_refused_cleanly(
    served: WebServer, sent: bytes, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    head, _, body = answers(served, sent).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert json.loads(body)["status"] == status
    assert b"nosniff" in head
    assert not [record for record in caplog.records if record.exc_info]
    assert answers(served, post(b"abc", b"Content-Length: 3\r\n")).endswith(b"\r\n\r\nabc")


def test_a_head_that_comes_a_byte_at_a_time_is_not_waited_for(
    served: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_http, "HEAD_SECONDS", 0.2)
    assert answers(served, b"GET /echo HTTP/1.1\r\nHost: ").startswith(b"HTTP/1.1 408 ")


def test_nor_is_a_body(served: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_http, "BODY_SECONDS", 0.2)
    assert answers(served, post(b"ab", b"Content-Length: 9\r\n")).startswith(b"HTTP/1.1 408 ")
    assert answers(served, post(b"9\r\nab", CHUNKED)).startswith(b"HTTP/1.1 408 ")


def test_head_of_a_streamed_answer_has_no_body_and_no_traceback(
    served: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    answer = served.call("HEAD", "/stream")
    assert (answer.status, answer.body) == (200, b"")
    assert not caplog.records
    assert served.get("/stream").text == "ab"


def test_a_get_with_a_body_is_answered_and_no_failure_of_the_server(
    served: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    sent = get(b"/stream", HOST + b"Content-Length: 3\r\nConnection: close\r\n") + b"abc"
    assert answers(served, sent).startswith(b"HTTP/1.1 200 ")
    assert not caplog.records


def test_one_request_after_the_other_on_a_connection(served: WebServer) -> None:
    one = post(b"abc", b"Content-Length: 3\r\n")
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(one + one + get(b"/nothing", HOST))
        found = b""
        while found.count(b"HTTP/1.1 ") < 3:
            found += connection.recv(65536)
    assert found.count(b"\r\n\r\nabc") == 2


def test_an_error_says_nothing_of_the_inside(served: WebServer) -> None:
    answer = served.get("/fails")
    message = "Internal Server Error"
    assert (answer.status, answer.json) == (500, {"description": message, "status": 500, "message": message})
    assert "/nowhere" not in served.get("/nowhere").text


def test_sanics_reading_is_the_one_that_this_was_written_for() -> None:
    methods = (Http.http1, Http.create_empty_request, Http.head_response_ignored, Http.error_response)
    source = "".join(inspect.getsource(method) for method in methods)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == "1eeb1e1bae7921b4"


def test_another_sanic_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    protocol = SimpleNamespace(Http=Http)
    monkeypatch.setattr(strict_http, "http_protocol", protocol)
    monkeypatch.setattr(strict_http.sanic, "__version__", "23.12.1")
    strict_http.install()
    assert protocol.Http is Http
