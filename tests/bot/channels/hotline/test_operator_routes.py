"""The operator's view as staff reach it: the calls, their news, a question of their own."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.channels.hotline.desk import Bot, Desk
from bot.channels.hotline.operator import FILES, operator_routes
from bot.channels.hotline.requests import StartRequest, TurnRequest
from bot.settings import Settings
from bot.web.assets import FOLDER
from tests.bot.channels.hotline.hotline_server import FakeBot
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import TOKEN, console_app, staff

API = "/staff/operator/api"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(var=tmp_path_factory.mktemp("operator"), staff_token=TOKEN)


@pytest.fixture(scope="module")
def bot() -> FakeBot:
    return FakeBot()


@pytest.fixture(scope="module")
def server(settings: Settings, bot: FakeBot) -> Iterator[WebServer]:
    app = console_app("operator", settings)
    app.ctx.agent = SimpleNamespace(handle_message=bot)
    operator_routes(app, settings)
    running = WebServer(app)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def headers(server: WebServer) -> dict[str, str]:
    return staff(server)


def talk(settings: Settings, bot: FakeBot, call: str, *said: str) -> None:
    async def call_up() -> None:
        desk = Desk(settings, "hotline")
        await desk.start(StartRequest(call_id=call, caller="13800001234"))
        for number, words in enumerate(said):
            turn = TurnRequest(turn_id=f"{number}", transcript=words, confidence=0.9)
            await desk.turn(call, turn, Bot(on_new_message=bot, understand=bot.parse_message))

    asyncio.run(call_up())


def get(server: WebServer, headers: dict[str, str], path: str) -> Any:
    answer = server.call("GET", API + path, headers=headers)
    assert answer.status == 200, answer.text
    return answer.json


def test_nothing_is_shown_to_others(server: WebServer) -> None:
    paths = [
        "/staff/operator/",
        f"{API}/calls",
        f"{API}/calls/c",
        f"{API}/news",
        "/staff/operator/files/operator.js",
    ]
    assert [server.get(path).status for path in paths] == [401] * 5
    assert server.post(f"{API}/ask", {"question": "瑞安最低工资"}).status == 401


def test_the_page_and_its_files(server: WebServer, headers: dict[str, str]) -> None:
    page = server.call("GET", "/staff/operator/", headers=headers)
    assert 'src="../operator/files/operator.js"' in page.text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert server.call("GET", "/staff/operator", headers=headers).headers["location"] == "operator/"
    folder = FOLDER / "operator"
    assert sorted(FILES) == sorted(path.name for path in folder.iterdir())
    for name in FILES:
        answer = server.call("GET", f"/staff/operator/files/{name}", headers=headers)
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
        assert answer.body == (folder / name).read_bytes()
        assert "innerHTML" not in answer.text
    assert server.call("GET", "/staff/operator/files/operator.py", headers=headers).status == 404


def test_a_call_is_listed_and_shown_with_what_can_be_copied(
    server: WebServer, headers: dict[str, str], settings: Settings, bot: FakeBot
) -> None:
    talk(settings, bot, "first", "瑞安最低工资是多少", "转人工")
    [call] = [one for one in get(server, headers, "/calls")["calls"] if one["call_id"] == "first"]
    assert (call["caller"], call["asked"], call["ended_at"]) == ("尾号34", "瑞安最低工资是多少", None)
    assert call["handed"] == "asked"
    shown = get(server, headers, "/calls/first")
    assert [turn["heard"]["event"] for turn in shown["turns"]] == ["start", "speech", "speech"]
    copies = shown["turns"][1]["copies"]
    assert (
        copies["answer"]
        == "瑞安市最低月工资标准是 1660元/月（2015年11月1日起）。\n⚠ 距今已11年，很可能已调整。"
    )
    assert copies["citation"] == "出处：《…》"
    assert copies["sms"].startswith("【瓯问】瑞安市")
    assert shown["turns"][2]["reply"]["transfer"]["context"]["asked"] == ["瑞安最低工资是多少"]
    assert server.call("GET", f"{API}/calls/none", headers=headers).status == 404


def test_news_comes_when_it_happens_and_resumes_where_it_was_left(
    server: WebServer, headers: dict[str, str], settings: Settings, bot: FakeBot
) -> None:
    last = get(server, headers, "/calls")["last"]
    threading.Timer(0.5, talk, (settings, bot, "second")).start()
    started = time.monotonic()
    news = get(server, headers, f"/news?after={last}")
    assert time.monotonic() - started < 10
    assert [turn["call_id"] for turn in news["turns"]] == ["second"]
    assert [call["call_id"] for call in news["calls"]] == ["second"]
    talk(settings, bot, "third", "没有的事")
    later = get(server, headers, f"/news?after={news['last']}")
    assert {turn["call_id"] for turn in later["turns"]} == {"third"}
    assert get(server, headers, "/news?after=nonsense")["turns"][0]["heard"] == {"event": "start"}


def test_an_operator_asks_for_himself(server: WebServer, headers: dict[str, str], bot: FakeBot) -> None:
    answer = server.call("POST", f"{API}/ask", json.dumps({"question": "瑞安最低工资"}).encode(), headers)
    assert answer.json["reply"]["custom"]["status"] == "answered"
    assert answer.json["copies"]["citation"] == "出处：《…》"
    assert bot.messages[-1].input_channel == "staff"
    without = {name: value for name, value in headers.items() if name == "Cookie"}
    assert server.call("POST", f"{API}/ask", b'{"question": "a"}', without).status == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"question": 7}', b'{"question": " "}', b'{"question": "%s"}' % (b"a" * 501)]
)
def test_a_question_of_no_form_is_refused(server: WebServer, headers: dict[str, str], body: bytes) -> None:
    answer = server.call("POST", f"{API}/ask", body, headers)
    assert (answer.status, "500" in answer.json["error"]) == (400, True)


def test_no_page_reaches_another_host() -> None:
    for path in (FOLDER / "operator").iterdir():
        assert "://" not in Path(path).read_text(encoding="utf-8")
