"""The REST channel: Rasa's wire format, with replies kept whole and every bad request answered.

`POST /webhooks/rest/webhook` takes `{"sender", "message", "input_channel"?, "metadata"?}` and gives
`[{"recipient_id", "text", "custom"?, "buttons"?}, …]`. A request without `sender` is a conversation of
its own: Rasa would give all of them one and the same.
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
from sanic.response import HTTPResponse, json as json_response

from bot.channels.characters import whole_characters
from bot.channels.replies import ReplyChannel
from bot.wording import reply

SENDER_LIMIT = 200
CHANNEL_LIMIT = 40

logger = logging.getLogger(__name__)


class BadMessageError(ValueError):
    """The body is no message; its text tells the sender why."""


class RestInput(InputChannel):
    """Takes one message a request and answers with all replies of the turn."""

    @classmethod
    def name(cls) -> str:
        """Return the name of the channel and of its address."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes `/` and `/webhook`."""
        routes = Blueprint("rest")

        @routes.get("/")
        async def health(request: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                message = read_message(request.body)
            except BadMessageError as error:
                return json_response({"error": str(error)}, status=400, ensure_ascii=False)
            try:
                await on_new_message(message)
            except Exception:
                logger.exception("A message on channel %s failed.", message.input_channel)
                await message.output_channel.send_response(message.sender_id, reply("error"))
            answers = [
                {"recipient_id": message.sender_id, **said} for said in message.output_channel.messages
            ]
            return json_response(answers, ensure_ascii=False)

        return routes


def read_message(body: bytes) -> UserMessage:
    """Return the message in a JSON body; raises `BadMessageError` where there is none."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise BadMessageError('请求不是 JSON。格式：{"sender": "…", "message": "…"}') from None
    if not isinstance(content, dict):
        raise BadMessageError('请求应是一个 JSON 对象：{"sender": "…", "message": "…"}')
    metadata = content.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise BadMessageError("metadata 应是 JSON 对象。")
    return UserMessage(
        _text(content, "message") or "",
        ReplyChannel(),
        _text(content, "sender", SENDER_LIMIT) or uuid.uuid4().hex,
        input_channel=_text(content, "input_channel", CHANNEL_LIMIT) or RestInput.name(),
        metadata=metadata,
    )


def _text(content: dict[str, Any], field: str, limit: int | None = None) -> str | None:
    """Return a text field without half surrogates, None where it is absent."""
    value = content.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadMessageError(f"{field} 应是文字。")
    if limit is not None and len(value) > limit:
        raise BadMessageError(f"{field} 最多 {limit} 个字符。")
    return whole_characters(value)
