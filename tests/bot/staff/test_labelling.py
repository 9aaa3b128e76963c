import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.replay import read_scripts
from bot.settings import Settings
from bot.store import store_of
from knowledge.evaluation.question_set import read_question_set
from tests.bot.channels.web_server import Answer, WebServer
from tests.bot.staff.console_server import TOKEN, console_app

BEARER = {"Authorization": f"Bearer {TOKEN}"}
LABEL = {
    "turns": ["瑞安最低工资多少", "那文成呢"],
    "answerable": True,
    "channel": "hotline",
    "topic": "minimum_wage",
    "must_contain": [["1530元", "1530"], ["2015年11月1日"]],
    "must_not_contain": ["1860"],
    "cite": ["温政发〔2015〕58号"],
    "note": "居民点踩",
    "turn": "a" * 32,
}


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[WebServer]:
    settings = Settings(staff_token=TOKEN, var=tmp_path)
    running = WebServer(console_app(f"labels-{abs(hash(request.node.name))}", settings))
    yield running
    running.stop()
    store_of(settings).close()


def send(server: WebServer, method: str, path: str, content: Any = None) -> Answer:
    body = None if content is None else json.dumps(content).encode()
    return server.call(method, f"/staff/api/labels{path}", body, BEARER)


def test_a_label_is_what_replay_and_evaluation_read(server: WebServer, tmp_path: Path):
    assert send(server, "POST", "", LABEL).status == 201
    send(server, "POST", "", {"turns": ["房产税多少"], "answerable": False})
    exported = send(server, "GET", ".jsonl")
    assert exported.headers["content-disposition"] == 'attachment; filename="ouwen-labels.jsonl"'
    file = tmp_path / "labels.jsonl"
    file.write_bytes(exported.body)
    scripts = read_scripts(file)
    assert [(one.id, one.channel, one.turns) for one in scripts] == [
        ("label-1", "hotline", ("瑞安最低工资多少", "那文成呢")),
        ("label-2", "widget", ("房产税多少",)),
    ]
    first, second = read_question_set(file).questions
    assert first.expected.must_contain == (("1530元", "1530"), ("2015年11月1日",))
    assert first.expected.must_not_contain == ("1860",)
    assert first.expected.cite == ("温政发〔2015〕58号",)
    assert (first.topic, first.kind, first.answerable) == ("minimum_wage", "label", True)
    assert (second.answerable, second.expected.must_contain) == (False, ())


def test_labels_are_changed_and_deleted(server: WebServer):
    made = send(server, "POST", "", LABEL).json
    assert made["number"] == 1
    changed = send(server, "PUT", "/1", {**LABEL, "cite": [], "note": ""}).json
    assert (changed["cite"], changed["note"], changed["made"]) == ([], "", made["made"])
    assert send(server, "DELETE", "/1").json == {"deleted": 1}
    assert send(server, "GET", "").json == {"labels": []}
    for method in ("PUT", "DELETE"):
        assert send(server, method, "/1", LABEL).json["reason"] == "no_label"
    assert send(server, "POST", "/1/try", {}).status == 404


def test_numbers_that_name_a_person_are_masked_in_a_label(server: WebServer):
    send(
        server,
        "POST",
        "",
        {**LABEL, "turns": ["我的身份证330302199001011237能领低保吗"], "note": "电话13812345678"},
    )
    kept = send(server, "GET", "").json["labels"][0]
    assert "330302199001011237" not in json.dumps(kept)
    assert "13812345678" not in kept["note"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"turns": []}, "label_without_turns"),
        ({"turns": ["  "]}, "label_without_turns"),
        ({"turns": "一句"}, "texts_field"),
        ({"turns": ["问" * 501]}, "text_field"),
        ({"answerable": None}, "flag_field"),
        ({"must_contain": [], "cite": []}, "label_without_words"),
        ({"must_contain": [[" "]], "cite": [""]}, "label_without_words"),
        ({"must_contain": ["1530"]}, "texts_field"),
        ({"cite": [{}]}, "text_field"),
    ],
)
def test_a_label_by_which_nothing_is_judged_is_refused(
    server: WebServer, changed: dict[str, Any], reason: str
):
    answer = send(server, "POST", "", {**LABEL, **changed})
    assert (answer.status, answer.json["reason"]) == (400, reason)
    assert send(server, "GET", "").json == {"labels": []}


def test_a_body_that_is_no_object_is_refused(server: WebServer):
    for body in (b"", b"{", b"[]", b"\xff", b"[" * 5000):
        answer = server.call("POST", "/staff/api/labels", body, BEARER)
        assert (answer.status, answer.json["reason"]) == (400, "not_json")
