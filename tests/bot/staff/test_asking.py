import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.settings import Settings
from bot.staff.asking import why_not
from bot.store import store_of
from tests.bot.channels.web_server import Answer, WebServer
from tests.bot.staff.console_server import TOKEN, console_app

BEARER = {"Authorization": f"Bearer {TOKEN}"}
HIT = {"score": 0.9, "title": "通知", "text": "1860元/月", "reason": None}


class Agent:
    """Answers every question with one reply, the first of a conversation after a notice."""

    def __init__(self) -> None:
        self.heard: list[UserMessage] = []

    async def handle_message(self, message: UserMessage) -> None:
        self.heard.append(message)
        await message.output_channel.send_response(
            message.sender_id, {"text": "停课", "custom": {"status": "notice"}}
        )
        explain = {
            "hits": [HIT],
            "rejected": [],
            "timings_ms": {"standards": 1.0},
            "questions": [{"topic": "dogs"}],
        }
        payload = {"status": "answered", "citations": [], "confidence": 0.9, "explain": explain}
        await message.output_channel.send_response(
            message.sender_id, {"text": "答：1860元", "custom": payload}
        )

    async def parse_message(self, text: str) -> dict[str, Any]:
        intent = {"name": "ask_minimum_wage", "confidence": 0.99}
        return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": []}


@pytest.fixture
def agent() -> Agent:
    return Agent()


@pytest.fixture
def server(tmp_path: Path, agent: Agent, request: pytest.FixtureRequest) -> Iterator[WebServer]:
    settings = Settings(staff_token=TOKEN, var=tmp_path)
    app = console_app(f"asking-{abs(hash(request.node.name))}", settings)
    app.ctx.agent = agent
    running = WebServer(app)
    yield running
    running.stop()
    store_of(settings).close()


def ask(server: WebServer, **content: object) -> Answer:
    return server.call("POST", "/staff/api/ask", json.dumps(content).encode(), BEARER)


def test_an_answer_comes_with_its_explanation(server: WebServer, agent: Agent):
    found = ask(server, text="鹿城区最低工资多少", today="2018-08-01").json
    assert [reply["text"] for reply in found["replies"]] == ["停课", "答：1860元"]
    assert "explain" not in found["replies"][1]["custom"]
    explained = found["explain"]
    assert explained["hits"] == [HIT]
    assert explained["searched"] is True
    assert explained["questions"] == [{"topic": "dogs"}]
    assert explained["intent_ranking"][0]["name"] == "ask_minimum_wage"
    assert explained["normalised"] == "鹿城区最低工资多少"
    assert explained["why_not"] == []
    assert found["latency_ms"] >= 0
    (heard,) = agent.heard
    assert heard.input_channel == "staff"
    assert heard.metadata == {"explain": True, "today": "2018-08-01"}


def test_why_there_is_no_answer_and_what_it_would_take():
    told = why_not({"status": "not_in_bulletins", "confidence": 0.125})
    assert told[1].startswith("答复的把握：0.12")
    assert "ouwen ingest" in told[2]
    assert why_not({"status": "answered"}) == []
    assert why_not({}) == []


def test_a_follow_up_is_of_the_same_conversation(server: WebServer, agent: Agent):
    first = ask(server, text="瑞安最低工资").json
    ask(server, text="那文成呢", sender=first["sender"])
    ask(server, text="瑞安最低工资")
    senders = [heard.sender_id for heard in agent.heard]
    assert senders[0] == senders[1] != senders[2]
    assert all(sender.startswith("console-") for sender in senders)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({}, "text_field"),
        ({"text": "  "}, "text_field"),
        ({"text": "问" * 8001}, "text_field"),
        ({"text": "问", "today": "昨天"}, "day_field"),
        ({"text": "问", "sender": "resident-1"}, "sender"),
    ],
)
def test_what_is_no_question_is_refused(
    server: WebServer, agent: Agent, content: dict[str, object], reason: str
):
    answer = ask(server, **content)
    assert (answer.status, answer.json["reason"]) == (400, reason)
    assert agent.heard == []


def test_a_label_is_tried_and_judged(server: WebServer):
    def tried(**expected: object) -> str:
        label = {"turns": ["鹿城区最低工资多少"], "answerable": True, **expected}
        made = server.call("POST", "/staff/api/labels", json.dumps(label).encode(), BEARER).json
        path = f"/staff/api/labels/{made['number']}/try"
        return server.call("POST", path, b"{}", BEARER).json["verdict"]

    assert tried(must_contain=[["1860元"]]) == "right"
    assert tried(must_contain=[["1660元"]]) == "wrong"
    assert tried(answerable=False) == "wrong"
