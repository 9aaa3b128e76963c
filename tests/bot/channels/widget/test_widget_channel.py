from __future__ import annotations

import json

import pytest

from bot.channels.widget import WidgetInput
from bot.channels.widget.requests import read_message
from tests.bot.channels.web_server import WebServer
from tests.bot.channels.widget.fake_bot import FakeBot

MESSAGES = "/webhooks/widget/messages"
HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202e\u200b\"'&"


def test_a_message_becomes_a_turn_of_the_channel(server: WebServer, bot: FakeBot) -> None:
    answer = server.post(MESSAGES, {"sender": "s1", "message": " 你好 ", "message_id": "m1"})
    assert answer.status == 200
    assert answer.json == {"replies": [{"text": f"第{len(bot.messages)}条：你好"}]}
    last = bot.messages[-1]
    assert (last.text, last.sender_id, last.input_channel, last.message_id) == ("你好", "s1", "widget", "m1")
    assert last.output_channel.name() == WidgetInput.name() == "widget"


def test_an_utterance_is_one_reply_with_its_buttons_and_payload(server: WebServer) -> None:
    assert server.post(MESSAGES, {"sender": "s2", "message": "全"}).json == {
        "replies": [
            {
                "text": "一\n\n二",
                "buttons": [{"title": "瑞安市", "payload": "瑞安呢"}],
                "custom": {"table": []},
            },
            {"text": "三"},
        ]
    }


def test_a_repeated_message_id_of_a_sender_is_one_turn(server: WebServer, bot: FakeBot) -> None:
    before = len(bot.messages)
    first = server.post(MESSAGES, {"sender": "s3", "message": "甲", "message_id": "m"}).json
    assert server.post(MESSAGES, {"sender": "s3", "message": "甲", "message_id": "m"}).json == first
    other = server.post(MESSAGES, {"sender": "s4", "message": "甲", "message_id": "m"}).json
    assert first == {"replies": [{"text": f"第{before + 1}条：甲"}]}
    assert other == {"replies": [{"text": f"第{before + 2}条：甲"}]}


def test_without_a_message_id_the_same_text_is_said_twice(server: WebServer, bot: FakeBot) -> None:
    before = len(bot.messages)
    for _ in range(2):
        server.post(MESSAGES, {"sender": "s5", "message": "乙"})
    assert [message.text for message in bot.messages[before:]] == ["乙", "乙"]


@pytest.mark.parametrize("message", ["坏", "无"])
def test_a_failure_or_silence_is_a_polite_reply(server: WebServer, message: str) -> None:
    answer = server.post(MESSAGES, {"sender": "s6", "message": message, "message_id": message})
    assert answer.status == 200
    [reply] = answer.json["replies"]
    assert "抱歉" in reply["text"]
    assert "12345" in reply["text"]
    assert reply["custom"]["status"] == "error"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_hostile_text_passes_through_as_json(server: WebServer) -> None:
    answer = server.post(MESSAGES, {"sender": "s7", "message": HOSTILE})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    [reply] = answer.json["replies"]
    assert reply["text"].endswith(HOSTILE)


@pytest.mark.parametrize("message", ["", "   ", "\x00\x07", "😀" * 10, "字" * 20000])
def test_any_text_up_to_the_body_limit_reaches_the_bot(server: WebServer, bot: FakeBot, message: str) -> None:
    body = json.dumps({"sender": "s8", "message": message}, ensure_ascii=False).encode()
    assert server.call("POST", MESSAGES, body).status == 200
    assert bot.messages[-1].text == message.strip()


def test_a_half_surrogate_is_replaced(server: WebServer, bot: FakeBot) -> None:
    answer = server.call("POST", MESSAGES, b'{"sender": "s9", "message": "a\\ud83db"}')
    assert answer.status == 200
    assert bot.messages[-1].text == "a\ufffdb"


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        (b"", 400, "JSON"),
        (b"sender=a&message=b", 400, "JSON"),
        (b"\xff\xfe\xfd", 400, "JSON"),
        (b"[" * 60000, 400, "JSON"),
        (b'["sender", "message"]', 400, "JSON"),
        (b'{"message": "a"}', 400, "sender"),
        (b'{"sender": "", "message": "a"}', 400, "sender"),
        (b'{"sender": "  ", "message": "a"}', 400, "sender"),
        (b'{"sender": 7, "message": "a"}', 400, "sender"),
        (b'{"sender": "a\\u0000", "message": "a"}', 400, "sender"),
        (b'{"sender": "%s", "message": "a"}' % (b"s" * 129), 400, "sender"),
        (b'{"sender": "a"}', 400, "message"),
        (b'{"sender": "a", "message": null}', 400, "message"),
        (b'{"sender": "a", "message": ["a"]}', 400, "message"),
        (b'{"sender": "a", "message": "a", "message_id": 5}', 400, "message_id"),
        (b'{"sender": "a", "message": "a", "message_id": "%s"}' % (b"i" * 129), 400, "message_id"),
        (b'{"sender": "a", "message": "%s"}' % (b"a" * 65536), 413, "太长"),
        (b"x" * 3_000_000, 413, "太长"),
    ],
)
def test_bad_input_is_refused_in_chinese(
    server: WebServer, bot: FakeBot, body: bytes, status: int, error: str
) -> None:
    before = len(bot.messages)
    answer = server.call("POST", MESSAGES, body)
    assert answer.status == status
    assert list(answer.json) == ["error"]
    assert error in answer.json["error"]
    assert any("\u4e00" <= character <= "\u9fff" for character in answer.json["error"])
    assert len(bot.messages) == before


def test_read_message_takes_a_sender_of_128_characters() -> None:
    incoming = read_message(json.dumps({"sender": "s" * 128, "message": "问"}).encode())
    assert (incoming.sender, incoming.message, incoming.message_id) == ("s" * 128, "问", None)
