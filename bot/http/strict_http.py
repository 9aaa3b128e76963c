"""Sanic's reading of HTTP, with a clean 4xx for what it stumbles over: no traceback, no endless wait.

Sanic 21.12 fails at an address that is not ASCII or none at all, waits without end for a head that comes
a byte at a time (each byte begins its time-out anew) and for a client that sends on and reads nothing, logs a
traceback where the rest of a refused body is broken, fails at HEAD of a streamed answer and at a WebSocket
without its key, and calls a body that nobody reads an error of the server. `install` puts this class in the
place of Sanic's own, for every app of the process; other versions of Sanic keep theirs.
"""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import sanic
from sanic.exceptions import InvalidUsage, RequestTimeout, SanicException
from sanic.http import Http, Stage
from sanic.log import error_logger
from sanic.server.protocols import http_protocol

VERSION = "21.12."
# From its first byte on, a head and a body each have so long to come.
HEAD_SECONDS = 10.0
BODY_SECONDS = 20.0
# A part of an answer waits so long for a client that has not read those before it.
UNREAD_SECONDS = 20.0
# A WebSocket's key is 16 bytes in base64 (RFC 6455, 4.1): dGhlIHNhbXBsZSBub25jZQ==
SOCKET_KEY = re.compile(r"[A-Za-z0-9+/]{22}==")
# <Request: GET /health> body not consumed.
UNREAD_BODY = "body not consumed."

logger = logging.getLogger(__name__)


def install() -> None:
    """Have Sanic read HTTP with `StrictHttp`; nothing changes for versions that this was not written for."""
    if sanic.__version__.startswith(VERSION):
        http_protocol.Http = StrictHttp  # type: ignore[attr-defined]
        error_logger.addFilter(_is_failure)


def _is_failure(record: logging.LogRecord) -> bool:
    """Tell whether an error of Sanic's is one: a GET with a body, which anybody may send, is answered."""
    return not str(record.msg).endswith(UNREAD_BODY)


class StrictHttp(Http):
    """One connection; what is no request is answered with 4xx and the connection closed."""

    __slots__ = ()

    def __init__(self, protocol: Any) -> None:
        """Serve the connection of a protocol."""
        super().__init__(protocol)  # type: ignore[no-untyped-call]
        self._send = self._send_in_time

    async def http1(self) -> None:
        """Serve the requests of a connection; the broken rest of a refused body ends it quietly."""
        try:
            await super().http1()  # type: ignore[no-untyped-call]
        except SanicException as error:
            logger.debug("A connection ended: %s", error)

    async def http1_request_header(self) -> None:
        """Receive a head in time and read it; raises InvalidUsage for one that is none."""
        late = None if b"\r\n\r\n" in self.recv_buffer else self._end_after(HEAD_SECONDS, Stage.REQUEST)
        try:
            await super().http1_request_header()  # type: ignore[no-untyped-call]
        except Exception as error:
            # What Sanic answers an error with would stumble over the same address once more.
            self.url = None
            if isinstance(error, SanicException):
                raise
            raise InvalidUsage("Bad Request") from None
        finally:
            if late is not None:
                late.cancel()
        self.request.conn_info = self.protocol.conn_info
        self._check_socket()
        if self.request_body and self._is_incomplete():
            self._end_after(BODY_SECONDS, Stage.HANDLER)

    async def head_response_ignored(  # type: ignore[override]
        self, data: bytes, end_stream: bool
    ) -> None:
        """Leave the body out of an answer to HEAD; Sanic's own cannot be awaited."""
        Http.head_response_ignored(self, data, end_stream)

    async def _send_in_time(self, data: bytes) -> None:
        """Send when the client is ready; one that reads nothing is cut off, whatever it sends meanwhile."""
        protocol: Any = self.protocol
        late = None
        if not protocol._can_write.is_set() and protocol._task is not None:
            late = protocol.loop.call_later(UNREAD_SECONDS, protocol._task.cancel)
        try:
            await protocol.send(data)
        finally:
            if late is not None:
                late.cancel()

    def create_empty_request(self) -> None:
        """Make the request that an unreadable one is answered for; Sanic's own knows no connection."""
        super().create_empty_request()
        self.request.conn_info = self.protocol.conn_info

    def _check_socket(self) -> None:
        """Refuse what asks for a WebSocket and brings no key for it."""
        headers = self.request.headers
        if self.upgrade_websocket and not (
            SOCKET_KEY.fullmatch(headers.getone("sec-websocket-key", ""))
            and headers.getone("sec-websocket-version", "") == "13"
            and "upgrade" in headers.getone("connection", "").lower()
        ):
            raise InvalidUsage("The WebSocket handshake is incomplete")

    def _is_incomplete(self) -> bool:
        """Tell whether more of the body is still to come than lies in the buffer."""
        if self.request_body == "chunked":
            return b"\r\n0\r\n" not in self.recv_buffer
        return len(self.recv_buffer) < (self.request_bytes_left or 0)

    def _end_after(self, seconds: float, stage: Stage) -> asyncio.TimerHandle:
        """End the request in `seconds` if it is still at `stage`, with its body unread where it has one."""
        begun = self.request

        def end() -> None:
            waits = stage is Stage.REQUEST or (self.request is begun and self.request_body)
            if self.stage is stage and waits and self.protocol._task is not None:
                self.exception = RequestTimeout("Request Timeout")
                self.protocol._task.cancel()

        loop: Any = self.protocol.loop
        timer: asyncio.TimerHandle = loop.call_later(seconds, end)
        return timer
