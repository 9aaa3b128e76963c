from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.store import Store, store_of
from bot.store.feedback import Reason, Verdict
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import TOKEN, console_app, spelled, staff
from tests.bot.staff.residents import asked


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(staff_token=TOKEN, var=tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = store_of(settings)
    yield opened
    opened.close()


@pytest.fixture
def server(settings: Settings, store: Store, request: pytest.FixtureRequest) -> Iterator[WebServer]:
    running = WebServer(console_app(f"inbox-{abs(hash(request.node.name))}", settings))
    yield running
    running.stop()


def clusters(server: WebServer, headers: dict[str, str], query: str = "") -> list[tuple[str, int]]:
    answer = server.call("GET", spelled(f"/staff/api/inbox{query}"), headers=headers)
    assert answer.status == 200, answer.text
    return [(one["name"], one["size"]) for one in answer.json["clusters"]]


def test_what_was_not_helped_is_clustered_and_ticked_off(server: WebServer, store: Store):
    headers = staff(server)
    fares = [asked(store, 1, "出租车起步价多少钱"), asked(store, 2, "出租车起步价多少", "out_of_scope")]
    asked(store, 3, "学区房怎么划分", "clarify")
    asked(store, 4, "鹿城区最低工资多少", "answered")
    asked(store, 5, "工作人员试问", channel="staff")
    assert clusters(server, headers) == [("出租车起步价多少", 2), ("学区房怎么划分", 1)]
    assert clusters(server, headers, "?kinds=clarify") == [("学区房怎么划分", 1)]
    assert clusters(server, headers, "?q=起步价") == [("出租车起步价多少", 2)]
    body = b'{"turns": ["%s", "%s"], "done": true}' % (fares[0].encode(), fares[1].encode())
    assert server.call("POST", "/staff/api/handled", body, headers).json == {"turns": 2}
    assert clusters(server, headers) == [("学区房怎么划分", 1)]
    assert clusters(server, headers, "?handled=1") == [("出租车起步价多少", 2)]
    server.call("POST", "/staff/api/handled", body.replace(b"true", b"false"), headers)
    assert len(clusters(server, headers)) == 2


def test_a_thumb_down_is_shown_with_its_reason(server: WebServer, store: Store):
    headers = staff(server)
    liked = asked(store, 1, "低保标准多少", "answered")
    disliked = asked(store, 2, "鹿城区最低工资多少", "answered")
    store.feedback.add("resident-1", liked, Verdict.UP)
    store.feedback.add("resident-2", disliked, Verdict.DOWN, Reason.OUTDATED, "太老了")
    answer = server.call("GET", "/staff/api/inbox?kinds=down", headers=headers).json
    assert [(one["name"], one["down"]) for one in answer["clusters"]] == [("鹿城区最低工资多少", 1)]
    shown = answer["clusters"][0]["shown"][0]["feedback"]
    assert shown == {"verdict": "down", "reason": "outdated", "comment": "太老了"}


def test_the_conversation_around_a_turn_oldest_first(server: WebServer, store: Store):
    headers = staff(server)
    asked(store, 2, "瑞安最低工资多少", "answered", sender="one")
    last = asked(store, 1, "那文成呢", sender="one")
    asked(store, 3, "别人的问题", sender="two")
    found = server.call("GET", f"/staff/api/turn?id={last}", headers=headers).json
    assert [turn["question"] for turn in found["turns"]] == ["瑞安最低工资多少", "那文成呢"]
    missing = server.call("GET", "/staff/api/turn?id=nothing", headers=headers)
    assert (missing.status, missing.json["reason"]) == (404, "no_turn")


def test_handled_turns_that_do_not_exist_are_passed_over(store: Store):
    known = asked(store, 1, "出租车起步价多少钱")
    assert store.labels.handle([known, "unknown"]) == 1
    assert store.labels.handle([known]) == 0
    assert store.labels.handled() == {known}
