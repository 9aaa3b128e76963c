from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.hotline.requests import (
    Event,
    RequestRefusedError,
    StartRequest,
    TurnRequest,
    read,
)
from bot.settings import Settings
from tests.bot.channels.hotline.hotline_server import FakeBot, HotlineServer

TOKEN = "a-token-of-the-platform-0123456789"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HotlineServer]:
    settings = Settings(var=tmp_path_factory.mktemp("guarded"), hotline_token=TOKEN)
    running = HotlineServer(settings, FakeBot())
    yield running
    running.web.stop()


def test_a_turn_is_read_with_its_alternatives() -> None:
    turn = read(
        TurnRequest,
        '{"turn_id":"1","transcript":"瑞安","confidence":1,"alternatives":[{"transcript":"锐安"}]}'.encode(),
    )
    assert (turn.event, turn.transcript, turn.confidence) == (Event.SPEECH, "瑞安", 1.0)
    assert [one.transcript for one in turn.alternatives or []] == ["锐安"]
    assert read(StartRequest, b"") == StartRequest()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{", None),
        (b"[]", None),
        (b'{"turn_id": NaN}', None),
        (b"[" * 50_000, None),
        (b"{}", "turn_id"),
        (b'{"turn_id": 7, "transcript": ""}', "turn_id"),
        (b'{"turn_id": "a\\n", "transcript": ""}', "turn_id"),
        (b'{"turn_id": "1"}', "transcript"),
        (b'{"turn_id": "1", "event": "dtmf"}', "digits"),
        (b'{"turn_id": "1", "event": "dtmf", "digits": "1;2"}', "digits"),
        (b'{"turn_id": "1", "event": "cough"}', "event"),
        (b'{"turn_id": "1", "event": null, "transcript": ""}', "event"),
        (b'{"turn_id": "1", "transcript": "", "confidence": 1.5}', "confidence"),
        (b'{"turn_id": "1", "transcript": "", "confidence": true}', "confidence"),
        (b'{"turn_id": "1", "transcript": "", "alternatives": {}}', "alternatives"),
        (b'{"turn_id": "1", "transcript": "", "alternatives": [{}]}', "alternatives.transcript"),
        (
            b'{"turn_id": "1", "transcript": "", "alternatives": [{"transcript": "a", "confidence": -1}]}',
            "alternatives.confidence",
        ),
    ],
)
def test_a_wrong_turn_is_refused_by_its_field(body: bytes, field: str | None) -> None:
    with pytest.raises(RequestRefusedError) as caught:
        read(TurnRequest, body)
    assert (caught.value.status, caught.value.field) == (400, field)
    assert (field or "JSON").split(".")[-1] in str(caught.value)


def test_half_surrogates_are_replaced() -> None:
    turn = read(TurnRequest, b'{"turn_id": "1", "transcript": "a\\ud83d"}')
    assert turn.transcript == "a\ufffd"


def test_without_the_token_nothing_is_served(guarded: HotlineServer) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        answer = guarded.post("/calls", {}, headers)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert TOKEN not in answer.text
        assert guarded.get("/calls/c", headers).status == 401
    assert guarded.post("/calls", {}, {"Authorization": f"Bearer {TOKEN}"}).status == 200
    assert guarded.get("/").status == 200


def test_an_unknown_call_and_a_huge_body_are_refused(guarded: HotlineServer) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    for name in ("none", "%E4%B8%AD", "a%2Fb", "x" * 129):
        assert guarded.get(f"/calls/{name}", bearer).status == 404
        assert guarded.post(f"/calls/{name}/turns", {"turn_id": "1", "transcript": "a"}, bearer).status == 404
        assert guarded.post(f"/calls/{name}/end", {}, bearer).status == 404
    big = {"sender": "s", "message": "长" * 40_000}
    assert guarded.post("/webhook", big, bearer).status == 413
