"""What every server is hardened with: strict reading of HTTP, errors without words of their own, headers."""

from __future__ import annotations

from sanic import Sanic

from bot.clean_errors import answer_errors
from bot.security_headers import add_security_headers
from bot.settings import Settings
from bot.strict_http import install


def harden(app: Sanic, settings: Settings) -> None:
    """Harden `app`; what it takes for a request is said in `bot.strict_requests` too."""
    install()
    answer_errors(app)
    add_security_headers(app, settings)
