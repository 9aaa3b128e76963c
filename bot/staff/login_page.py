"""The login page; it stands where a page is asked for without a session."""

from __future__ import annotations

import re
from html import escape

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.staff.replies import page_of

# /staff/standards   /staff/operator/
CONSOLE_PATH = re.compile(r"/staff/[a-z0-9_/\-]{0,100}")
HOME = "/staff/"


def login_page(request: Request, told: str = "", status: int = 401) -> HTTPResponse:
    """Return the page with the form, `told` above it; after the login it leads to where one wanted to go."""
    wanted = request.path if request.method == "GET" else (request.form or {}).get("next", "")
    return page_of(
        "login.html",
        status,
        base=way_up(request.path),
        told=escape(told),
        hidden="" if told else "hidden",
        next=escape(console_path(wanted)),
    )


def console_path(path: object) -> str:
    """Return `path` if it is a page of the console, else the console's first page: never another site."""
    if isinstance(path, str) and CONSOLE_PATH.fullmatch(path) and "//" not in path and "/login" not in path:
        return path
    return HOME


def way_up(path: str) -> str:
    """Return the way from an address to /staff/: "" from /staff/login, "../" from /staff/operator/."""
    return "../" * (path.count("/") - 2) if path.count("/") > 1 else "staff/"
