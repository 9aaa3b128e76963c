from __future__ import annotations

from typing import Any

import pytest

from bot.settings import Settings
from bot.store import Store, store_of
from bot.store.feedback import Reason, Verdict
from tests.bot.channels.web_server import WebServer
from tests.bot.made_turns import made_turn

FEEDBACK = "/webhooks/widget/feedback"
NOTICE = "/webhooks/widget/notice"
HELD = {"issues": 2, "newest": "2020年第6期"}
VOTE = {"sender": "s1", "turn": "t1", "verdict": "down", "reason": "outdated", "comment": " 早就调整了 "}


@pytest.fixture
def store(settings: Settings) -> Store:
    """The store of the server, with one turn of s1."""
    opened = store_of(settings)
    if opened.turns.find("t1") is None:
        opened.turns.add(made_turn("t1", sender="s1", message_id="m1", question="瑞安最低工资", text="答"))
    return opened


def test_a_vote_is_stored_with_its_reason(server: WebServer, store: Store) -> None:
    answer = server.post(FEEDBACK, VOTE)
    assert (answer.status, answer.json) == (200, {"stored": True})
    kept = store.feedback.of("t1")
    assert kept is not None
    assert (kept.verdict, kept.reason, kept.comment) == (Verdict.DOWN, Reason.OUTDATED, "早就调整了")


def test_a_second_vote_replaces_the_first(server: WebServer, store: Store) -> None:
    server.post(FEEDBACK, VOTE)
    assert server.post(FEEDBACK, {"sender": "s1", "turn": "t1", "verdict": "up"}).status == 200
    kept = store.feedback.of("t1")
    assert kept is not None
    assert (kept.verdict, kept.reason, kept.comment) == (Verdict.UP, None, "")


@pytest.mark.parametrize("change", [{"sender": "s2"}, {"turn": "t2"}])
def test_a_vote_on_a_turn_of_somebody_else_is_not_stored(
    server: WebServer, store: Store, change: dict[str, str]
) -> None:
    answer = server.post(FEEDBACK, {**VOTE, **change})
    assert answer.status == 404
    assert "没有找到" in answer.json["error"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"verdict": "sideways"}, "verdict"),
        ({"verdict": None}, "verdict"),
        ({"verdict": ["up"]}, "verdict"),
        ({"reason": "because"}, "reason"),
        ({"reason": 7}, "reason"),
        ({"comment": "长" * 501}, "comment"),
        ({"comment": {"a": 1}}, "comment"),
        ({"turn": ""}, "turn"),
        ({"turn": None}, "turn"),
        ({"turn": "t" * 129}, "turn"),
        ({"sender": 5}, "sender"),
    ],
)
def test_a_wrong_vote_is_refused(server: WebServer, change: dict[str, Any], error: str) -> None:
    answer = server.post(FEEDBACK, {**VOTE, **change})
    assert answer.status == 400
    assert error in answer.json["error"]


def test_an_overlong_or_broken_body_is_refused(server: WebServer) -> None:
    assert server.call("POST", FEEDBACK, b"x" * 70000).status == 413
    assert server.call("POST", FEEDBACK, b"[]").status == 400


def test_without_issues_none_is_named(bare_server: WebServer) -> None:
    assert bare_server.get(NOTICE).json == {"notice": None, "held": None}


def test_the_pinned_notice_is_told(server: WebServer, store: Store) -> None:
    assert server.get(NOTICE).json == {"notice": None, "held": HELD}
    pinned = store.notices.pin("台风红色预警，请勿外出", only=True)
    try:
        answer = server.get(NOTICE)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json["held"] == HELD
        assert answer.json["notice"] == {
            "id": pinned.id,
            "text": "台风红色预警，请勿外出",
            "since": pinned.since.isoformat(),
            "until": None,
            "only": True,
        }
    finally:
        store.notices.unpin()
