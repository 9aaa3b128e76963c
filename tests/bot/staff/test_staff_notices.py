import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.web_server import Answer, WebServer
from tests.bot.staff.console_server import TOKEN, console_app, staff


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(staff_token=TOKEN, var=tmp_path)


@pytest.fixture
def server(settings: Settings, request: pytest.FixtureRequest) -> Iterator[WebServer]:
    running = WebServer(console_app(f"notices-{abs(hash(request.node.name))}", settings))
    yield running
    running.stop()
    store_of(settings).close()


def pin(server: WebServer, headers: dict[str, str], **content: object) -> Answer:
    body = json.dumps({"text": "台风停课", "only": False, **content}).encode()
    return server.call("POST", "/staff/api/notice", body, headers)


def test_a_notice_is_pinned_replaced_and_taken_off(server: WebServer, settings: Settings):
    headers = staff(server)
    first = pin(server, headers)
    assert first.status == 201
    assert first.json["current"]["text"] == "台风停课"
    second = pin(server, headers, text="恢复办公", only=True).json
    assert (second["current"]["text"], second["current"]["only"]) == ("恢复办公", True)
    assert [(row["text"], row["ended"] is None) for row in second["history"]] == [
        ("恢复办公", True),
        ("台风停课", False),
    ]
    pinned = store_of(settings).notices.current()
    assert pinned is not None
    assert pinned.text == "恢复办公"
    assert server.call("DELETE", "/staff/api/notice", b"", headers).json["current"] is None
    assert server.call("GET", "/staff/api/notice", headers=headers).json["current"] is None


def test_until_is_wenzhous_time(server: WebServer):
    wenzhou = datetime.now(timezone(timedelta(hours=8))) + timedelta(hours=2)
    until = wenzhou.replace(tzinfo=None).isoformat(timespec="minutes")
    told = pin(server, staff(server), until=until).json["current"]["until"]
    assert abs(datetime.fromisoformat(told) - wenzhou) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"text": " "}, "0 个字"),
        ({"text": "长" * 501}, "501 个字"),
        ({"until": "2020-01-01T00:00"}, "截止时间"),
        ({"until": "明天"}, "时间“明天”不对"),
        ({"only": "yes"}, "only"),
    ],
)
def test_a_notice_that_is_none_is_refused_in_words(server: WebServer, content: dict[str, object], told: str):
    headers = staff(server)
    answer = pin(server, headers, **content)
    assert answer.status == 400
    assert told in answer.json["error"]
    assert server.call("GET", "/staff/api/notice", headers=headers).json["current"] is None


def test_a_page_of_another_site_pins_nothing(server: WebServer):
    headers = staff(server)
    without = {"Cookie": headers["Cookie"]}
    assert pin(server, without).status == 403
    assert pin(server, {**headers, "Origin": "https://evil.example"}).status == 403
    assert server.call("GET", "/staff/api/notice", headers=headers).json["history"] == []
