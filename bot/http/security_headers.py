"""What every answer tells a browser that it must not do: one table of headers by kind of address.

A route that sets a header itself keeps it (pages: bot/web/assets.py, the console: bot/staff/replies.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from sanic import Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from bot.settings import Settings

A_YEAR = 365 * 86400
# What is no page: nothing in it is run, framed, kept or read by another site.
DATA = {
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# What pages of other hosts load: the script, its modules and styles; OUWEN_WIDGET_ORIGINS says who may.
EMBEDDED = {**DATA, "Cross-Origin-Resource-Policy": "cross-origin"}
KINDS: Mapping[str, Mapping[str, str]] = {
    "/webhooks/widget/": EMBEDDED,
    "/widget.js": EMBEDDED,
    "/": DATA,
}


def headers_of(path: str, public_url: str | None) -> dict[str, str]:
    """Return the headers of an answer at `path`; over https browsers are told to come back by https alone."""
    kind = next((headers for start, headers in KINDS.items() if path.startswith(start)), DATA)
    secure = (public_url or "").startswith("https://")
    return {**kind, "Strict-Transport-Security": f"max-age={A_YEAR}"} if secure else dict(kind)


def add_security_headers(app: Sanic, settings: Settings) -> None:
    """Give every answer of `app`, errors too, the headers of its kind that it does not have."""

    @app.on_response
    async def finish(request: Request, response: BaseHTTPResponse) -> None:
        for name, value in headers_of(request.path, settings.public_url).items():
            response.headers.setdefault(name, value)
