"""Doors with a memory: each of their requests is answered by the worker that remembers what came before.

The kernel gives a connection to any worker. What the console of staff, a WeChat resident, a call or a polling
socket did before is known to one of them, and the others hand such requests on to its own door.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
from sanic.compat import Header
from sanic.response import HTTPResponse

from bot.serving.crowd import Crowd
from bot.wire import RESPONSE_SECONDS, bounded_body

if TYPE_CHECKING:
    from sanic import Sanic
    from sanic.request import Request

# Who asked, as the worker that took the connection saw it; believed at the workers' own doors alone.
PEER = "x-ouwen-peer"
# What belongs to one connection and not to what is sent over it (RFC 9110, 7.6.1).
OF_THE_CONNECTION = frozenset(("connection", "keep-alive", "transfer-encoding", "content-length", "upgrade"))

# /webhooks/hotline/calls/c-1/turns
CALL = re.compile(r"/webhooks/hotline/calls/([^/]+)")
# 1~8QyM7nYxAAAB (the worker's number before what python-engineio made up)
SOCKET = re.compile(r"([0-9]{1,2})~.+")


class Belonging:
    """Tells which worker of a crowd a request belongs to, and asks it."""

    def __init__(self, crowd: Crowd, number: int) -> None:
        """Be the worker `number` of `crowd`."""
        self._crowd = crowd
        self._number = number
        self._ways: dict[int, aiohttp.ClientSession] = {}

    def owner(self, request: Request) -> int:
        """Return the number of the worker that a request belongs to: this one, where any will do."""
        path = request.path
        if path == "/staff" or path.startswith("/staff/"):
            return 0
        if path.startswith("/webhooks/wechat"):
            return self._of(request.args.get("openid"))
        if found := CALL.match(path):
            return self._of(found[1])
        if path.startswith("/socket.io"):
            named = SOCKET.fullmatch(request.args.get("sid") or "")
            return int(named[1]) % self._crowd.count if named else self._number
        return self._number

    async def hand_on(self, request: Request) -> HTTPResponse | None:
        """Answer a request as the worker that it belongs to answers it, None for this one's own."""
        if _is_inside(request):
            assert request.conn_info is not None
            request.conn_info.client_ip = request.headers.get(PEER, "")
            return None
        owner = self.owner(request)
        if owner == self._number or request.headers.get("upgrade"):
            return None
        body = await _body(request)
        if body is None:
            return HTTPResponse(status=413)
        return await self._asked(owner, request, body)

    async def close(self) -> None:
        """Let the ways to the others go."""
        for way in self._ways.values():
            await way.close()

    async def _asked(self, owner: int, request: Request, body: bytes) -> HTTPResponse:
        """Return the answer of the worker `owner`; 503 where it is being replaced."""
        headers = [(name, value) for name, value in request.headers.items() if _goes_on(name)]
        asked = self._way(owner).request(
            request.method, f"http://worker{request.raw_url.decode('latin-1')}", data=body or None,
            headers=[*headers, (PEER, request.ip or "")], allow_redirects=False,
        )  # fmt: skip
        try:
            async with asked as answer:
                content = await answer.read()
        except (aiohttp.ClientError, OSError, TimeoutError):
            return HTTPResponse(status=503, headers={"Retry-After": "1"})
        said = Header([(name, value) for name, value in answer.headers.items() if _goes_on(name)])
        kind = said.pop("content-type", None)
        return HTTPResponse(content, status=answer.status, headers=said, content_type=kind)

    def _way(self, owner: int) -> aiohttp.ClientSession:
        """Return the connections to another worker; what it sends stays as it is, cookies are not kept."""
        if owner not in self._ways:
            self._ways[owner] = aiohttp.ClientSession(
                connector=aiohttp.UnixConnector(path=self._crowd.path(owner)),
                timeout=aiohttp.ClientTimeout(total=RESPONSE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
            )
        return self._ways[owner]

    def _of(self, name: str | None) -> int:
        """Return the worker of a resident or call, this one where none is named; the same in all workers."""
        return zlib.crc32(name.encode()) % self._crowd.count if name else self._number


def join(app: Sanic, crowd: Crowd, number: int) -> None:
    """Have `app` answer as the worker `number` of `crowd`; called before it has other middleware."""
    belonging = Belonging(crowd, number)
    app.register_middleware(belonging.hand_on, "request")

    async def begin(app: Any, loop: Any) -> None:
        loop.add_reader(crowd.life, app.stop)

    async def end(app: Any, loop: Any) -> None:
        loop.remove_reader(crowd.life)
        await belonging.close()

    app.register_listener(begin, "after_server_start")
    app.register_listener(end, "before_server_stop")


def name_sockets(channels: Iterable[Any], number: int) -> None:
    """Have python-engineio put the number of the worker before the ids of its connections."""
    for engine in (channel.sio.eio for channel in channels if getattr(channel, "sio", None)):
        engine.generate_id = partial(_numbered, engine.generate_id, number)


def _numbered(made_up: Callable[[], str], number: int) -> str:
    return f"{number}~{made_up()}"


def _is_inside(request: Request) -> bool:
    """Tell whether a request came in at a worker's own door: that has a path for its address."""
    return request.conn_info is not None and isinstance(request.conn_info.sockname, str)


async def _body(request: Request) -> bytes | None:
    """Return the body, read by now or (of a route that streams) not yet; None where it is too long."""
    return request.body or await bounded_body(request)


def _goes_on(name: str) -> bool:
    return name.lower() not in OF_THE_CONNECTION and name.lower() != PEER
