"""The real bot on the shipped bulletins: asked over REST, over the widget's address, in the shell and by `ask`."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import REPOSITORY
from tests.bot.channels.wechat import letters

TODAY = "2026-11-21"
# Question, what the reply must say, what it must not say.
CASES = [
    (
        "瑞安最低工资是多少",
        ["1660元/月", "温政发〔2015〕58号", "2015年11月1日", "可能已调整"],
        ["1860", "1530"],
    ),
    ("乐清的低保标准多少钱", ["804元", "737元", "温政发〔2019〕16号"], ["664"]),
    ("80岁以上老人有补贴吗", ["50元/月", "温人社发〔2018〕117号"], []),
    ("秋田犬能养吗", ["限养区", "2025年6月"], []),
    ("鹿城的困难家庭低保标准多少", ["鹿城区", "温政发〔2019〕16号"], ["804", "664"]),
    ("拖拉机什么时候能上路", ["温公通〔2020〕37号"], []),
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    account = {
        "OUWEN_WECHAT_TOKEN": letters.TOKEN,
        "OUWEN_WECHAT_APP_ID": letters.APP_ID,
        "OUWEN_WECHAT_AES_KEY": letters.AES_KEY,
    }
    var = str(tmp_path_factory.mktemp("whole"))
    return {**os.environ, **account, "OUWEN_VAR": var, "OUWEN_TODAY": TODAY}


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[int]:
    """The port of a server that built its index and trained its model by itself."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        wait_until_healthy(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in errors


def wait_until_healthy(port: int, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise AssertionError(process.communicate()[1])


def post(port: int, path: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.loads(response.read())


def shown(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply.get("text", "") for reply in replies).replace("**", "")


@pytest.mark.parametrize(("question", "said", "unsaid"), CASES)
def test_the_server_answers_on_both_its_channels(
    server: int, question: str, said: list[str], unsaid: list[str]
):
    message = {"sender": f"whole-{question}", "message": question}
    for replies in (
        post(server, "/webhooks/rest/webhook", message),
        post(server, "/webhooks/widget/messages", {**message, "sender": "w" + message["sender"]})["replies"],
    ):
        text = shown(replies)
        assert [part for part in said if part not in text] == []
        assert [part for part in unsaid if part in text] == []
        assert replies[0]["custom"]["as_of"] == TODAY


@pytest.mark.parametrize(("question", "said", "unsaid"), CASES)
def test_wechat_gets_the_text_of_the_other_channels_with_its_sources(
    server: int, question: str, said: list[str], unsaid: list[str]
):
    replies = post(server, "/webhooks/rest/webhook", {"sender": f"same-{question}", "message": question})
    now = int(time.time())
    xml = letters.letter(Content=question, created=now, openid=f"o{abs(hash(question))}")
    query, body = letters.sealed(xml, timestamp=now, nonce=str(abs(hash(question))))
    address = f"http://127.0.0.1:{server}/webhooks/wechat/webhook?{query}"
    with urllib.request.urlopen(urllib.request.Request(address, data=body.encode()), timeout=20) as response:
        content = letters.opened(response.read().decode())["Content"]
    assert content.startswith(shown(replies))
    assert [part for part in said if part not in content] == []
    for citation in replies[0]["custom"]["citations"]:
        assert f"《{citation['title']}》（{citation['document_number']}" in content
        assert f"公报{citation['bulletin']}第{citation['page']}页" in content


def test_what_is_cited_can_be_read_at_its_address(server: int):
    [reply] = post(server, "/webhooks/rest/webhook", {"sender": "reader", "message": "瑞安最低工资是多少"})
    url = reply["custom"]["citations"][0]["url"]
    with urllib.request.urlopen(f"http://127.0.0.1:{server}{url}", timeout=20) as response:
        assert "1660" in response.read().decode()


def test_the_conversation_is_remembered(server: int):
    post(server, "/webhooks/rest/webhook", {"sender": "memory", "message": "瑞安最低工资是多少"})
    assert "1530元/月" in shown(
        post(server, "/webhooks/rest/webhook", {"sender": "memory", "message": "那平阳呢？"})
    )


def test_the_shell_answers_with_the_quoted_words(server: int, environment: dict[str, str]):
    typed = "瑞安最低工资是多少\n乐清的低保标准多少钱\nexit\n"
    command = [sys.executable, "-m", "bot.cli", "shell"]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, input=typed, capture_output=True, text=True
    )
    assert done.returncode == 0
    for part in ("1660元/月", "温政发〔2015〕58号", "804元", "温政发〔2019〕16号", "原文（公报2019年第12期"):
        assert part in done.stdout


def test_ask_explains_itself_as_json_alone(server: int, environment: dict[str, str]):
    command = [sys.executable, "-m", "bot.cli", "ask", "拖拉机什么时候能上路", "--json", "--explain"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True)
    outcome = json.loads(done.stdout)
    assert outcome["replies"][0]["custom"]["citations"][0]["document_number"] == "温公通〔2020〕37号"
    assert outcome["explain"]["intent"]["name"] == "ask_bulletin"
    assert outcome["explain"]["hits"][0]["score"] > 0


def test_replay_holds_conversations_apart(server: int, environment: dict[str, str], tmp_path: Path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    scripts = [
        {"id": "1", "channel": "widget", "turns": ["瑞安最低工资是多少", "那乐清呢？"]},
        {"id": "2", "channel": "hotline", "turns": ["乐清的低保标准多少钱"]},
    ]
    source.write_text("".join(json.dumps(script) + "\n" for script in scripts), encoding="utf-8")
    command = [sys.executable, "-m", "bot.cli", "replay", str(source), str(target)]
    subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)
    first, second = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    assert [first["id"], second["id"]] == ["1", "2"]
    assert "1660元/月" in shown(first["replies"][1])
    assert "804" in shown(second["replies"][0])
    assert [len(first["latency_ms"]), len(second["latency_ms"])] == [2, 1]
