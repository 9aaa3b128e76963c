"""Clients that send a byte at a time, or never read what they asked for: cut off, and the others are served."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text

from bot.http import strict_http
from bot.http.hardening import harden
from bot.http.strict_requests import StrictRequest
from bot.settings import Settings
from bot.wire import bounded_body
from tests.bot.channels.web_server import WebServer
from tests.bot.toy_process import until

# What a client sends before it begins to drip.
HEADS = {
    "a head": b"GET /large HTTP/1.1\r\nX: ",
    "a body": b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
    "a body in parts": b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n",
    "a body that is read in parts": b"POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n",
}
LARGE = 1_000_000
DRIP_SECONDS = 0.05


@pytest.fixture(scope="module")
def answering() -> list[Any]:
    """The server's ends of the connections that asked for what is large."""
    return []


@pytest.fixture(scope="module")
def served(answering: list[Any]) -> Iterator[WebServer]:
    app = Sanic("slow-clients", configure_logging=False, request_class=StrictRequest)
    app.config.KEEP_ALIVE_TIMEOUT = app.config.RESPONSE_TIMEOUT = 0.5
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 0.5
    harden(app, Settings())

    @app.get("/large")
    async def large(request: Request) -> HTTPResponse:
        answering.append(request.transport.get_protocol())
        return text("a" * LARGE)

    @app.get("/small")
    async def small(request: Request) -> HTTPResponse:
        return text("here")

    @app.post("/echo")
    async def echo(request: Request) -> HTTPResponse:
        return text(request.body.decode())

    @app.post("/stream", stream=True)
    async def stream(request: Request) -> HTTPResponse:
        return text(str(await bounded_body(request)))

    server = WebServer(app)
    yield server
    server.stop()


@contextmanager
def connected(server: WebServer) -> Iterator[socket.socket]:
    """A client that takes only a little at a time from the network."""
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(60)
        client.connect(("127.0.0.1", server.port))
        yield client


def dripped(client: socket.socket, head: bytes) -> bytes:
    """Send the head, then a byte at a time without end; return what is answered to that."""
    client.sendall(head)
    while not select.select([client], [], [], DRIP_SECONDS)[0]:
        client.sendall(b"a")
    return client.recv(4096)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_who_sends_a_byte_at_a_time_is_told_so_and_the_others_are_served(
    served: WebServer, monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(strict_http, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(strict_http, "BODY_SECONDS", 0.5)
    found: list[bytes] = []
    with connected(served) as client:
        slow = threading.Thread(target=lambda: found.append(dripped(client, head)))
        slow.start()
        assert served.get("/small").text == "here"
        slow.join(60)
    assert [said.partition(b"\r\n")[0] for said in found] == [b"HTTP/1.1 408 Request Timeout"]


def test_who_never_reads_is_cut_off_and_the_others_are_served(
    served: WebServer, answering: list[Any]
) -> None:
    with connected(served) as client:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        until(lambda: bool(answering))
        assert served.get("/small").text == "here"
        until(lambda: all(one.transport is None for one in answering), 60)
    assert 1 <= len(answering) < 20, "no more is answered than what is taken"


def test_nor_is_who_sends_on_and_never_reads_kept(
    served: WebServer, answering: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_http, "UNREAD_SECONDS", 0.5)
    del answering[:]
    with connected(served) as client:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        until(lambda: bool(answering))

        def gone() -> bool:
            try:
                client.sendall(b"G")
            except OSError:
                return True
            return answering[0].transport is None

        until(gone, 60)
