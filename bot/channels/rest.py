"""The REST channel: Rasa's wire format, with replies kept whole and every bad request answered.

`POST /webhooks/rest/webhook` takes `{"sender", "message", "message_id"?, "input_channel"?, "metadata"?}` and
gives `[{"recipient_id", "text", "custom"?, "buttons"?}, …]`; with `?stream=true` the same replies one JSON
line each, as Rasa streams them. A request without `sender` is a conversation of its own: Rasa would give all
of them one and the same. A message that is sent again with its `message_id` gets the replies it got.
"""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, text as text_response

from bot.channels.fields import NAME_LIMIT, BadMessageError, metadata_field, text_field
from bot.channels.recent import RecentTurns
from bot.channels.replies import ReplyChannel
from bot.limits.rates import Overrun, rates_of
from bot.replies import Reply
from bot.settings import Settings
from bot.wire import MESSAGE_BODY_LIMIT, PRIVATE, json_answer, json_object
from bot.wording import reply

CHANNEL_LIMIT = 40

logger = logging.getLogger(__name__)


class RestOutput(ReplyChannel):
    """Collects the replies of one request.

    `input_channel` is the client's word and goes on to the dialogue; counted is the door it came by, so that
    nobody hides among the questions of staff or puts a name of its own into the figures.
    """

    door = "rest"


class RestInput(InputChannel):
    """Takes one message a request and answers with all replies of the turn."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Start with no remembered turns; None reads the settings from the environment."""
        self._rates = rates_of(settings or Settings.from_environment())
        self._recent: RecentTurns[list[Reply]] = RecentTurns()

    @classmethod
    def name(cls) -> str:
        """Return the name of the channel and of its address."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes `/` and `/webhook`."""
        routes = Blueprint("rest")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return json_answer({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                message, is_named = read_message(request.body)
            except BadMessageError as error:
                return json_answer({"error": str(error)}, error.status)
            sender = f"rest {message.sender_id}"
            if overrun := await self._rates.overrun_by(request, message.text or "", sender):
                return _told(overrun, message.sender_id)
            answers = await self._answers(on_new_message, message, is_named)
            return _streamed(answers) if _wants_stream(request) else json_answer(answers)

        return routes

    async def _answers(
        self, on_new_message: Callable[[UserMessage], Awaitable[Any]], message: UserMessage, is_named: bool
    ) -> list[Reply]:
        """Return the replies of the turn with their recipient; those of the first time to a repeated one."""

        async def turn() -> list[Reply]:
            await on_new_message(message)
            said: list[Reply] = message.output_channel.messages
            return said

        try:
            key = (message.sender_id, message.message_id)
            replies = await self._recent.once(key, turn) if is_named else await turn()
        except Exception:
            logger.exception("A message on channel %s failed.", message.input_channel)
            replies = [*message.output_channel.messages, reply("error")]
        return [{"recipient_id": message.sender_id, **said} for said in replies]


def read_message(body: bytes) -> tuple[UserMessage, bool]:
    """Return the message in a JSON body and whether its client named it with a `message_id`.

    Raises:
        BadMessageError: The body is no message.
    """
    if len(body) > MESSAGE_BODY_LIMIT:
        raise BadMessageError("请求太大了，最多 64 KB。", 413)
    content = json_object(body)
    if content is None:
        raise BadMessageError('请求应是一个 JSON 对象：{"sender": "…", "message": "…"}')
    named = text_field(content, "message_id", NAME_LIMIT) or None
    message = UserMessage(
        text_field(content, "message") or "",
        RestOutput(),
        text_field(content, "sender", NAME_LIMIT) or uuid.uuid4().hex,
        input_channel=text_field(content, "input_channel", CHANNEL_LIMIT) or RestInput.name(),
        message_id=named,
        metadata=metadata_field(content),
    )
    message.is_named = named is not None
    return message, named is not None


def _told(overrun: Overrun, sender: str) -> HTTPResponse:
    """Return what is said to a message too many, in the shape of replies: 429 says when to come again."""
    reply = {"recipient_id": sender, **overrun.reply}
    return json_answer([reply], overrun.status, overrun.headers)


def _wants_stream(request: Request) -> bool:
    """Tell whether the address asks for `?stream=true`, in the spellings that Rasa takes."""
    return str(request.args.get("stream", "")).lower() == "true"


def _streamed(answers: list[Reply]) -> HTTPResponse:
    """Return the replies as Rasa's stream has them: a JSON object a line."""
    lines = "".join(json.dumps(answer) + "\n" for answer in answers)
    return text_response(lines, headers=PRIVATE, content_type="text/event-stream")
