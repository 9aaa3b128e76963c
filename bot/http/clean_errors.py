"""Errors as JSON that says what HTTP says and nothing else: no traceback, no word of the request."""

from __future__ import annotations

import logging
from http import HTTPStatus

from sanic import Sanic
from sanic.exceptions import SanicException, ServiceUnavailable
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.errors import DatabaseAwayError
from bot.store.writing import is_outage
from bot.wire import json_answer

FAILED, UNAVAILABLE = 500, 503
RETRY_SECONDS = "10"

logger = logging.getLogger(__name__)


def answer_errors(app: Sanic) -> None:
    """Answer every error of `app` as JSON; those that are nobody's fault outside are logged."""

    @app.exception(SanicException)  # type: ignore[no-untyped-call]
    async def refused(request: Request, error: SanicException) -> HTTPResponse:
        status = getattr(error, "status_code", None) or FAILED
        # Sanic says so too where a client has gone away.
        if status >= FAILED and not isinstance(error, ServiceUnavailable):
            logger.error("%s could not be served: %s", _route_of(request), error, exc_info=error)
        return error_answer(status, getattr(error, "headers", None))

    @app.exception(Exception)  # type: ignore[no-untyped-call]
    async def failed(request: Request, error: Exception) -> HTTPResponse:
        if isinstance(error, DatabaseAwayError) or is_outage(error):
            logger.error("%s waits for the database.", _route_of(request))
            return error_answer(UNAVAILABLE, {"Retry-After": RETRY_SECONDS})
        logger.error("%s failed.", _route_of(request), exc_info=error)
        return error_answer(FAILED)


def _route_of(request: Request) -> str:
    """Return the route as it is declared: an address that was asked may hold anything."""
    return str(request.uri_template or "An address without a route")


def error_answer(status: int, headers: dict[str, str] | None = None) -> HTTPResponse:
    """Return an error in the fields that Sanic gives: description, status, message."""
    phrase = HTTPStatus(status).phrase
    return json_answer({"description": phrase, "status": status, "message": phrase}, status, headers)
