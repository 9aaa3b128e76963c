"""Bodies, secrets and answers as every door takes and gives them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.wire import bearer_token, is_secret, json_answer, json_object


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"a"', b"{", b'{"n": NaN}', b'{"n": -Infinity}', b"\xff", b"[" * 9999]
)
def test_what_is_no_json_object_is_none(body):
    assert json_object(body) is None


def test_a_json_object_is_read():
    assert json_object('{"message": "瑞安"}'.encode()) == {"message": "瑞安"}


@pytest.mark.parametrize(
    ("header", "token"),
    [("Bearer abc", "abc"), ("bearer  abc ", "abc"), ("Basic abc", None), ("Bearer", ""), ("", None)],
)
def test_the_token_of_a_header(header, token):
    assert bearer_token(SimpleNamespace(headers={"Authorization": header})) == token


@pytest.mark.parametrize("given", ["", "secre", "secret ", "sécret", "\ud800"])
def test_no_other_word_is_the_secret(given):
    assert not is_secret(given, "secret")
    assert is_secret("secret", "secret")


def test_an_answer_is_kept_by_no_cache_and_readable():
    answer = json_answer({"url": "/公报"}, 401, {"WWW-Authenticate": "Bearer"})
    assert answer.body == '{"url":"/公报"}'.encode()
    assert answer.status == 401
    assert dict(answer.headers) == {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "WWW-Authenticate": "Bearer",
    }
