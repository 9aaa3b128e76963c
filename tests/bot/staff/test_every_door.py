"""Nothing below /staff is open in the whole server, whichever part it belongs to."""

from pathlib import Path
from types import SimpleNamespace

from bot.launch import make_app
from bot.settings import Settings
from bot.store import store_of
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import TOKEN

OPEN = ("/staff/login", "/staff/files/")


def test_every_route_of_every_part_wants_a_login(tmp_path: Path):
    settings = Settings(staff_token=TOKEN, var=tmp_path)
    agent = SimpleNamespace(processor=None, action_endpoint=None)
    app = make_app(agent, lambda key, number: None, name="every-door", settings=settings)
    routes = [
        (f"/{route.path}", method)
        for route in app.router.routes_all.values()
        if route.path.startswith("staff") and not f"/{route.path}".startswith(OPEN)
        for method in sorted(route.methods)
    ]
    server = WebServer(app)
    try:
        answers = {
            (path, method): server.call(method, filled(path), b"{}" if method != "GET" else None)
            for path, method in routes
        }
    finally:
        server.stop()
        store_of(settings).close()
    assert ("/staff/operator", "GET") in answers or ("/staff/operator/", "GET") in answers
    assert {key: answer.status for key, answer in answers.items() if answer.status != 401} == {}
    assert {answer.headers["cache-control"] for answer in answers.values()} == {"no-store"}


def filled(path: str) -> str:
    """A route's address with something in its places."""
    parts = ["1" if ":int" in part else "x" if part.startswith("<") else part for part in path.split("/")]
    return "/".join(parts)
