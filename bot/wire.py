"""What every door does with HTTP: bounded bodies, JSON, secrets, answers that no cache keeps."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, json as json_response

# The server takes no larger body and waits no longer for an answer.
BODY_LIMIT = 256 * 1024
RESPONSE_SECONDS = 20
# A message with all that comes with it is smaller than this.
MESSAGE_BODY_LIMIT = 64 * 1024
# An answer to one person: no cache keeps it, no browser takes it for something else.
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def json_answer(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """Return `content` as JSON with its Chinese readable, for one person alone."""
    return json_response(
        content,
        status=status,
        headers={**PRIVATE, **(headers or {})},
        ensure_ascii=False,
        escape_forward_slashes=False,
    )


def json_object(body: bytes) -> dict[str, Any] | None:
    """Return the JSON object in a body, None where it holds anything else; NaN and Infinity are no JSON."""
    try:
        content = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


async def bounded_body(request: Request, limit: int = MESSAGE_BODY_LIMIT) -> bytes | None:
    """Return the body of a streamed request, None beyond `limit` bytes: no more than that is ever held."""
    assert request.stream is not None, "the route is not declared as a stream"
    parts: list[bytes] = []
    size = 0
    while part := await request.stream.read():
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)


def bearer_token(request: Request) -> str | None:
    """Return what stands behind `Authorization: Bearer`, None where there is no such header."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def is_secret(given: str, secret: str) -> bool:
    """Tell whether `given` is the secret; the time taken does not depend on where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _refuse_constant(name: str) -> float:
    """Refuse NaN and Infinity, which Python's reader would take."""
    raise ValueError(name)
