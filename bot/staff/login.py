"""Into the console and out of it: the form, the session cookie, the logout."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.staff.devices import COOKIE as DEVICE_COOKIE, KEPT_SECONDS, device_of, new_device
from bot.staff.door import COOKIE, StaffDoor, door_of
from bot.staff.guards import check_origin, staff_only
from bot.staff.login_page import console_path, login_page, way_up
from bot.staff.replies import RefusedError, refusal
from bot.staff.session import IDLE_SECONDS, Session
from bot.wire import json_answer

LOGIN_BODY_LIMIT = 8 * 1024


def login_routes(app: Sanic) -> None:
    """Serve `/staff/login`, `/staff/logout` and `/staff/api/session`."""

    @app.get("/staff/login")
    async def form(request: Request) -> HTTPResponse:
        return login_page(request, status=200)

    @app.post("/staff/login")
    async def enter(request: Request) -> HTTPResponse:
        try:
            return _welcome(request, _log_in(request, door_of(request.app)))
        except RefusedError as error:
            return _refused(request, error)

    @app.post("/staff/logout")
    @staff_only
    async def leave(request: Request) -> HTTPResponse:
        if request.ctx.staff_session is not None:
            door_of(request.app).sessions.close(request.ctx.staff_session)
        response = json_answer({"left": True})
        _set_cookie(response, "", door_of(request.app))
        response.cookies[COOKIE]["max-age"] = 0
        return response

    @app.get("/staff/api/session")
    @staff_only
    async def session(request: Request) -> HTTPResponse:
        found = request.ctx.staff_session
        return json_answer({"csrf": found.csrf if found else None, "idle_seconds": IDLE_SECONDS})


def _log_in(request: Request, door: StaffDoor) -> Session:
    """Return a new session for the token in the body; raises RefusedError for a wrong one."""
    check_origin(request, door)
    if len(request.body) > LOGIN_BODY_LIMIT:
        raise RefusedError("too_large", 413)
    address = door.address_of(request)
    device = device_of(request.cookies.get(DEVICE_COOKIE), door.token)
    if wait := door.wait(address, device):
        raise RefusedError("too_many_failures", 429, wait=wait)
    if not door.opens(_given_token(request)):
        door.failed(address, device)
        raise RefusedError("wrong_token", 401)
    door.succeeded(address)
    if before := door.sessions.find(request.cookies.get(COOKIE)):
        door.sessions.close(before)
    return door.sessions.open()


def _given_token(request: Request) -> str:
    """Return the token of the form or of the JSON body; never one in the address."""
    if request.content_type.startswith("application/json"):
        try:
            content = request.json
        except Exception:
            raise RefusedError("not_json") from None
        token = content.get("token") if isinstance(content, dict) else None
    else:
        token = request.form.get("token") if request.form else None
    return token if isinstance(token, str) else ""


def _welcome(request: Request, session: Session) -> HTTPResponse:
    """Return the answer to a login that succeeded, with the cookie of the session."""
    if request.content_type.startswith("application/json"):
        response = json_answer({"csrf": session.csrf})
    else:
        wanted = console_path(request.form.get("next"))
        response = redirect(way_up(request.path) + wanted.removeprefix("/staff/") or "./", status=303)
    door = door_of(request.app)
    assert door.token is not None, "somebody has shown it"
    _set_cookie(response, new_device(door.token), door, DEVICE_COOKIE)
    response.cookies[DEVICE_COOKIE]["max-age"] = KEPT_SECONDS
    _set_cookie(response, session.id, door)
    return response


def _refused(request: Request, error: RefusedError) -> HTTPResponse:
    """Return the form again with what was wrong, JSON to a script."""
    if request.content_type.startswith("application/json"):
        return refusal(error)
    response = login_page(request, str(error), error.status)
    if error.wait:
        response.headers["Retry-After"] = str(error.wait)
    return response


def _set_cookie(response: HTTPResponse, value: str, door: StaffDoor, name: str = COOKIE) -> None:
    """Put the session's id (or the device) into a cookie that no script reads and no other site sends."""
    response.cookies[name] = value
    cookie = response.cookies[name]
    cookie["path"] = door.cookie_path
    cookie["httponly"] = True
    cookie["samesite"] = "Strict"
    if door.secure:
        cookie["secure"] = True
