"""Who may connect to the socket.io channel, and how much a client may send."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import jwt
import pytest
from socketio.exceptions import ConnectionError as RefusedError

from bot.channels.sockets.bounds import ATTACHMENTS, PING_SECONDS, SmallPacket, origins
from bot.settings import Settings
from bot.wire import BODY_LIMIT, RESPONSE_SECONDS
from tests.bot.channels.sockets.socket_server import SocketServer

HANDSHAKE = "/socket.io/?EIO=4&transport=polling"
KEY = "a key of thirty-two characters!!"


@pytest.fixture(scope="module")
def server() -> Iterator[SocketServer]:
    settings = Settings(
        widget_origins=("https://www.example.gov.cn",), public_url="https://ask.example.gov.cn"
    )
    running = SocketServer(settings, jwt_key=KEY, namespace="/chat")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def open_server() -> Iterator[SocketServer]:
    running = SocketServer()
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://www.example.gov.cn", 200),
        ("https://ask.example.gov.cn", 200),
        ("https://www.example.gov.cn.evil.example", 400),
        ("http://www.example.gov.cn", 400),
        ("null", 400),
    ],
)
def test_pages_of_the_named_origins_may_connect(server: SocketServer, origin: str, status: int) -> None:
    answer = server.get(HANDSHAKE, Origin=origin)
    assert answer.status == status
    assert answer.headers.get("access-control-allow-origin") == (origin if status == 200 else None)
    assert "access-control-allow-credentials" not in answer.headers


def test_the_servers_own_page_and_programs_may_connect(server: SocketServer) -> None:
    assert server.get(HANDSHAKE, Origin=f"http://127.0.0.1:{server.port}").status == 200
    assert server.get(HANDSHAKE).status == 200


def test_all_origins_may_connect_where_the_setting_says_so(open_server: SocketServer) -> None:
    assert origins(Settings()) == "*"
    assert open_server.get(HANDSHAKE, Origin="https://any.example").status == 200


def test_a_client_without_the_token_is_refused_and_replies_come_in_the_namespace(
    server: SocketServer,
) -> None:
    with pytest.raises(RefusedError), server.client(namespace="/chat", auth={"token": "Bearer x.y.z"}):
        pass
    token = jwt.encode({"user": "page"}, KEY, algorithm="HS256")
    with server.client(namespace="/chat", auth={"token": f"Bearer {token}"}) as client:
        client.begin("s")
        assert client.ask("甲", session_id="s")[0] == {"text": "答：甲"}


def test_a_text_that_is_too_large_ends_its_connection_alone(open_server: SocketServer) -> None:
    with open_server.client() as bystander:
        bystander.begin("bystander")
        with open_server.client() as client:
            client.say("字" * BODY_LIMIT)
        assert bystander.ask("甲", session_id="bystander")[0] == {"text": "答：甲"}
        with open_server.client() as again:
            assert again.ask("字" * 20_000, session_id="again")[0]["text"].endswith("字字")


def test_packets_of_no_meaning_leave_the_connection_alive(
    open_server: SocketServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL), open_server.client() as client:
        for packet in ("4", "42", "42[", "42" + "[" * 9_000, "451000-[]", '42{"a": 1}', "4999", '43["x"]'):
            client.socket.client.eio._send_packet(_raw(packet))
        client.socket.emit("no_such_event", {"a": 1})
        assert client.ask("甲", session_id="alive")[0] == {"text": "答：甲"}


def _raw(text: str) -> object:
    from engineio.packet import MESSAGE, Packet

    return Packet(MESSAGE, data=text[1:])


def test_a_packet_waits_for_few_attachments() -> None:
    assert SmallPacket(encoded_packet=f'5{ATTACHMENTS}-["a"]').attachment_count == ATTACHMENTS
    with pytest.raises(ValueError, match="9999"):
        SmallPacket(encoded_packet='59999-["a"]')


def test_a_poll_ends_before_the_server_gives_it_up(open_server: SocketServer) -> None:
    assert open_server.channel.sio.eio.ping_interval == PING_SECONDS < RESPONSE_SECONDS
    assert open_server.channel.sio.eio.max_http_buffer_size == BODY_LIMIT
    with open_server.client("polling") as client:
        assert client.ask("甲")[0] == {"text": "答：甲"}
