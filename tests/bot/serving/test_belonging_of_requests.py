from types import SimpleNamespace
from typing import Any

import pytest

from bot.serving.belonging import Belonging, name_sockets


def belonging(number: int, count: int = 4) -> Belonging:
    return Belonging(SimpleNamespace(count=count), number)  # type: ignore[arg-type]


def asked(path: str, **query: str) -> Any:
    return SimpleNamespace(path=path, args=query)


@pytest.mark.parametrize(
    "path",
    ["/", "/webhooks/rest/webhook", "/webhooks/widget/messages", "/staffing", "/socket.io/", "/health"],
)
def test_what_has_no_memory_is_answered_where_it_comes_in(path: str):
    assert [belonging(number).owner(asked(path)) for number in range(4)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "request_of_one",
    [
        asked("/staff"),
        asked("/staff/api/session"),
        asked("/webhooks/wechat/webhook", openid="oPvdX6T3kQxZ0v1hJm2cGm3g8b4c"),
        asked("/webhooks/hotline/calls/c-1/turns"),
        asked("/socket.io/", sid="2~8QyM7nYxAAAB"),
    ],
)
def test_what_has_one_belongs_to_the_same_worker_whoever_is_asked(request_of_one: Any):
    owners = {belonging(number).owner(request_of_one) for number in range(4)}
    assert len(owners) == 1
    assert owners <= {0, 1, 2, 3}


def test_residents_are_spread_over_the_workers():
    named = [asked("/webhooks/wechat/", openid=f"o{number}") for number in range(100)]
    assert {belonging(0).owner(request) for request in named} == {0, 1, 2, 3}


@pytest.mark.parametrize("sid", ["", "~", "x~1", "8QyM7nYxAAAB", "99~a"])
def test_a_socket_that_nobody_named_is_refused_by_some_worker(sid: str):
    assert belonging(1).owner(asked("/socket.io/", sid=sid)) in {0, 1, 2, 3}


def test_the_ids_of_sockets_begin_with_the_number_of_their_worker():
    engine = SimpleNamespace(generate_id=lambda: "8QyM7nYxAAAB")
    name_sockets([SimpleNamespace(), SimpleNamespace(sio=SimpleNamespace(eio=engine))], 3)
    assert engine.generate_id() == "3~8QyM7nYxAAAB"
    assert belonging(0).owner(asked("/socket.io/", sid=engine.generate_id())) == 3
