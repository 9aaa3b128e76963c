"""The Rasa channel behind the chat page: JSON in, all replies of the turn back, and the page itself."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json as json_response, redirect

from bot.channels.characters import whole_characters
from bot.channels.recent import RecentTurns
from bot.channels.replies import Reply, ReplyChannel
from bot.errors import BotError
from bot.web.assets import asset, asset_response, page
from bot.wording import reply, sentences

BODY_LIMIT = 64 * 1024
NAME_LIMIT = 128
PREFIX = "webhooks/widget/"
_WORDING = Path(__file__).with_name("wording.yml")

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]

logger = logging.getLogger(__name__)


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


class WidgetOutput(ReplyChannel):
    """Collects the replies of one turn of the page."""

    @classmethod
    def name(cls) -> str:
        """Return the name that conversations keep for this channel."""
        return "widget"


class WidgetInput(InputChannel):
    """The channel of the chat page: `POST messages`, the page at its root and its static files."""

    def __init__(self) -> None:
        """Start with no remembered turns."""
        self._recent: RecentTurns[list[Reply]] = RecentTurns()

    @classmethod
    def name(cls) -> str:
        """Return the name in credentials and in the address `/webhooks/widget`."""
        return "widget"

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; `on_new_message` runs one turn of the bot."""
        blueprint = Blueprint("widget")

        @blueprint.post("/messages", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            try:
                incoming = read_message(await _body(request))
            except RequestRefusedError as refused:
                return _json({"error": sentences(_WORDING)[refused.reason]}, refused.status)
            return _json({"replies": await self._replies(on_new_message, incoming)})

        @blueprint.get("/")
        async def front(request: Request) -> HTTPResponse:
            return _front(request)

        @blueprint.get("/<name:str>")
        async def static(request: Request, name: str) -> HTTPResponse:
            # The router takes the address with its last slash for a file without a name.
            return _file(request, name) if name else _front(request)

        return blueprint

    async def _replies(self, on_new_message: OnNewMessage, incoming: Incoming) -> list[Reply]:
        """Return the replies of the turn, one polite sentence when there are none or it failed."""

        async def turn() -> list[Reply]:
            output = WidgetOutput()
            await on_new_message(_user_message(incoming, output))
            replies: list[Reply] = output.messages
            return replies

        try:
            if incoming.message_id is None:
                replies = await turn()
            else:
                replies = await self._recent.once((incoming.sender, incoming.message_id), turn)
        except Exception:
            logger.exception("A turn of the widget failed.")
            return [reply("error")]
        return replies or [reply("error")]


def page_routes(app: Sanic) -> None:
    """Serve the chat page at `/` of `app` as well, and the script that embeds it at `/widget.js`."""

    @app.get("/")
    async def root(request: Request) -> HTTPResponse:
        return asset_response(request, page(base=PREFIX))

    @app.get("/widget.js")
    async def script(request: Request) -> HTTPResponse:
        return _file(request, "widget.js")


def _front(request: Request) -> HTTPResponse:
    """Return the chat page; without its last slash the address is sent on to the one with it."""
    if not request.path.endswith("/"):
        return redirect("widget/", status=308)
    return asset_response(request, page(base=""))


def _file(request: Request, name: str) -> HTTPResponse:
    """Return a static file of the page, or 404."""
    found = asset(name)
    return asset_response(request, found) if found else _json({"error": sentences(_WORDING)["no_file"]}, 404)


def read_message(body: bytes) -> Incoming:
    """Return the message in a request body; raises `RequestRefusedError` where the body is none.

    Half surrogates, which JSON can carry and UTF-8 cannot, become U+FFFD in the message.
    """
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestRefusedError("not_json") from None
    if not isinstance(fields, dict):
        raise RequestRefusedError("not_json")
    message = fields.get("message")
    if not isinstance(message, str):
        raise RequestRefusedError("message")
    return Incoming(
        sender=_name(fields.get("sender"), "sender"),
        message=whole_characters(message),
        message_id=None if fields.get("message_id") is None else _name(fields["message_id"], "message_id"),
    )


def _name(value: object, reason: str) -> str:
    """Return `value` if it is 1 to 128 printable characters; raises `RequestRefusedError`."""
    if isinstance(value, str) and 0 < len(value) <= NAME_LIMIT and value.isprintable() and value.strip():
        return value
    raise RequestRefusedError(reason)


async def _body(request: Request) -> bytes:
    """Return the request body of at most 64 KB, without reading more than that into memory."""
    assert request.stream is not None, "the route is not declared as a stream"
    parts: list[bytes] = []
    size = 0
    while part := await request.stream.read():
        size += len(part)
        if size > BODY_LIMIT:
            raise RequestRefusedError("too_large", 413)
        parts.append(part)
    return b"".join(parts)


def _user_message(incoming: Incoming, output: WidgetOutput) -> UserMessage:
    """Return the message as Rasa takes it."""
    return UserMessage(
        incoming.message,
        output,
        incoming.sender,
        input_channel=WidgetInput.name(),
        message_id=incoming.message_id,
    )


def _json(content: dict[str, Any], status: int = 200) -> HTTPResponse:
    """Return a JSON response that no cache keeps and no browser takes for a page."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return json_response(content, status=status, headers=headers)
