"""What the page sends: bounded bodies, read strictly; whatever is wrong is refused in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.characters import whole_characters
from bot.errors import BotError
from bot.store.feedback import COMMENT_LIMIT, Reason, Verdict
from bot.wire import bounded_body, json_answer, json_object
from bot.wording import sentences

NAME_LIMIT = 128
_WORDING = Path(__file__).with_name("wording.yml")


class RequestRefusedError(BotError):
    """A request that is no message; `reason` is a key of wording.yml, `status` the HTTP status."""

    def __init__(self, reason: str, status: int = 400) -> None:
        """Refuse with the wording `reason` and the HTTP `status`."""
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message as the page sent it."""

    sender: str
    message: str
    message_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A thumb for a turn as the page sent it."""

    sender: str
    turn: str
    verdict: Verdict
    reason: Reason | None
    comment: str


def read_message(body: bytes) -> Incoming:
    """Return the message in a request body; raises `RequestRefusedError` where the body is none.

    Half surrogates, which JSON can carry and UTF-8 cannot, become U+FFFD in the message.
    """
    fields = _fields(body)
    message = fields.get("message")
    if not isinstance(message, str):
        raise RequestRefusedError("message")
    return Incoming(
        sender=_name(fields, "sender"),
        message=whole_characters(message),
        message_id=None if fields.get("message_id") is None else _name(fields, "message_id"),
    )


def read_vote(body: bytes) -> Vote:
    """Return the vote in a request body; raises `RequestRefusedError` where the body is none."""
    fields = _fields(body)
    comment = fields.get("comment") or ""
    if not isinstance(comment, str) or len(comment) > COMMENT_LIMIT:
        raise RequestRefusedError("comment")
    try:
        verdict = Verdict(fields.get("verdict"))
    except ValueError:
        raise RequestRefusedError("verdict") from None
    try:
        reason = Reason(fields["reason"]) if fields.get("reason") else None
    except ValueError:
        raise RequestRefusedError("reason") from None
    return Vote(
        sender=_name(fields, "sender"),
        turn=_name(fields, "turn"),
        verdict=verdict,
        reason=reason,
        comment=whole_characters(comment).strip(),
    )


def _fields(body: bytes) -> dict[str, Any]:
    """Return the object in a JSON body; raises `RequestRefusedError`."""
    fields = json_object(body)
    if fields is None:
        raise RequestRefusedError("not_json")
    return fields


def _name(fields: dict[str, Any], field: str) -> str:
    """Return a field if it is 1 to 128 printable characters; raises `RequestRefusedError`."""
    value = fields.get(field)
    if isinstance(value, str) and 0 < len(value) <= NAME_LIMIT and value.isprintable() and value.strip():
        return value
    raise RequestRefusedError(field)


async def body_of(request: Request) -> bytes:
    """Return the request body; raises `RequestRefusedError` beyond 64 KB."""
    body = await bounded_body(request)
    if body is None:
        raise RequestRefusedError("too_large", 413)
    return body


def refusal(refused: RequestRefusedError) -> HTTPResponse:
    """Return the answer to a refused request: its sentence and its status."""
    return json_answer({"error": sentences(_WORDING)[refused.reason]}, refused.status)
