"""The console on a real socket, with a browser's way of logging in."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from sanic import Sanic

from bot.settings import Settings
from bot.staff.pages import staff_routes
from tests.bot.channels.web_server import Answer, WebServer

TOKEN = "a-token-for-these-tests-0123456789"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def console_app(name: str, settings: Settings | None = None) -> Sanic:
    """The console alone, without a bot behind it."""
    app = Sanic(name, configure_logging=False)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    staff_routes(app, settings or Settings(staff_token=TOKEN))
    return app


def log_in(server: WebServer, token: str = TOKEN, **headers: str) -> Answer:
    """What the login form gets."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.call("POST", "/staff/login", urlencode({"token": token}).encode(), {**FORM, **named})


def cookie_of(answer: Answer) -> str:
    """The session's id in the cookie that the answer sets."""
    found = re.match(r"ouwen_staff=([^;]*)", answer.headers["set-cookie"])
    assert found is not None
    return found[1]


def spelled(path: str) -> str:
    """An address with its Chinese letters as a browser sends them."""
    return quote(path, safe="/?=&%+")


def staff(server: WebServer) -> dict[str, str]:
    """The headers of a logged-in browser: its cookie and its CSRF token."""
    cookie = {"Cookie": f"ouwen_staff={cookie_of(log_in(server))}"}
    csrf = server.call("GET", "/staff/api/session", headers=cookie).json["csrf"]
    return {**cookie, "X-Ouwen-CSRF": csrf}
