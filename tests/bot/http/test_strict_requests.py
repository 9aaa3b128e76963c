import socket
from collections.abc import Iterator

import pytest
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json, text

from bot.http.strict_requests import StrictRequest
from tests.bot.channels.web_server import WebServer


@pytest.fixture(scope="module")
def served() -> Iterator[WebServer]:
    app = Sanic("strict-requests", configure_logging=False, request_class=StrictRequest)

    @app.post("/echo")
    async def echo(request: Request) -> HTTPResponse:
        return text(request.body.decode())

    @app.post("/form")
    async def form(request: Request) -> HTTPResponse:
        return json(dict(request.form))

    @app.get("/read")
    async def read(request: Request) -> HTTPResponse:
        return text("twelve bytes")

    server = WebServer(app)
    yield server
    server.stop()


def sent(server: WebServer, head: str, body: bytes = b"abcdef") -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"POST /echo HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode() + body)
        return connection.recv(4096)


@pytest.mark.parametrize(
    "head",
    [
        "Content-Length: -5",
        "Content-Length: +6",
        "Content-Length: 0x6",
        "Content-Length: 1_0",
        "Content-Length: ",
        "Content-Length: 6\r\nContent-Length: 5",
        "Content-Length: 6\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
    ],
)
def test_a_head_that_does_not_tell_where_the_body_ends_is_refused_and_the_others_go_on(
    served: WebServer, head: str
) -> None:
    assert sent(served, head).startswith(b"HTTP/1.1 400 ")
    assert sent(served, "Content-Length: 6").endswith(b"\r\n\r\nabcdef")


def test_a_body_in_parts_is_read(served: WebServer) -> None:
    body = b"3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"
    assert sent(served, "Transfer-Encoding: chunked", body).endswith(b"\r\n\r\nabcdef")


def test_head_is_get_without_the_body(served: WebServer) -> None:
    answer = served.call("HEAD", "/read")
    assert (answer.status, answer.headers["content-length"], answer.body) == (200, "12", b"")
    assert served.call("HEAD", "/echo").status == 405
    assert served.get("/read").text == "twelve bytes"


@pytest.mark.parametrize(
    ("kind", "body", "fields"),
    [
        ("application/x-www-form-urlencoded", b"a=1&a=2&b=", {"a": ["1", "2"], "b": [""]}),
        ("application/x-www-form-urlencoded; charset=utf-8", b"a=%E7%91%9E\xff%ff&%zz", None),
        ("multipart/form-data", b"--x", {}),
        ("application/json", b"a=1", {}),
    ],
)
def test_a_form_is_read_without_a_traceback(
    served: WebServer, caplog: pytest.LogCaptureFixture, kind: str, body: bytes, fields: dict[str, list[str]]
) -> None:
    answer = served.call("POST", "/form", body, {"Content-Type": kind})
    assert answer.json == (fields or answer.json)
    assert not caplog.records


def test_a_form_of_a_thousand_fields_is_refused(served: WebServer) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert served.call("POST", "/form", b"a=1&" * 1000, kind).status == 400
