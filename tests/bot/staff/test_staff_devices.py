"""Who has logged in before is not kept out by what strangers try, and strangers gain nothing by it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from bot.operation import Operation
from bot.settings import Settings
from bot.staff.devices import KEPT_SECONDS, device_of, new_device
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import FORM, TOKEN, console_app, log_in

NOW = 1_795_250_000.0
SETTINGS = Settings(staff_token=TOKEN)


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[WebServer]:
    settings = replace(SETTINGS, operation=Operation(proxies=1))
    running = WebServer(console_app(f"devices-{abs(hash(request.node.name))}", settings))
    yield running
    running.stop()


def from_address(server: WebServer, token: str, forwarded: str, cookie: str = "") -> int:
    return log_in(server, token, X_Forwarded_For=forwarded, Cookie=cookie).status


def device_cookie(server: WebServer) -> str:
    """The cookie that a login sets beside the one of the session."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", "/staff/login", urlencode({"token": TOKEN}), FORM)
    cookies = connection.getresponse().msg.get_all("set-cookie")
    connection.close()
    assert len(cookies) == 2
    (device,) = [cookie for cookie in cookies if cookie.startswith("ouwen_device=")]
    attributes = {part.strip().lower() for part in device.split(";")[1:]}
    assert attributes == {"path=/staff", "httponly", "samesite=strict", f"max-age={KEPT_SECONDS}"}
    return device.partition(";")[0]


def test_behind_a_proxy_wrong_tokens_of_one_keep_nobody_else_out(server: WebServer) -> None:
    tried = [from_address(server, "wrong", "203.0.113.9") for _ in range(6)]
    assert tried == [401] * 5 + [429]
    assert from_address(server, TOKEN, "203.0.113.10") == 303
    # what it writes before the proxy's word makes it nobody else
    assert from_address(server, TOKEN, "203.0.113.10, 203.0.113.9") == 429


def test_a_whole_ipv6_network_is_one(server: WebServer) -> None:
    tried = [from_address(server, "wrong", f"2001:db8::{n}") for n in range(6)]
    assert tried == [401] * 5 + [429]


def test_a_known_device_gets_in_while_everybody_tries(server: WebServer) -> None:
    cookie = device_cookie(server)
    for number in range(60):
        from_address(server, "wrong", f"198.51.100.{number}")
    assert from_address(server, TOKEN, "203.0.113.77") == 429
    assert from_address(server, TOKEN, "203.0.113.77", cookie) == 303


def test_a_known_device_has_its_own_five_tries(server: WebServer) -> None:
    cookie = device_cookie(server)
    tried = [from_address(server, "wrong", "203.0.113.9", cookie) for _ in range(6)]
    assert tried == [401] * 5 + [429]
    assert from_address(server, TOKEN, "203.0.113.9", cookie) == 429
    assert from_address(server, TOKEN, "203.0.113.9") == 303


def test_a_script_that_is_known_is_not_kept_out_by_others(server: WebServer) -> None:
    def asked(forwarded: str) -> int:
        headers = {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": forwarded}
        return server.call("GET", "/staff/api/session", headers=headers).status

    assert asked("203.0.113.5") == 200
    for number in range(60):
        from_address(server, "wrong", f"198.51.100.{number}")
    assert asked("203.0.113.5") == 200
    assert asked("203.0.113.6") == 429


def test_a_cookie_is_of_its_token_and_its_time() -> None:
    cookie = new_device(TOKEN, NOW)
    name = cookie.partition(".")[0]
    assert device_of(cookie, TOKEN, NOW + KEPT_SECONDS) == name
    assert device_of(cookie, TOKEN, NOW + KEPT_SECONDS + 1) is None
    assert device_of(cookie, TOKEN, NOW - 1) is None
    assert device_of(cookie, "another-token-0123456789", NOW) is None
    assert device_of(cookie.replace(name, "A" * 22), TOKEN, NOW) is None
    assert [device_of(one, TOKEN, NOW) for one in (None, "", "a.b.c", cookie + "0")] == [None] * 4
    assert TOKEN not in cookie


def test_a_login_of_more_than_a_token_is_refused(server: WebServer) -> None:
    assert server.call("POST", "/staff/login", b"token=" + b"a" * 10_000, FORM).status == 413
