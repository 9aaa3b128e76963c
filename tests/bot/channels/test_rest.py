"""The REST channel as Rasa documents it: whole replies, streams, message ids, bad requests."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels.rest import RestInput
from bot.wording import reply
from tests.bot.channels.web_server import WebServer

WEBHOOK = "/webhooks/rest/webhook"


class FakeBot:
    """Stands for Rasa: keeps the messages and counts what it says."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        said: dict[str, Any] = {"text": f"第{len(self.messages)}条", "custom": {"status": "answered"}}
        await message.output_channel.send_response(message.sender_id, said)
        if message.text == "坏":
            raise RuntimeError("secret of the machine room")


@pytest.fixture(scope="module")
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture(scope="module")
def server(bot: FakeBot) -> Iterator[WebServer]:
    app = Sanic(f"rest_{uuid.uuid4().hex}", configure_logging=False)
    app.blueprint(RestInput.from_credentials(None).blueprint(bot), url_prefix="/webhooks/rest")
    running = WebServer(app)
    yield running
    running.stop()


def nested(levels: int) -> dict[str, Any]:
    return {"a": nested(levels - 1)} if levels else {}


def test_metadata_may_be_as_deep_as_anybody_needs(server: WebServer, bot: FakeBot) -> None:
    server.post(WEBHOOK, {"message": "甲", "metadata": nested(32)})
    assert bot.messages[-1].metadata == nested(32)


def test_a_message_has_the_fields_that_rasa_documents(server: WebServer, bot: FakeBot) -> None:
    fields = {"message": "甲", "input_channel": "kiosk", "metadata": {"today": "2018-08-01"}}
    answer = server.post(WEBHOOK, {"sender": "s1", **fields})
    assert answer.json == [
        {"recipient_id": "s1", "text": f"第{len(bot.messages)}条", "custom": {"status": "answered"}}
    ]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    last = bot.messages[-1]
    assert (last.text, last.input_channel, last.metadata) == ("甲", "kiosk", {"today": "2018-08-01"})


@pytest.mark.parametrize("value", ["true", "True"])
def test_a_stream_is_a_reply_a_line(server: WebServer, bot: FakeBot, value: str) -> None:
    answer = server.post(f"{WEBHOOK}?stream={value}", {"sender": "s2", "message": "甲"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text.endswith("\n")
    assert [json.loads(line)["text"] for line in answer.text.splitlines()] == [f"第{len(bot.messages)}条"]


@pytest.mark.parametrize("value", ["false", "", "1"])
def test_without_it_replies_are_one_list(server: WebServer, value: str) -> None:
    answer = server.post(f"{WEBHOOK}?stream={value}", {"sender": "s3", "message": "甲"})
    assert (answer.headers["content-type"], len(answer.json)) == ("application/json", 1)


def test_a_message_that_comes_again_with_its_id_is_one_turn(server: WebServer, bot: FakeBot) -> None:
    message = {"sender": "s4", "message": "甲", "message_id": "m1"}
    first = server.post(WEBHOOK, message).json
    before = len(bot.messages)
    assert server.post(WEBHOOK, message).json == first
    assert len(bot.messages) == before
    assert bot.messages[-1].message_id == "m1"
    assert server.post(WEBHOOK, {**message, "sender": "s5"}).json != first


def test_a_failure_is_told_politely_behind_what_was_said(
    server: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        answer = server.post(WEBHOOK, {"sender": "s6", "message": "坏"})
    assert (answer.status, answer.json[-1]["text"]) == (200, reply("error")["text"])
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"message": "甲", "message_id": 5}, "message_id"),
        ({"message": "甲", "message_id": "i" * 201}, "message_id"),
        ({"message": "甲", "metadata": []}, "metadata"),
        ({"message": "甲", "metadata": {"a": "b" * 20_000}}, "metadata"),
        ({"message": "甲", "metadata": {"a": float("nan")}}, "JSON"),
        ({"message": "甲", "metadata": nested(33)}, "metadata"),
        ({"message": "甲", "input_channel": "c" * 41}, "input_channel"),
        ("甲", "对象"),
    ],
)
def test_a_bad_request_is_refused_with_a_reason(
    server: WebServer, bot: FakeBot, content: object, told: str
) -> None:
    before = len(bot.messages)
    answer = server.post(WEBHOOK, content)
    assert answer.status == 400
    assert told in answer.json["error"]
    assert len(bot.messages) == before
