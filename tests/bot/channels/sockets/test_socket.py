"""The socket.io channel against python-socketio's own clients, over both transports."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import logging
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
import socketio
from rasa.core.channels.socketio import SocketIOInput

from bot.channels.socket import SENDER_PREFIX, SESSIONS_A_CONNECTION, SocketInput
from bot.wording import reply
from tests.bot.channels.sockets.socket_server import QUICK_REPLY, SocketServer

TRANSPORTS = ("websocket", "polling")


@pytest.fixture(scope="module")
def server() -> Iterator[SocketServer]:
    running = SocketServer()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def forgetful() -> Iterator[SocketServer]:
    """A server whose sessions do not persist."""
    running = SocketServer(session_persistence=False)
    yield running
    running.stop()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_session_gets_its_replies_in_the_shapes_of_rasa(server: SocketServer, transport: str) -> None:
    with server.client(transport) as client:
        assert client.begin("s1") == "s1"
        assert client.ask("你好", session_id="s1") == (
            {"text": "答：你好"},
            {"custom": {"status": "answered"}},
        )
        assert client.ask("选", session_id="s1") == (
            {"text": "一\n\n二", "quick_replies": [QUICK_REPLY]},
            {"custom": {"status": "clarify"}},
        )
    last = server.agent.messages[-1]
    assert (last.sender_id, last.input_channel) == ("socketio-s1", "socketio")


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_the_asyncio_client_is_answered_too(
    server: SocketServer, transport: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # python-socketio takes this name from aiohttp 3.11; Rasa keeps aiohttp older, where a number is meant.
    monkeypatch.setattr(aiohttp, "ClientWSTimeout", lambda ws_close: ws_close, raising=False)

    async def conversation() -> list[Any]:
        client = socketio.AsyncSimpleClient()
        await client.connect(f"http://127.0.0.1:{server.port}", transports=[transport])
        await client.emit("session_request", {"session_id": "async"})
        await client.emit("user_uttered", {"message": "您好", "session_id": "async"})
        heard = [await client.receive(20) for _ in range(3)]
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(client.disconnect(), 1)
        return heard

    assert asyncio.run(conversation()) == [
        ["session_confirm", "async"],
        ["bot_uttered", {"text": "答：您好"}],
        ["bot_uttered", {"custom": {"status": "answered"}}],
    ]


def test_sessions_do_not_hear_each_other(server: SocketServer) -> None:
    with server.client() as one, server.client("polling") as other:
        one.begin("one")
        other.begin("other")
        assert one.ask("甲", session_id="one")[0] == {"text": "答：甲"}
        assert other.ask("乙", session_id="other")[0] == {"text": "答：乙"}
        assert one.ask("丙", session_id="one")[0] == {"text": "答：丙"}


def test_two_connections_of_a_session_hear_the_same(server: SocketServer) -> None:
    with server.client() as phone, server.client() as desk:
        phone.begin("shared")
        desk.begin("shared")
        assert phone.ask("甲", session_id="shared") == (desk.hear(), desk.hear())


def test_what_is_answered_while_a_client_is_away_waits_for_it(server: SocketServer) -> None:
    server.agent.is_released = False
    with server.client() as client:
        client.begin("away")
        client.say("慢", session_id="away")
        client.socket.emit("session_request", {"session_id": "away"})
        client.socket.receive(20)
    server.wait_until_away("away")
    server.agent.is_released = True
    with server.client() as passer_by:
        passer_by.begin("another")
        assert passer_by.ask("早", session_id="another")[0] == {"text": "答：早"}
    with server.client("polling") as again:
        assert again.begin("away") == "away"
        assert (again.hear(), again.hear()) == ({"text": "答：慢"}, {"custom": {"status": "answered"}})


def test_without_a_session_id_the_session_last_asked_for_is_meant(server: SocketServer) -> None:
    with server.client() as client:
        client.begin("implied")
        assert client.ask("甲")[0] == {"text": "答：甲"}
        assert server.agent.messages[-1].sender_id == "socketio-implied"
    with server.client() as client:
        assert client.ask("乙")[0] == {"text": "答：乙"}
        assert server.agent.messages[-1].sender_id == SENDER_PREFIX + str(client.socket.sid)


def test_without_persistence_a_connection_is_the_conversation(forgetful: SocketServer) -> None:
    senders = []
    for _ in range(2):
        with forgetful.client() as client:
            assert client.begin("same") == "same"
            assert client.ask("甲", session_id="same")[0] == {"text": "答：甲"}
            senders.append(forgetful.agent.messages[-1].sender_id)
            assert senders[-1] == SENDER_PREFIX + str(client.socket.sid)
    assert senders[0] != senders[1]


@pytest.mark.parametrize("session", [None, "", "  ", 5, ["a"], "a\nb", "x" * 201])
def test_what_is_no_name_of_a_session_gets_a_new_one(server: SocketServer, session: object) -> None:
    with server.client() as client:
        given = client.begin(session)
        assert (len(given), given != session) == (32, True)
        assert client.ask("甲", session_id=given)[0] == {"text": "答：甲"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "JSON 对象"),
        ("文字", "JSON 对象"),
        (b"\x00\xff", "JSON 对象"),
        ({"message": 5}, "message"),
        ({"message": b"\x00\xff"}, "message"),
        ({"message": "甲", "metadata": "{"}, "metadata"),
        ({"message": "甲", "metadata": {"a": "b" * 20_000}}, "metadata"),
        ({"message": "甲", "message_id": {}}, "message_id"),
    ],
)
def test_what_is_no_message_is_told_and_the_connection_lives(
    server: SocketServer, content: object, told: str
) -> None:
    with server.client() as client:
        client.begin("odd")
        client.socket.emit("user_uttered", content)
        assert told in client.hear()["text"]
        assert client.ask("甲", session_id="odd")[0] == {"text": "答：甲"}


@pytest.mark.parametrize("message", ["坏", "无"])
def test_a_failure_or_silence_is_a_polite_reply(
    server: SocketServer, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL), server.client() as client:
        text, payload = client.ask(message, session_id="failing")
        assert {**text, **payload} == reply("error")
        assert client.ask("甲", session_id="failing")[0] == {"text": "答：甲"}


def test_id_and_metadata_of_a_message_are_handed_on(server: SocketServer) -> None:
    with server.client() as client:
        client.ask("甲", session_id="m", message_id="7", metadata={"explain": True})
        last = server.agent.messages[-1]
        assert (last.message_id, last.metadata) == ("7", {"explain": True})
        client.ask("乙", session_id="m", metadata='{"today": "2018-08-01"}')
        assert server.agent.messages[-1].metadata == {"today": "2018-08-01"}


def test_a_client_of_many_sessions_stays_in_a_few(server: SocketServer) -> None:
    with server.client() as client:
        for number in range(3 * SESSIONS_A_CONNECTION):
            client.begin(f"many-{number}")
        assert len(server.channel.sio.rooms(client.socket.sid)) <= SESSIONS_A_CONNECTION + 2
        assert client.ask("甲", session_id="many-0")[0] == {"text": "答：甲"}


def test_rasa_still_forgets_to_await_the_session() -> None:
    # When this fails, Rasa has changed: see whether `SocketInput` still needs handlers of its own.
    assert inspect.iscoroutinefunction(socketio.AsyncServer.enter_room)
    source = inspect.getsource(SocketIOInput.blueprint)
    assert 'sio.enter_room(sid, data["session_id"])' in source
    assert "await sio.enter_room" not in source
    assert '@sio.on("session_request", namespace=self.namespace)' in source


def test_credentials_name_the_options_of_rasa() -> None:
    channel = SocketInput.from_credentials({"session_persistence": False, "bot_message_evt": "said", "x": 1})
    assert (channel.name(), channel.session_persistence, channel.bot_message_evt) == (
        "socketio",
        False,
        "said",
    )
    assert SocketInput.from_credentials(None).session_persistence is True
