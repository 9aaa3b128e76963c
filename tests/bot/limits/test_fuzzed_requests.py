"""The first of the broken requests of benchmarks/fuzz.py, at every route of a server without a model."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from benchmarks.fuzzing.doors import unsupported
from benchmarks.fuzzing.messages import messages
from benchmarks.fuzzing.requests import requests
from bot.launch import make_app
from bot.operation import Operation
from bot.reader.library import Library
from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.web_server import WebServer

SENT = 150


async def nothing(message: object) -> dict[str, object]:
    return {"intent": {"name": None, "confidence": 0.0}, "entities": []}


def answer(port: int, content: bytes) -> bytes:
    """The beginning of what the server says; nothing where it waits for more."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.settimeout(0.5)
        try:
            connection.sendall(content)
            return connection.recv(64)
        except OSError:
            return b""


def test_no_broken_request_is_answered_with_500(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path, operation=Operation(sender_rate=0, address_rate=0))
    agent = SimpleNamespace(
        is_ready=lambda: True, model_name="m", processor=None, action_endpoint=None, recorder=None,
        handle_message=nothing, parse_message=nothing,
    )  # fmt: skip
    library = Library(lambda: SimpleNamespace(bulletins=()), date.today)
    server = WebServer(make_app(agent, library, name="fuzzed", settings=settings))
    try:
        failed = [sent for _, sent in requests(7, SENT) if b" 500 " in answer(server.port, sent)]
        assert server.get("/health").status == 200
    finally:
        server.stop()
        store_of(settings).close()
    assert failed == []


def test_the_same_seed_gives_the_same() -> None:
    assert list(messages(3, 60)) == list(messages(3, 60))
    assert list(requests(3, 60)) == list(requests(3, 60))
    assert list(messages(3, 60)) != list(messages(4, 60))


def test_a_figure_that_its_citation_does_not_say_is_found() -> None:
    reply = (
        b'[{"custom": {"standards": [{"amount": %s, "citation": 0}], "citations": [{"quote": "7,001 x"}]}}]'
    )
    assert unsupported(reply % b"7001.0") is None
    assert "7002" in (unsupported(reply % b"7002") or "")
    assert unsupported(b'[{"custom": {"status": "error"}}]') == "the bot failed"
