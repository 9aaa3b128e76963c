"""The Rasa channel behind the chat page: JSON in, all replies of the turn back."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.recent import RecentTurns
from bot.channels.replies import ReplyChannel
from bot.channels.widget.feedback import add_feedback_routes
from bot.channels.widget.origins import open_to
from bot.channels.widget.pages import add_file_routes
from bot.channels.widget.requests import (
    Incoming,
    RequestRefusedError,
    body_of,
    read_message,
    refusal,
)
from bot.limits.rates import rates_of
from bot.replies import Reply
from bot.settings import Settings
from bot.wire import json_answer
from bot.wording import reply

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]

logger = logging.getLogger(__name__)


class WidgetOutput(ReplyChannel):
    """Collects the replies of one turn of the page."""

    @classmethod
    def name(cls) -> str:
        """Return the name that conversations keep for this channel."""
        return "widget"


class WidgetInput(InputChannel):
    """The channel of the chat page: `messages`, `feedback`, `notice`, the page and its files."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Start with no remembered turns; None reads the settings from the environment."""
        self._settings = settings or Settings.from_environment()
        self._recent: RecentTurns[list[Reply]] = RecentTurns()
        self._rates = rates_of(self._settings)

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
                incoming = read_message(await body_of(request))
            except RequestRefusedError as refused:
                return refusal(refused)
            sender = f"{self.name()} {incoming.sender}"
            if overrun := await self._rates.overrun_by(request, incoming.message, sender):
                told = {"error": overrun.text, "replies": [overrun.reply]}
                return json_answer(told, overrun.status, overrun.headers)
            return json_answer({"replies": await self._replies(on_new_message, incoming)})

        add_feedback_routes(blueprint, self._settings)
        open_to(blueprint, self._settings.widget_origins)
        add_file_routes(blueprint)
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


def _user_message(incoming: Incoming, output: WidgetOutput) -> UserMessage:
    """Return the message as Rasa takes it."""
    return UserMessage(
        incoming.message,
        output,
        incoming.sender,
        input_channel=WidgetInput.name(),
        message_id=incoming.message_id,
    )
