"""Lets staff through and nobody else: `@staff_only` for handlers of pages and of JSON."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.errors import BotError
from bot.staff.door import COOKIE, StaffDoor, door_of
from bot.staff.login_page import login_page
from bot.staff.replies import RefusedError, refusal, said
from bot.staff.session import Session
from bot.wire import bearer_token, is_secret, json_answer
from knowledge.errors import KnowledgeError

Handler = Callable[..., Coroutine[Any, Any, HTTPResponse | None]]
READING = ("GET", "HEAD")
CSRF_HEADER = "X-Ouwen-CSRF"

logger = logging.getLogger(__name__)


def staff_only(handler: Handler) -> Handler:
    """Call `handler(request, …)` for staff alone.

    Others get 401: the login page where a page was asked for, JSON elsewhere. A request that changes
    something needs the CSRF token of its session and no foreign origin (403), one too many gets 429.
    What the handler refuses (`RefusedError`) or fails at is answered as JSON.
    """

    @wraps(handler)
    async def guarded(request: Request, *places: Any, **named: Any) -> HTTPResponse | None:
        try:
            admit(request)
            return await handler(request, *places, **named)
        except RefusedError as error:
            if error.status == 401 and wants_page(request):
                return login_page(request)
            return refusal(error)
        except (BotError, KnowledgeError) as error:
            logger.error("The console could not answer %s: %s", request.path, error)
            return json_answer({"error": str(error), "reason": "failed"}, 503)
        except Exception:
            logger.exception("The console failed at %s.", request.path)
            return json_answer({"error": said("failed"), "reason": "failed"}, 500)

    return guarded


def admit(request: Request) -> None:
    """Return when the request is of staff; `request.ctx.staff_session` is its session, None for a script.

    Raises:
        RefusedError: It is not, comes from another site, or is one too many.
    """
    door = door_of(request.app)
    session = request.ctx.staff_session = None if _bears_token(request, door) else _session(request, door)
    caller = session.id if session else f"script {door.address_of(request)}"
    if wait := door.requests.wait(caller):
        raise RefusedError("too_many", 429, wait=wait)
    door.requests.count(caller)
    if session is not None and request.method not in READING:
        check_origin(request, door)
        if not is_secret(request.headers.get(CSRF_HEADER, ""), session.csrf):
            raise RefusedError("csrf", 403)


def check_origin(request: Request, door: StaffDoor) -> None:
    """Return when the request comes from a page of this server, or from no page.

    Raises:
        RefusedError: A browser says that a page of another site sent it.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none"):
        raise RefusedError("foreign", 403)
    known = {request.headers.get("Host", ""), urlsplit(door.public_url or "").netloc}
    if origin is not None and urlsplit(origin).netloc not in known - {""}:
        raise RefusedError("foreign", 403)


def wants_page(request: Request) -> bool:
    """Tell whether a person looks at the answer: an address of a page, read by a browser."""
    accepted = request.headers.get("Accept", "*/*")
    page = request.method in READING and "/api/" not in request.path
    return page and ("text/html" in accepted or "*/*" in accepted)


def _bears_token(request: Request, door: StaffDoor) -> bool:
    """Tell whether the request carries the token as a script does; raises RefusedError for a wrong one."""
    given = bearer_token(request)
    if given is None:
        return False
    address = door.address_of(request)
    if wait := door.wait(address):
        raise RefusedError("too_many_failures", 429, wait=wait)
    if not door.opens(given):
        door.failed(address)
        raise RefusedError("wrong_token", 401)
    door.succeeded(address)
    return True


def _session(request: Request, door: StaffDoor) -> Session:
    """Return the session of the cookie; raises RefusedError where there is none."""
    session = door.sessions.find(request.cookies.get(COOKIE))
    if session is None:
        raise RefusedError("no_session", 401)
    return session
