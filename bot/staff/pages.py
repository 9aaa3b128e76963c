"""The pages of the console and their files; every answer below /staff has strict headers."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, redirect

from bot.settings import Settings
from bot.staff.asking import asking_routes
from bot.staff.browsing import browsing_routes
from bot.staff.door import PREFIX, door_of, open_door
from bot.staff.export import export_routes
from bot.staff.figures import figures_routes
from bot.staff.guards import Handler, staff_only, wants_page
from bot.staff.inbox import inbox_routes
from bot.staff.labelling import labelling_routes
from bot.staff.login import login_routes
from bot.staff.login_page import way_up
from bot.staff.notices import notice_routes
from bot.staff.replies import HEADERS, file_of, page_of, said
from bot.wire import json_answer

PAGES = ("documents", "standards", "inbox", "notice", "figures")
SCRIPTS = (
    "frame.js", "texts.js", "tables.js", "charts.js", "answers.js", "labels.js", "standard_columns.js",
    "asking.js", "documents.js", "standards.js", "inbox.js", "notice.js", "figures.js", "missing.js",
)  # fmt: skip
# Where each file of the pages lies in bot/web.
FILES = {name: f"staff/{name}" for name in ("staff.css", *SCRIPTS)} | {"ouwen.svg": "ouwen.svg"}


def staff_routes(app: Sanic, settings: Settings) -> None:
    """Serve the console of `settings` below `/staff/`; without a token it says how to set one."""
    open_door(app, settings)
    app.register_middleware(_shut, "request")
    app.register_middleware(_finish, "response")
    login_routes(app)
    _file_routes(app)
    _page_routes(app)
    for routes in (asking_routes, browsing_routes, inbox_routes, labelling_routes):
        routes(app, settings)
    for routes in (notice_routes, figures_routes, export_routes):
        routes(app, settings)


def console_page(request: Request, *, name: str, title: str, module: str, status: int = 200) -> HTTPResponse:
    """Return a page of the console; `module` is its script, named from /staff/ (`files/asking.js`)."""
    session = request.ctx.staff_session
    return page_of(
        "console.html",
        status,
        base=way_up(request.path),
        csrf=session.csrf if session else "",
        title=title,
        module=module,
        name=name,
    )


async def _shut(request: Request) -> HTTPResponse | None:
    """Answer everything below /staff with 503 where no token is set."""
    if not _is_console(request) or door_of(request.app).token is not None:
        return None
    if wants_page(request):
        return page_of("shut.html", 503)
    return json_answer({"error": said("shut"), "reason": "shut"}, 503)


async def _finish(request: Request, response: BaseHTTPResponse) -> HTTPResponse | None:
    """Give every answer below /staff its headers: pages, files, JSON and errors."""
    if not _is_console(request):
        return None
    page = await _lost(request) if _is_lost(request, response) else None
    for name, value in HEADERS.items():
        (page or response).headers[name] = value
    return page


def _is_lost(request: Request, response: BaseHTTPResponse) -> bool:
    """Tell whether a person looks for a page that is not there."""
    file = request.path.startswith(f"{PREFIX}/files/")
    return response.status == 404 and wants_page(request) and not file


@staff_only
async def _lost(request: Request) -> HTTPResponse:
    """Return the page of an address that leads nowhere; whoever is not staff gets the login page."""
    return console_page(request, name="missing", title=said("missing"), module="files/missing.js", status=404)


def _is_console(request: Request) -> bool:
    """Tell whether the address belongs to the console."""
    return request.path == PREFIX or request.path.startswith(PREFIX + "/")


def _page_routes(app: Sanic) -> None:
    """Serve the pages to staff; without its last slash the address is sent on to the one with it."""

    @app.get("/staff", name="staff_home")
    @staff_only
    async def home(request: Request) -> HTTPResponse:
        if not request.path.endswith("/"):
            return redirect("staff/", status=308)
        return console_page(request, name="asking", title=said("asking"), module="files/asking.js")

    for place in PAGES:
        app.add_route(_page(place), f"/staff/{place}", methods=["GET"], name=f"staff_{place}")


def _page(place: str) -> Handler:
    """Return the handler of one page."""

    @staff_only
    async def show(request: Request) -> HTTPResponse:
        return console_page(request, name=place, title=said(place), module=f"files/{place}.js")

    return show


def _file_routes(app: Sanic) -> None:
    """Serve the files of the pages; the login page needs them before there is a session."""

    @app.get("/staff/files/<name:str>")
    async def static(request: Request, name: str) -> HTTPResponse:
        if name not in FILES:
            return json_answer({"error": said("no_file"), "reason": "no_file"}, 404)
        return file_of(FILES[name])
