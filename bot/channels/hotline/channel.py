"""The Rasa channel of the hotline: JSON of a telephone platform in, what a voice says out.

`POST calls` begins a call, `POST calls/{call_id}/turns` is one turn of it, `POST calls/{call_id}/end` ends
it, `GET calls/{call_id}` tells how it stands; `POST webhook` takes Rasa's `{"sender", "message"}`. The
whole of it stands in docs/hotline.openapi.yaml.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any
from urllib.parse import unquote

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from bot.channels.hotline.answers import OnNewMessage
from bot.channels.hotline.desk import Bot, Desk
from bot.channels.hotline.requests import (
    CALL_ID,
    EndRequest,
    MessageRequest,
    RequestRefusedError,
    StartRequest,
    TurnRequest,
    read,
)
from bot.limits.addresses import address_of
from bot.settings import REPOSITORY, Settings
from bot.wire import MESSAGE_BODY_LIMIT, PRIVATE, bearer_token, is_secret, json_answer

OPENAPI = REPOSITORY / "docs" / "hotline.openapi.yaml"
_YAML = "application/yaml; charset=utf-8"
_CALL_ID = re.compile(CALL_ID)

Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]

logger = logging.getLogger(__name__)


class HotlineInput(InputChannel):
    """The channel of telephone platforms."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Serve with `settings`, those of the environment when None."""
        self._settings = settings or Settings.from_environment()
        self._desk = Desk(self._settings, self.name())

    @classmethod
    def name(cls) -> str:
        """Return the name in credentials and in the address `/webhooks/hotline`."""
        return "hotline"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """Return the channel with the settings of the environment."""
        return cls()

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; `on_new_message` runs one turn of the bot."""
        routes = Blueprint("hotline")
        desk, guarded = self._desk, self._guarded
        unknown = None if self._settings.hotline_token else self._settings

        @routes.post("/calls")
        @guarded
        async def start(request: Request) -> HTTPResponse:
            await desk.close_idle()
            return _json(await desk.start(read(StartRequest, _body(request))))

        @routes.post("/calls/<call_id:str>/turns")
        @guarded
        async def turn(request: Request, call_id: str) -> HTTPResponse:
            bot = bot_of(request, on_new_message, unknown)
            said = desk.turn(_named(call_id), read(TurnRequest, _body(request)), bot)
            return _json(await whole(said))

        @routes.post("/calls/<call_id:str>/end")
        @guarded
        async def end(request: Request, call_id: str) -> HTTPResponse:
            return _json(await desk.end(_named(call_id), read(EndRequest, _body(request)).reason))

        @routes.get("/calls/<call_id:str>")
        @guarded
        async def view(request: Request, call_id: str) -> HTTPResponse:
            return _json(await desk.view(_named(call_id)))

        @routes.post("/webhook")
        @guarded
        async def message(request: Request) -> HTTPResponse:
            asked = read(MessageRequest, _body(request))
            bot = bot_of(request, on_new_message, unknown)
            said = desk.message(asked, call_of(asked.sender), bot)
            return _json(await whole(said))

        _plain_routes(routes)
        return routes

    def _guarded(self, handler: Handler) -> Handler:
        """Call `handler` for whoever has the token, and answer what is refused."""

        @wraps(handler)
        async def answer(request: Request, *places: Any, **named: Any) -> HTTPResponse:
            try:
                self._admit(request)
                return await handler(request, *places, **named)
            except RequestRefusedError as refused:
                wrong = {"field": refused.field} if refused.field else {}
                return _json({"error": str(refused), **wrong}, refused.status)

        return answer

    def _admit(self, request: Request) -> None:
        """Refuse a request without the token, where one is set."""
        token = self._settings.hotline_token
        if token is None:
            return
        if not is_secret(bearer_token(request) or "", token):
            raise RequestRefusedError("token", status=401)


def call_of(sender: str) -> str:
    """Return the call of a chat: the sender itself, or a name made of it where it cannot be one."""
    if _CALL_ID.fullmatch(sender):
        return sender
    return f"sender-{hashlib.sha256(sender.encode()).hexdigest()[:32]}"


def _plain_routes(routes: Blueprint) -> None:
    """Serve what needs no token: health and the description of the interface."""

    @routes.get("/")
    async def health(request: Request) -> HTTPResponse:
        return _json({"status": "ok"})

    @routes.get("/openapi.yaml")
    async def openapi(request: Request) -> HTTPResponse:
        return raw(OPENAPI.read_bytes(), content_type=_YAML, headers=PRIVATE)


def _named(call_id: str) -> str:
    """Return the id in an address; raises RequestRefusedError where no call can have it."""
    name = unquote(call_id)
    if not _CALL_ID.fullmatch(name):
        raise RequestRefusedError("unknown_call", status=404)
    return name


def _body(request: Request) -> bytes:
    """Return the body of at most 64 KB."""
    body: bytes = request.body
    if len(body) > MESSAGE_BODY_LIMIT:
        raise RequestRefusedError("too_large", status=413)
    return body


def bot_of(request: Request, on_new_message: OnNewMessage, unknown: Settings | None) -> Bot:
    """Return the bot of the server; whoever showed no secret is `unknown` and limited by its address."""
    return Bot(
        on_new_message=on_new_message,
        understand=request.app.ctx.agent.parse_message,
        address=address_of(request, unknown.operation.proxies) if unknown else None,
    )


async def whole(turn: Awaitable[dict[str, Any]]) -> dict[str, Any]:
    """Return what a turn gives; the turn goes on when the platform goes away, so that a retry finds it."""
    return await asyncio.shield(asyncio.ensure_future(turn))


def _json(content: dict[str, Any], status: int = 200) -> HTTPResponse:
    """Return JSON; a 401 says what it wants, as HTTP has it."""
    return json_answer(content, status, {"WWW-Authenticate": "Bearer"} if status == 401 else None)
