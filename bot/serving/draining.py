"""How the server stops: who was heard gets an answer, who comes then finds the port closed.

Sanic closes connections that look idle at the moment of the signal, also those whose request lies unread in
the socket: their clients would read "connection reset". Here requests under way, and those that had come
before the port was closed, are answered with `Connection: close`.
"""

from __future__ import annotations

import asyncio
import select
import signal
from typing import Any

from sanic import Sanic
from sanic.http import Stage
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sanic.server.protocols.http_protocol import HttpProtocol

from bot.serving.port import is_tested

# Requests that wait to be accepted are taken for so long before the port is closed.
LAST_CALL_SECONDS = 0.3
# A connection that has asked nothing yet gets so long for its request.
FRESH_SECONDS = 1.0
# Messages of sockets are under way beside any request: their answers are waited for so long.
UNDER_WAY_SECONDS = 4.0


def drain_gently(app: Sanic) -> None:
    """Have the server of `app` answer whom it has heard before it stops."""
    app.ctx.is_draining = False
    app.ctx.port = None

    def close_after_answer(request: Request, response: BaseHTTPResponse) -> None:
        if request.conn_info is not None:
            request.conn_info.ctx.has_asked = True
        if app.ctx.is_draining and request.stream is not None:
            request.stream.keep_alive = False

    async def last_call(*_: object) -> None:
        app.ctx.is_draining = True
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            if loop.remove_signal_handler(number):
                signal.signal(number, signal.SIG_IGN)  # it is stopping already
        await asyncio.sleep(LAST_CALL_SECONDS)
        recorder = app.ctx.agent.recorder
        if recorder is not None and recorder.under_way:
            await asyncio.wait(set(recorder.under_way), timeout=UNDER_WAY_SECONDS)
        if app.ctx.port is not None:
            app.ctx.port.last_call(app)

    app.register_middleware(close_after_answer, "response")
    app.register_listener(last_call, "before_server_stop")
    if is_tested():
        setattr(HttpProtocol, "close_if_idle", _close_if_idle)  # noqa: B010  (a method of another's class)


def is_draining(app: Sanic) -> bool:
    """Tell whether the server has been told to stop: nobody should send it messages any more."""
    return bool(getattr(app.ctx, "is_draining", False))


def _close_if_idle(protocol: Any, *, at_last: bool = False) -> bool:
    """Close a connection that asks nothing, as Sanic does; one whose request is on its way a moment later."""
    http = protocol._http
    if protocol.transport is None or (http is not None and http.stage is not Stage.IDLE):
        return False
    if not at_last and _may_be_asking(protocol):
        protocol.loop.call_later(FRESH_SECONDS, lambda: _close_if_idle(protocol, at_last=True))
        return False
    protocol.close()
    return True


def _may_be_asking(protocol: Any) -> bool:
    """Tell whether a connection has never asked anything, or something unread has come."""
    if protocol.recv_buffer or not getattr(protocol.ctx, "has_asked", False):
        return True
    waiting = select.poll()
    waiting.register(protocol.transport.get_extra_info("socket").fileno(), select.POLLIN)
    return bool(waiting.poll(0))
