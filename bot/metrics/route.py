"""`/metrics`: for whoever has the token, or, where none is set, for this machine alone."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.metrics.exposition import Exposition
from bot.wire import PRIVATE, bearer_token, is_secret, json_answer

REFRESH_SECONDS = 5.0
# Any of these was added by a proxy: the request came from elsewhere, although the connection did not.
FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


def metrics_route(app: Sanic, exposition: Exposition, token: str | None) -> None:
    """Serve the series at `/metrics`, and keep what this worker holds up to date.

    A wrong token gets 403: a scraper's operator should see what is wrong. Without a token others than this
    machine get 404, as for any address that is not there.
    """
    admits = _with_token(token) if token else is_local

    @app.get("/metrics")
    async def metrics(request: Request) -> HTTPResponse:
        if not admits(request):
            return (
                json_answer({"error": "forbidden"}, 403)
                if token
                else json_answer({"error": "not found"}, 404)
            )
        content, kind = await asyncio.to_thread(exposition.text, request.headers.get("Accept", ""))
        return HTTPResponse(content, headers=PRIVATE, content_type=kind)

    _keep_fresh(app, exposition)


def is_local(request: Request) -> bool:
    """Tell whether a request comes from this machine itself: no proxy between, no page of another name."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return _is_loopback(request.ip) and _is_loopback(request.headers.get("Host", "").rpartition("@")[2])


def _with_token(token: str) -> Callable[[Request], bool]:
    return lambda request: is_secret(bearer_token(request) or "", token)


def _is_loopback(host: str) -> bool:
    """Tell whether an address or Host header (`127.0.0.1:5005`, `[::1]`, `localhost`) is this machine."""
    if host.startswith("["):
        name = host[1:].partition("]")[0]
    else:
        name = host if host.count(":") > 1 else host.partition(":")[0]
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _keep_fresh(app: Sanic, exposition: Exposition) -> None:
    """Refresh what this worker holds every few seconds: another worker may be asked for it."""
    tasks: list[asyncio.Task[None]] = []

    async def refresh() -> None:
        while True:
            exposition.refresh()
            await asyncio.sleep(REFRESH_SECONDS)

    async def start(app: Any, loop: object) -> None:
        tasks.append(asyncio.get_running_loop().create_task(refresh()))

    async def stop(app: Any, loop: object) -> None:
        for task in tasks:
            task.cancel()

    app.register_listener(start, "after_server_start")
    app.register_listener(stop, "before_server_stop")
