"""Numbers that name a person go in through every door; none is in a file or a log afterwards."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import socketio

from bot.settings import REPOSITORY
from tests.bot.channels.ways import Doors
from tests.bot.channels.wechat import letters

IDENTITY, MOBILE, OTHER_MOBILE, CARD = (
    "11010519491231002X",
    "13800138000",
    "13900139000",
    "6222021234567890128",
)
SPOKEN, LANDLINE, ADDRESS = "幺三八零零幺三八零零零", "0577-88880000", "zhang.san@example.com"
PERSONAL = (IDENTITY, MOBILE, OTHER_MOBILE, CARD, SPOKEN, LANDLINE, "88880000", ADDRESS)
SAID = f"我的身份证{IDENTITY}，手机{MOBILE}，卡{CARD}，电话{LANDLINE}，邮箱{ADDRESS}，也就是{SPOKEN}，最低工资是多少"


@pytest.fixture(scope="module")
def folder(toy, toy_root, toy_model, tmp_path_factory) -> Iterator[Path]:
    """The folder of a toy server that logged everything and was asked through every door, then stopped."""
    var = tmp_path_factory.mktemp("personal")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(toy_root / "serve.py"), str(var), str(toy_model), str(port), "DEBUG"]
    account = {"OUWEN_WECHAT_TOKEN": letters.TOKEN, "OUWEN_WECHAT_APP_ID": letters.APP_ID}
    with (var / "log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, cwd=REPOSITORY, env={**environment(), **account}
        )
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready", (var / "log").read_text()
        through_every_door(f"http://127.0.0.1:{port}")
        (var / "while-running").write_bytes(bytes_of(var))
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    return var


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("OUWEN_")}


def through_every_door(address: str) -> None:
    doors = Doors(address)
    for message in (SAID, "请出错" + SAID, SAID * 40):
        doors.post(
            "/webhooks/rest/webhook",
            {
                "sender": MOBILE,
                "message": message,
                "input_channel": MOBILE,
                "metadata": {"caller": int(OTHER_MOBILE), "card": CARD, MOBILE: "called"},
            },
        )
    replies = doors.widget([SAID])[0].more["replies"]
    sent = {"sender": IDENTITY, "message": "最低工资是多少", "message_id": MOBILE}
    voted = doors.post("/webhooks/widget/messages", sent)["replies"][0]["custom"]["turn"]
    assert replies[0]["custom"]["turn"] != voted
    vote = {"sender": IDENTITY, "turn": voted, "verdict": "down", "reason": "other", "comment": SAID[:300]}
    assert doors.post("/webhooks/widget/feedback", vote) == {"stored": True}
    over_a_socket(address)
    over_the_telephone(doors)
    doors.wechat([SAID])
    refused(doors, "/webhooks/widget/messages", {"sender": MOBILE * 20, "message": SAID})
    refused(doors, f"/bulletins/{MOBILE}", {"message": SAID})


def over_a_socket(address: str) -> None:
    with socketio.SimpleClient() as client:
        client.connect(address, transports=["websocket"])
        client.emit("session_request", {"session_id": MOBILE})
        assert client.receive(20) == ["session_confirm", MOBILE]
        client.emit("user_uttered", {"message": SAID, "session_id": MOBILE})
        assert client.receive(20)


def over_the_telephone(doors: Doors) -> None:
    call = doors.post("/webhooks/hotline/calls", {"caller": MOBILE})["call_id"]
    heard = {
        "transcript": SAID,
        "confidence": 0.4,
        "alternatives": [{"transcript": SAID + "吗", "confidence": 0.3}],
    }
    doors.post(f"/webhooks/hotline/calls/{call}/turns", {"turn_id": "1", **heard})
    doors.post(
        f"/webhooks/hotline/calls/{call}/turns", {"turn_id": "2", "transcript": SAID, "confidence": 1.0}
    )
    doors.post(f"/webhooks/hotline/calls/{call}/turns", {"turn_id": "3", "event": "dtmf", "digits": MOBILE})
    numbered = {"turn_id": f"{MOBILE}-4", "transcript": "转人工"}
    said = [doors.post(f"/webhooks/hotline/calls/{call}/turns", numbered) for _ in range(2)]
    assert said[0] == said[1]
    assert said[0]["turn_id"] == numbered["turn_id"]
    doors.post(f"/webhooks/hotline/calls/{call}/end", {})
    doors.post("/webhooks/hotline/webhook", {"sender": MOBILE, "message": SAID})
    form = {"CallSid": "CA1", "From": "+86" + MOBILE, "CallStatus": "in-progress"}
    doors.post("/webhooks/twilio_voice/webhook", urlencode(form))
    doors.post(
        "/webhooks/twilio_voice/webhook", urlencode({**form, "SpeechResult": SAID, "Confidence": "0.9"})
    )


def refused(doors: Doors, path: str, content: object) -> None:
    with pytest.raises(urllib.error.HTTPError):
        doors.post(path, content)


def bytes_of(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("number", PERSONAL)
def test_no_file_and_no_log_has_the_number(folder: Path, number: str):
    found = {
        str(path.relative_to(folder)): [
            line[:300] for line in path.read_bytes().splitlines() if number.encode() in line
        ]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    escaped = "".join(f"\\u{ord(character):04x}" for character in number)
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert escaped.encode() not in bytes_of(folder)


def test_what_was_asked_is_there(folder: Path):
    kept = bytes_of(folder)
    assert kept.count("我的身份证【身份证号】，手机【手机号】，卡【银行卡号】".encode()) >= 10
    assert (folder / "conversations.db").stat().st_size > 0
    assert len((folder / "log").read_text().splitlines()) > 50
