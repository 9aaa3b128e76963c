"""The chat page and its files: at the root of the server and below the address of the channel."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.channels.widget.origins import mark_origin
from bot.channels.widget.requests import RequestRefusedError, refusal
from bot.web.assets import asset, asset_response, page

if TYPE_CHECKING:
    from bot.reader.library import Library

PREFIX = "webhooks/widget/"


def page_routes(app: Sanic, origins: Collection[str] = ("*",), library: Library | None = None) -> None:
    """Serve the chat page at `/` of `app`, and at `/widget.js` the script that puts it into other pages.

    The chat tells a resident how far `library` reaches.
    """
    app.ctx.library = library

    @app.get("/")
    async def root(request: Request) -> HTTPResponse:
        return asset_response(request, page(base=PREFIX))

    @app.get("/widget.js")
    async def script(request: Request) -> HTTPResponse:
        answer = _file(request, "widget.js")
        mark_origin(request, answer, origins)
        return answer


def add_file_routes(blueprint: Blueprint) -> None:
    """Serve the page and its files below the address of the channel too."""

    @blueprint.get("/")
    async def front(request: Request) -> HTTPResponse:
        return _front(request)

    @blueprint.get("/<name:str>")
    async def static(request: Request, name: str) -> HTTPResponse:
        # The router takes the address with its last slash for a file without a name.
        return _file(request, name) if name else _front(request)


def _front(request: Request) -> HTTPResponse:
    """Return the chat page; without its last slash the address is sent on to the one with it."""
    if not request.path.endswith("/"):
        return redirect("widget/", status=308)
    return asset_response(request, page(base=""))


def _file(request: Request, name: str) -> HTTPResponse:
    """Return a static file of the page, or 404."""
    found = asset(name)
    return asset_response(request, found) if found else refusal(RequestRefusedError("no_file", 404))
