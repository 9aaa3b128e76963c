"""The hotline on a real socket before a bot that says what the tests want."""

from __future__ import annotations

import json
import re
import uuid
from types import SimpleNamespace
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from bot.channels.hotline.channel import HotlineInput
from bot.settings import Settings
from tests.bot.channels.hotline.contract import check_response
from tests.bot.channels.web_server import Answer, WebServer

CITATION = {
    "title": "温州市人民政府关于调整全市最低工资标准的通知",
    "document_number": "温政发〔2015〕58号",
    "issuer": "温州市人民政府",
    "signed_date": "2015-10-23",
    "bulletin": "2015年第10期",
    "page": 2,
    "quote": "乐清市、瑞安市1660元/月",
    "url": "/bulletins/2015-10/pages/2",
    "validity": "may_have_changed",
}
FOUND = {
    "text": "瑞安市最低月工资标准是 **1660元/月**（2015年11月1日起）。\n⚠ 距今已11年，很可能已调整。\n出处：《…》",
    "custom": {
        "status": "answered",
        "citations": [CITATION],
        "caveats": ["距今已11年，很可能已调整。"],
        "speech": "瑞安市最低月工资是一千六百六十元。",
        "speech_details": ["第一条细节。", "第二条细节。", "第三条细节。"],
    },
}
MISSING = {"text": "公报里没有。", "custom": {"status": "not_in_bulletins", "speech": "公报里没有。"}}
REFUSED = {"text": "这超出范围。", "custom": {"status": "out_of_scope", "speech": "这超出范围。"}}
HANDED = {
    "text": "请拨打12345。",
    "custom": {"status": "handoff", "speech": "请拨打幺二三四五。", "summary": "…"},
}
DANGER = {"text": "请拨119。", "custom": {"status": "out_of_scope", "speech": "请马上拨打幺幺九。"}}
GOODBYE = {"text": "再见。", "utter_action": "utter_goodbye"}
EMPTY = {"text": "我没听明白。", "utter_action": "utter_empty"}
PLACES = {
    "text": "按地区分三档：\n甲\n乙",
    "buttons": [{"title": "瑞安市", "payload": "瑞安市最低工资是多少"}],
    "custom": {"status": "answered", "table": [["甲"]], "speech": "按地区分三档。", "citations": [CITATION]},
}
SOURCE = {
    "text": "出处：《温州市人民政府关于调整全市最低工资标准的通知》\n原文：“…”",
    "custom": {
        "status": "answered",
        "speech": "出处是通知。",
        "speech_details": ["原文。"],
        "citations": [CITATION],
    },
}
SAID = {
    "出处在哪": SOURCE,
    "瑞安最低工资是多少": FOUND,
    "瑞安最低工资": FOUND,
    "没有的事": MISSING,
    "写一首诗": REFUSED,
    "转人工": HANDED,
    "我想找个活人": HANDED,
    "人工湖在哪里": HANDED,
    "着火了救命": DANGER,
    "那就这样吧谢谢啦": GOODBYE,
    "天地玄黄": EMPTY,
    "温州最低工资是多少": PLACES,
}


class FakeBot:
    """Stands for Rasa: keeps the messages, parses by a list, says `FOUND` to what it does not know."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.notice: dict[str, Any] | None = None

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        if message.text == "坏":
            raise RuntimeError("secret of the machine room")
        said = SAID.get(message.text, FOUND)
        custom = said.get("custom")
        if custom is not None and self.notice:
            said = {**said, "custom": {**custom, "notice": self.notice}}
        await message.output_channel.send_response(message.sender_id, said)

    async def parse_message(self, text: str) -> dict[str, Any]:
        topic = "ask_minimum_wage" if "工资" in text else "nlu_fallback"
        entities = [{"entity": "region", "value": "瑞安市"}] if "瑞安" in text else []
        return {"intent": {"name": topic, "confidence": 0.9}, "entities": entities}

    @property
    def asked(self) -> list[str]:
        return [message.text for message in self.messages]


class HotlineServer:
    """A running hotline; calls and turns are posted in one line."""

    def __init__(self, settings: Settings, bot: FakeBot) -> None:
        app = Sanic(f"hotline_{uuid.uuid4().hex}", configure_logging=False)
        app.config.FALLBACK_ERROR_FORMAT = "json"
        app.ctx.agent = SimpleNamespace(parse_message=bot.parse_message)
        app.blueprint(HotlineInput(settings).blueprint(bot), url_prefix="/webhooks/hotline")
        self.web = WebServer(app)
        self.bot = bot

    def post(self, path: str, content: object, headers: dict[str, str] | None = None) -> Answer:
        """Post JSON; whatever comes back must be what the document promises."""
        answer = self.web.call("POST", f"/webhooks/hotline{path}", json.dumps(content).encode(), headers)
        check_response("post", _template(path), answer.status, answer.json)
        return answer

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        answer = self.web.call("GET", f"/webhooks/hotline{path}", headers=headers)
        check_response("get", _template(path), answer.status, answer.json)
        return answer

    def begin(self) -> str:
        call_id = f"c-{uuid.uuid4().hex[:12]}"
        assert self.post("/calls", {"call_id": call_id}).status == 200
        return call_id

    def turn(self, call_id: str, turn_id: str, **content: object) -> Answer:
        return self.post(f"/calls/{call_id}/turns", {"turn_id": turn_id, **content})


def _template(path: str) -> str:
    # /calls/c-1/turns is /calls/{call_id}/turns in the document
    return re.sub(r"^/calls/[^/]+", "/calls/{call_id}", path)


def says(server: HotlineServer, call: str, *transcripts: str) -> list[dict[str, Any]]:
    """The replies to these transcripts, one turn each: t0, t1, …"""
    return [server.turn(call, f"t{n}", transcript=said).json for n, said in enumerate(transcripts)]
