"""Every route of the server, walked: its headers, and that nothing of Rasa's HTTP API is among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.http.security_headers import headers_of
from bot.launch import make_app
from bot.reader.library import Library
from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.web_server import Answer, WebServer
from tests.bot.staff.console_server import TOKEN

# Rasa's own routes, as `rasa run --enable-api` serves them (rasa/server.py).
RASA = (
    "GET /version", "GET /status", "GET /conversations/a/tracker", "POST /conversations/a/tracker/events",
    "PUT /conversations/a/tracker/events", "GET /conversations/a/story", "POST /conversations/a/execute",
    "POST /conversations/a/trigger_intent", "POST /conversations/a/predict", "POST /conversations/a/messages",
    "POST /model/train", "POST /model/test/stories", "POST /model/test/intents", "POST /model/predict",
    "POST /model/parse", "PUT /model", "DELETE /model", "GET /domain",
)  # fmt: skip


async def nothing(message: object) -> dict[str, object]:
    """Say nothing to a message and find nothing in it."""
    return {"intent": {"name": None, "confidence": 0.0}, "entities": []}


def walked(name: str, settings: Settings) -> Iterator[tuple[WebServer, dict[tuple[str, str], Answer]]]:
    library = Library(lambda: SimpleNamespace(bulletins=()), date.today)
    agent = SimpleNamespace(
        is_ready=lambda: True, model_name="m", processor=None, action_endpoint=None, recorder=None,
        handle_message=nothing, parse_message=nothing,
    )  # fmt: skip
    app = make_app(agent, library, name=name, settings=settings)
    routes = [(f"/{one.path}", method) for one in app.router.routes_all.values() for method in one.methods]
    server = WebServer(app)
    sent = {
        (path, method): server.call(method, filled(path), b"{}" if method == "POST" else None)
        for path, method in sorted(routes)
        if "socket.io" not in path or method == "GET"
    }
    yield server, sent
    server.stop()
    store_of(settings).close()


def filled(path: str) -> str:
    """A route's address with something in its places."""
    return "/".join("1" if ":int" in part else "x" if "<" in part else part for part in path.split("/"))


@pytest.fixture(scope="module")
def answers(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[WebServer, dict[tuple[str, str], Answer]]]:
    settings = Settings(var=tmp_path_factory.mktemp("walked"), staff_token=TOKEN)
    yield from walked("walked", replace(settings, public_url="https://ask.example.gov.cn"))


def test_every_route_has_the_headers_of_its_kind(answers) -> None:
    _, sent = answers
    assert len(sent) > 60
    for (path, method), answer in sent.items():
        where = (path, method, answer.status)
        assert answer.status < 500 or answer.status == 503, where
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), where
        assert "'unsafe" not in policy, where
        assert "*" not in policy, where
        assert "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy, where
        assert answer.headers["x-content-type-options"] == "nosniff", where
        assert answer.headers["referrer-policy"] in ("no-referrer", "same-origin"), where
        assert "camera=()" in answer.headers["permissions-policy"], where
        assert answer.headers["cross-origin-opener-policy"] == "same-origin", where
        assert answer.headers["strict-transport-security"] == "max-age=31536000", where
        embedded = path.startswith(("/webhooks/widget/", "/widget.js")) or path == "/webhooks/widget"
        expected = "cross-origin" if embedded else "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == expected, where


def test_rasas_http_api_is_not_there(answers) -> None:
    server, _ = answers
    for route in RASA:
        method, path = route.split(" ")
        assert server.call(method, path, b"{}" if method != "GET" else None).status == 404, route


def test_without_https_browsers_are_not_told_to_use_it() -> None:
    assert "Strict-Transport-Security" not in headers_of("/", None)
    assert "Strict-Transport-Security" not in headers_of("/", "http://127.0.0.1:5005")
    assert headers_of("/health", "https://ask.example.gov.cn")["Strict-Transport-Security"]


def test_headers_of_pages_are_those_of_pages(answers, tmp_path: Path) -> None:
    _, sent = answers
    page = sent[("/", "GET")].headers
    assert "script-src 'self'" in page["content-security-policy"]
    assert page["x-frame-options"] == "SAMEORIGIN"
    assert sent[("/health", "GET")].headers["x-frame-options"] == "DENY"
