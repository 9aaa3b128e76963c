"""What every server is hardened with: strict reading of HTTP, errors without words of their own, headers."""

from __future__ import annotations

from sanic import Sanic

from bot.http.clean_errors import answer_errors
from bot.http.security_headers import add_security_headers
from bot.http.strict_http import install
from bot.settings import Settings


def harden(app: Sanic, settings: Settings) -> None:
    """Harden `app`; what it takes for a request is said in `bot.http.strict_requests` too."""
    install()
    answer_errors(app)
    add_security_headers(app, settings)
