"""Which pages of other hosts may use the chat: the CORS headers of the channel, without credentials."""

from __future__ import annotations

from collections.abc import Collection

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty

A_DAY = 86400
# A route of its own hides the one for any name from the router.
FIXED_PATHS = ("/messages", "/feedback", "/notice")
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": str(A_DAY),
}


def open_to(blueprint: Blueprint, origins: Collection[str]) -> None:
    """Let pages of `origins` (`*`: all) load the modules and send messages; answer their preflights."""

    async def preflight(request: Request, name: str = "") -> HTTPResponse:
        return empty(headers=dict(PREFLIGHT) if _allowed(request, origins) else None)

    for path in (*FIXED_PATHS, "/<name:str>"):
        route = path.strip("/<:>").replace(":", "_")
        blueprint.add_route(preflight, path, methods=["OPTIONS"], name=f"preflight_{route}")

    @blueprint.on_response
    async def mark(request: Request, response: HTTPResponse) -> None:
        mark_origin(request, response, origins)


def mark_origin(request: Request, response: HTTPResponse, origins: Collection[str]) -> None:
    """Put the allowed origin into the headers; an origin that is not listed gets none."""
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if "*" not in origins:
        response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), "Origin"]))
    if allowed := _allowed(request, origins):
        response.headers["Access-Control-Allow-Origin"] = allowed


def _allowed(request: Request, origins: Collection[str]) -> str | None:
    """Return the value of Access-Control-Allow-Origin for the page that asks."""
    if "*" in origins:
        return "*"
    origin = request.headers.get("Origin")
    return origin if origin in origins else None
