"""Requests whose head says plainly who is asked and where the body ends; others are refused unread.

Sanic 21.12 takes `Content-Length: -5` for a length and then reads without end, in the one loop that serves
everybody. A body that two heads tell of differently is what smuggles requests past a proxy (RFC 9112, 6.3).
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

from sanic.exceptions import InvalidUsage
from sanic.request import Request, RequestParameters

MOST_HEADERS = 100
MOST_FIELDS = 100
FORM = "application/x-www-form-urlencoded"

CONTENT_LENGTH = "content-length"
TRANSFER_ENCODING = "transfer-encoding"

# 256
LENGTH = re.compile(r"[0-9]{1,15}")
# X-Forwarded-For
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# a value with \x00 in it
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
# ask.example.gov.cn   127.0.0.1:5005   [::1]:5005
HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


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
        self._check_names()
        if self.method == "HEAD":
            self.method = "GET"

    @property
    def form(self) -> RequestParameters:
        """Return the fields of a form in the body; Sanic's own logs a traceback for a broken one."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = self.body.decode("utf-8", "replace") if kind == FORM else ""
        try:
            return RequestParameters(parse_qs(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
        except ValueError:
            raise InvalidUsage("The form has too many fields") from None

    def _check_names(self) -> None:
        """Refuse a head with too many headers, with names or values that are none, or without its host."""
        if len(self.headers) > MOST_HEADERS:
            raise InvalidUsage("Too many headers")
        if not all(
            NAME.fullmatch(name) and not CONTROL.search(value) for name, value in self.headers.items()
        ):
            raise InvalidUsage("A header is malformed")
        hosts = self.headers.getall("host", [])
        # Sanic makes a request of its own, without any head, to answer one that it could not read.
        needed = 1 if self.head and self.version != "1.0" else 0
        if not needed <= len(hosts) <= 1 or not all(HOST.fullmatch(host) for host in hosts):
            raise InvalidUsage("Host is not one name")
