import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.errors import PortBusyError
from bot.launch import claim_port
from bot.wording import reply


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int

    def get(self, path: str) -> tuple[int, bytes]:
        return self._open(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}"))

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        status, content = self._open(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data))
        return status, json.loads(content)

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        return self.post("/webhooks/rest/webhook", {"sender": sender, "message": message})[1]

    def _open(self, request: urllib.request.Request) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(toy_root: Path, var: Path, model: Path) -> Server:
    port = free_port()
    command = [sys.executable, str(toy_root / "serve.py"), str(var), str(model), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    if process.stdout.readline().strip() != "ready":
        process.kill()
        raise AssertionError(process.stderr.read())
    return Server(process, port)


@pytest.fixture(scope="module")
def server(toy, toy_root, toy_model, tmp_path_factory) -> Iterator[Server]:
    running = start(toy_root, tmp_path_factory.mktemp("served"), toy_model)
    yield running
    running.process.kill()
    running.process.wait()


def test_the_channels_page_and_health_are_served(server: Server):
    status, body = server.get("/health")
    assert status == 200
    assert json.loads(body)["status"] == "ok"
    assert "瓯问" in server.get("/")[1].decode()
    assert server.get("/bulletins/2019-12/pages/1")[0] == 404
    assert server.post("/webhooks/widget/messages", {"sender": "w", "message": "你好"}) == (
        200,
        {"replies": [{"text": "您好！"}]},
    )


def test_a_rest_message_is_answered_whole(server: Server):
    (said,) = server.say("r", "最低工资是多少")
    assert re.fullmatch("[0-9a-f]{32}", said["custom"].pop("turn"))
    assert said == {
        "recipient_id": "r",
        "text": "第1次问。\n\nr",
        "buttons": [{"title": "瑞安市", "payload": "瑞安市"}],
        "custom": {"status": "answered", "channel": "rest"},
    }
    assert server.say("r", "最低工资是多少")[0]["text"] == "第2次问。\n\nr"


def test_messages_without_a_sender_share_no_conversation(server: Server):
    answers = [server.post("/webhooks/rest/webhook", {"message": "最低工资是多少"})[1][0] for _ in range(2)]
    assert answers[0]["recipient_id"] != answers[1]["recipient_id"]
    assert all(answer["text"].startswith("第1次问。") for answer in answers)


def test_rasas_own_api_is_not_there(server: Server):
    assert server.get("/conversations/r/tracker")[0] == 404
    assert server.post("/model/parse", {"text": "你好"})[0] == 404


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 5000, "JSON"),
        ([], "对象"),
        ({"sender": 1, "message": "a"}, "sender"),
        ({"sender": "a" * 500, "message": "a"}, "sender"),
        ({"sender": "a", "message": {"text": "b"}}, "message"),
        ({"sender": "a", "message": "b", "metadata": "c"}, "metadata"),
    ],
)
def test_a_bad_body_is_refused_with_a_reason(server: Server, body: Any, told: str):
    status, content = server.post("/webhooks/rest/webhook", body)
    assert status == 400
    assert told in content["error"]


def test_odd_messages_get_polite_replies(server: Server):
    assert server.say("o", "")[0]["text"] == reply("empty")["text"]
    assert server.post("/webhooks/rest/webhook", {"sender": "o"})[1][0]["text"] == reply("empty")["text"]
    assert server.say("o", "工" * 10_000)[0]["text"] == reply("too_long")["text"]
    assert server.say("o", "请出错")[0]["text"] == reply("error")["text"]
    assert server.post("/webhooks/rest/webhook", b'{"sender": "o", "message": "\\ud800"}')[0] == 200


def end(server: Server, number: int) -> None:
    """Send the signal; the server ends, without a complaint."""
    os.kill(server.process.pid, number)
    _, errors = server.process.communicate(timeout=60)
    assert server.process.returncode == 0
    assert "Traceback" not in errors


def test_each_signal_ends_the_server_and_conversations_are_kept(toy, toy_root, toy_model, tmp_path: Path):
    for number, told in ((signal.SIGINT, "第1次问。"), (signal.SIGTERM, "第2次问。")):
        server = start(toy_root, tmp_path, toy_model)
        try:
            assert server.say("k", "最低工资是多少")[0]["text"] == f"{told}\n\nk"
            end(server, number)
        finally:
            server.process.kill()
            server.process.wait()
    with sqlite3.connect(tmp_path / "conversations.db") as kept:
        said = "SELECT count(*) FROM events WHERE type_name = 'user'"
        assert [kept.execute(query).fetchone()[0] for query in (said, "SELECT count(*) FROM turns")] == [2, 2]


def test_a_busy_port_is_named_with_the_way_out():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusyError, match=str(port)) as caught:
            claim_port("127.0.0.1", port)
    assert f"--port {port + 1}" in str(caught.value)


def test_an_address_of_another_machine_is_named():
    with pytest.raises(PortBusyError, match=r"203\.0\.113\.1"):
        claim_port("203.0.113.1", 5005)


def test_a_claimed_port_can_be_listened_on():
    with claim_port("127.0.0.1", 0) as claimed:
        claimed.listen()
        assert claimed.getsockname()[1] > 0
