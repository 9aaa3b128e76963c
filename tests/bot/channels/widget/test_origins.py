from __future__ import annotations

import json

import pytest

from tests.bot.channels.web_server import Answer, WebServer

LISTED = "https://www.wenzhou.example"
FOREIGN = "https://elsewhere.example"
ADDRESSES = ("messages", "feedback", "notice", "chat.js", "widget.css")


def preflight(server: WebServer, path: str, origin: str) -> Answer:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    return server.call("OPTIONS", f"/webhooks/widget/{path}", headers=headers)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_preflight_is_answered(server: WebServer, path: str) -> None:
    answer = preflight(server, path, FOREIGN)
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, POST"
    assert answer.headers["access-control-allow-headers"] == "Content-Type"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_that_is_not_listed_gets_no_permission(listed_server: WebServer, path: str) -> None:
    answer = preflight(listed_server, path, FOREIGN)
    assert [name for name in answer.headers if name.startswith("access-control")] == []
    assert "Origin" in answer.headers["vary"]
    listed = preflight(listed_server, path, LISTED)
    assert listed.headers["access-control-allow-origin"] == LISTED


@pytest.mark.parametrize(("origin", "allowed"), [(LISTED, LISTED), (FOREIGN, None), ("null", None)])
def test_a_message_of_a_listed_page_is_read_back(
    listed_server: WebServer, origin: str, allowed: str | None
) -> None:
    body = json.dumps({"sender": "s", "message": "你好"}).encode()
    for content, status in ((body, 200), (b"{", 400)):
        answer = listed_server.call("POST", "/webhooks/widget/messages", content, {"Origin": origin})
        assert answer.status == status
        assert answer.headers.get("access-control-allow-origin") == allowed
        assert answer.headers["vary"] == "Origin"
    assert listed_server.get("/webhooks/widget/chat.js", Origin=origin).headers["vary"] == (
        "Accept-Encoding, Origin"
    )
