"""Requests whose head says plainly where their body ends; others are refused before anything is read.

Sanic 21.12 takes `Content-Length: -5` for a length and then reads without end, in the one loop that serves
everybody. A body that two heads tell of differently is what smuggles requests past a proxy (RFC 9112, 6.3).
"""

from __future__ import annotations

import re
from typing import Any

from sanic.exceptions import InvalidUsage
from sanic.request import Request

CONTENT_LENGTH = "content-length"
TRANSFER_ENCODING = "transfer-encoding"

# 256
LENGTH = re.compile(r"[0-9]{1,15}")


class StrictRequest(Request):
    """A request that is refused with 400 where its head does not say how long its body is.

    HEAD is answered as GET is, without the body, which Sanic leaves off: `curl -I` and monitors ask so.
    """

    # Sanic's own request has slots; a subclass without them would take whatever is written to it.
    __slots__ = ()

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take what Sanic makes requests of; raises InvalidUsage for a head that is unclear."""
        super().__init__(*given, **named)
        lengths = [value.strip() for value in self.headers.getall(CONTENT_LENGTH, [])]
        codings = self.headers.getall(TRANSFER_ENCODING, [])
        if len(lengths) + len(codings) > 1:
            raise InvalidUsage("The length of the body is told more than once")
        if not all(LENGTH.fullmatch(length) for length in lengths):
            raise InvalidUsage("Content-Length is not a number of bytes")
        if not all(coding == "chunked" for coding in codings):
            raise InvalidUsage("Transfer-Encoding is not chunked")
        if self.method == "HEAD":
            self.method = "GET"
