"""Calls in Twilio's shape: forms in, TwiML out, signed requests."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from rasa.core.channels.twilio_voice import TwilioVoiceInput
from sanic import Sanic
from twilio.request_validator import RequestValidator

from bot.channels.hotline.twilio_voice import TwilioHotlineInput
from bot.settings import Settings
from tests.bot.channels.hotline.hotline_server import FakeBot
from tests.bot.channels.web_server import Answer, WebServer

PATH = "/webhooks/twilio_voice/webhook"
AUTH_TOKEN = "0123456789abcdef0123456789abcdef"
PUBLIC = "https://ask.example.gov.cn"


def served(settings: Settings, bot: FakeBot) -> WebServer:
    app = Sanic(f"twilio_{uuid.uuid4().hex}", configure_logging=False)
    app.ctx.agent = SimpleNamespace(parse_message=bot.parse_message)
    app.blueprint(TwilioHotlineInput(settings).blueprint(bot), url_prefix="/webhooks/twilio_voice")
    return WebServer(app)


@pytest.fixture(scope="module")
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(var=tmp_path_factory.mktemp("twilio"))


@pytest.fixture(scope="module")
def server(settings: Settings, bot: FakeBot) -> Iterator[WebServer]:
    running = served(settings, bot)
    yield running
    running.stop()


def post(server: WebServer, call: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
    form = {"CallSid": call, "From": "+8613800001234", "To": "+8657700000000", "CallStatus": "in-progress"}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return server.call("POST", PATH, urlencode({**form, **fields}).encode(), {**kind, **(headers or {})})


def twiml(answer: Answer) -> ElementTree.Element:
    assert (answer.status, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    return ElementTree.fromstring(answer.text)


def said(root: ElementTree.Element) -> str:
    return "".join(say.text or "" for say in root.iter("Say"))


def test_the_channel_is_rasas_with_a_chinese_voice() -> None:
    channel = TwilioHotlineInput.from_credentials({"speech_timeout": 4})
    assert isinstance(channel, TwilioVoiceInput)
    assert (channel.name(), channel.assistant_voice, channel.speech_timeout) == ("twilio_voice", "alice", "4")


def test_a_call_rings_is_answered_and_goes_to_a_person(server: WebServer, bot: FakeBot) -> None:
    greeting = twiml(post(server, "CA1", CallStatus="ringing"))
    gather = greeting.find("Gather")
    assert gather is not None
    assert (gather.attrib["input"], gather.attrib["language"]) == ("speech dtmf", "zh-CN")
    assert gather.attrib["action"] == PATH
    assert said(greeting).startswith("您好，我是温州政策热线的智能助手瓯问")
    answer = twiml(post(server, "CA1", SpeechResult="瑞安最低工资是多少", Confidence="0.92"))
    assert said(answer).startswith("瑞安市最低月工资是一千六百六十元。")
    assert {say.attrib["language"] for say in answer.iter("Say")} == {"zh-CN"}
    assert (bot.messages[-1].sender_id, bot.messages[-1].input_channel) == ("CA1", "twilio_voice")
    slow = twiml(post(server, "CA1", SpeechResult="慢一点", Confidence="0.9"))
    assert len(list(slow.iter("Pause"))) == len(list(slow.iter("Say"))) - 1 == 1
    sms = twiml(post(server, "CA1", Digits="5")).find("Sms")
    assert sms is not None
    assert sms.attrib == {"to": "+8613800001234", "from": "+8657700000000"}
    assert "温政发〔2015〕58号" in (sms.text or "")
    transfer = twiml(post(server, "CA1", SpeechResult="转人工"))
    assert [verb.tag for verb in transfer] == ["Say", "Dial"]
    assert transfer[-1].text == "12345"


def test_doubt_silence_and_goodbye(server: WebServer) -> None:
    post(server, "CA2")
    assert said(twiml(post(server, "CA2", SpeechResult="瑞安最低工资", Confidence="0.2"))).startswith(
        "您是问，"
    )
    assert said(twiml(post(server, "CA2", SpeechResult=""))).startswith("请问您是不是问，")
    goodbye = twiml(post(server, "CA2", SpeechResult="再见"))
    assert [verb.tag for verb in goodbye][-1] == "Hangup"
    assert [verb.tag for verb in twiml(post(server, "CA2", SpeechResult="喂"))] == ["Hangup"]


def test_the_same_request_again_is_the_same_turn(server: WebServer, bot: FakeBot) -> None:
    post(server, "CA3")
    token = {"I-Twilio-Idempotency-Token": "t-1"}
    first = post(server, "CA3", token, SpeechResult="瑞安最低工资")
    before = len(bot.messages)
    assert post(server, "CA3", token, SpeechResult="瑞安最低工资").body == first.body
    assert len(bot.messages) == before


def test_a_finished_call_is_closed_and_one_that_never_began_needs_no_closing(server: WebServer) -> None:
    post(server, "CA4")
    for call in ("CA4", "CA-never"):
        assert list(twiml(post(server, call, CallStatus="completed"))) == []
    assert [verb.tag for verb in twiml(post(server, "CA4", SpeechResult="喂"))] == ["Hangup"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"CallSid": ""}, 400),
        ({"CallSid": "a b"}, 400),
        ({"CallSid": "CA-unknown", "SpeechResult": "瑞安最低工资"}, 200),
        ({"CallSid": "CA5", "Confidence": "NaN", "Digits": "x"}, 200),
    ],
)
def test_odd_forms(server: WebServer, fields: dict[str, str], status: int) -> None:
    assert post(server, fields.pop("CallSid"), **fields).status == status
    assert server.call("POST", PATH, b"\xff{]", {"Content-Type": "application/json"}).status == 400


def test_only_what_twilio_signed_is_served(tmp_path: Path) -> None:
    bot = FakeBot()
    running = served(Settings(var=tmp_path, twilio_auth_token=AUTH_TOKEN, public_url=PUBLIC), bot)
    fields = {"CallSid": "CA9", "From": "+861", "To": "+862", "CallStatus": "ringing"}
    signature = RequestValidator(AUTH_TOKEN).compute_signature(PUBLIC + PATH, fields)
    try:
        for headers in ({}, {"X-Twilio-Signature": "x"}, {"X-Twilio-Signature": signature[:-2] + "A="}):
            refused = post(running, "CA9", headers, From="+861", To="+862", CallStatus="ringing")
            assert refused.status == 403
            assert AUTH_TOKEN not in refused.text
        signed = {"X-Twilio-Signature": signature}
        assert post(running, "CA9", signed, From="+861", To="+862", CallStatus="ringing").status == 200
        assert post(running, "CA8", signed, From="+861", To="+862", CallStatus="ringing").status == 403
    finally:
        running.stop()
