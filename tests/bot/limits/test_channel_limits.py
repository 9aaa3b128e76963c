"""Each channel says in its own shape that it is too much, and answers what is sent again later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels.hotline.channel import HotlineInput
from bot.channels.rest import RestInput
from bot.channels.widget import WidgetInput
from bot.operation import Operation
from bot.settings import Settings
from bot.sharing.counts import GROUPS, ROW, ROWS
from bot.sharing.shared import shared_of
from bot.store import store_of
from tests.bot.channels.web_server import Answer, WebServer

REST, WIDGET = "/webhooks/rest/webhook", "/webhooks/widget/messages"
HOTLINE = "/webhooks/hotline/webhook"


async def bot(message: UserMessage) -> None:
    await message.output_channel.send_response(message.sender_id, {"text": f"答：{message.text}"})


async def parse(text: str) -> dict[str, Any]:
    return {"text": text, "intent": {"name": "ask", "confidence": 1.0}, "entities": []}


def served(name: str, settings: Settings) -> Iterator[WebServer]:
    app = Sanic(name, configure_logging=False)
    app.ctx.agent = SimpleNamespace(parse_message=parse)
    for channel in (RestInput(settings), WidgetInput(settings), HotlineInput(settings)):
        app.blueprint(channel.blueprint(bot), url_prefix=f"/webhooks/{channel.name()}")
    server = WebServer(app)
    yield server
    server.stop()
    store_of(settings).close()


@pytest.fixture
def by_sender(tmp_path: Path) -> Iterator[WebServer]:
    operation = Operation(sender_rate=2, address_rate=0)
    yield from served("limits-by-sender", Settings(var=tmp_path, operation=operation))


@pytest.fixture
def settings_by_address(tmp_path: Path) -> Settings:
    operation = Operation(sender_rate=0, address_rate=2, proxies=1)
    return Settings(var=tmp_path, operation=operation, hotline_token="a-hotline-token-0123456789")


@pytest.fixture
def by_address(settings_by_address: Settings) -> Iterator[WebServer]:
    yield from served("limits-by-address", settings_by_address)


def say(server: WebServer, path: str, message: str, sender: str = "s", **more: Any) -> Answer:
    return server.post(path, {"sender": sender, "message": message, **more})


def test_rest_says_when_to_come_again_in_the_shape_of_its_replies(by_sender: WebServer) -> None:
    assert [say(by_sender, REST, "你好").status for _ in range(2)] == [200, 200]
    third = say(by_sender, REST, "你好")
    assert (third.status, third.headers["retry-after"]) == (429, "60")
    (said,) = third.json
    assert said["recipient_id"] == "s"
    assert "12345" in said["text"]
    assert say(by_sender, REST, "你好", "another").status == 200


def test_the_widget_shows_it_and_the_same_message_is_answered_later(
    by_sender: WebServer, tmp_path: Path
) -> None:
    for number in range(2):
        say(by_sender, WIDGET, "你好", message_id=f"m{number}")
    third = say(by_sender, WIDGET, "最低工资", message_id="m3")
    assert third.status == 429
    assert third.json["error"] == third.json["replies"][0]["text"]
    shared_of(Settings(var=tmp_path))._own._memory.bytes[:] = bytes(
        GROUPS * ROWS * ROW.size
    )  # the minute is over
    later = say(by_sender, WIDGET, "最低工资", message_id="m3")
    assert (later.status, later.json) == (200, {"replies": [{"text": "答：最低工资"}]})


def test_who_is_in_danger_is_told_where_to_turn(by_sender: WebServer) -> None:
    for _ in range(2):
        say(by_sender, WIDGET, "你好")
    helped = say(by_sender, WIDGET, "家里着火了")
    assert helped.status == 200
    assert "119" in helped.json["replies"][0]["text"]


def test_a_call_hears_it_and_in_danger_goes_to_a_person(by_sender: WebServer) -> None:
    for number in range(2):
        assert say(by_sender, HOTLINE, "你好", "call", message_id=f"t{number}").status == 200
    third = say(by_sender, HOTLINE, "最低工资", "call", message_id="t3")
    assert third.status == 200
    assert "六十秒" in third.json["speech"]
    assert third.json["turn_id"] == "t3"
    danger = say(by_sender, HOTLINE, "救命，有人砍人", "call", message_id="t4").json
    assert danger["transfer"]["reason"] == "danger"


def test_an_address_is_the_one_that_the_proxy_names(by_address: WebServer) -> None:
    def asked(forwarded: str) -> int:
        body = b'{"sender": "s", "message": "hi"}'
        return by_address.call("POST", REST, body, {"X-Forwarded-For": forwarded}).status

    # what the sender itself writes before the proxy's word makes it nobody else
    assert [asked(f"10.0.0.{n}, 203.0.113.9") for n in range(3)] == [200, 200, 429]
    assert asked("203.0.113.10") == 200


def test_a_platform_with_its_token_is_not_limited_by_its_address(
    by_address: WebServer, settings_by_address: Settings
) -> None:
    token = {"Authorization": f"Bearer {settings_by_address.hotline_token}"}
    body = b'{"sender": "%d", "message": "hi"}'
    asked = [by_address.call("POST", HOTLINE, body % n, token).status for n in range(5)]
    assert asked == [200] * 5


def test_a_platform_without_a_token_is(tmp_path: Path, settings_by_address: Settings) -> None:
    settings = replace(settings_by_address, hotline_token=None, var=tmp_path / "open")
    body, platform = b'{"sender": "%d", "message": "hi"}', {"X-Forwarded-For": "203.0.113.9"}
    for server in served("limits-open-hotline", settings):
        answers = [server.call("POST", HOTLINE, body % n, platform) for n in range(3)]
    assert [answer.json["custom"].get("retry_after") for answer in answers] == [None, None, 60]


def test_this_machine_itself_has_no_address_that_is_counted(by_address: WebServer) -> None:
    assert [say(by_address, REST, "你好", f"s{n}").status for n in range(4)] == [200] * 4
