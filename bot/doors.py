"""Every way into the bot: which channels and pages a server has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.hotline.channel import HotlineInput
from bot.channels.hotline.operator import operator_routes
from bot.channels.hotline.twilio_voice import TwilioHotlineInput
from bot.channels.rest import RestInput
from bot.channels.socket import SocketInput
from bot.channels.wechat.channel import WeChatInput
from bot.channels.widget import WidgetInput, page_routes
from bot.http.hardening import harden
from bot.reader.routes import reader_routes
from bot.settings import Settings
from bot.staff.pages import staff_routes

if TYPE_CHECKING:
    from rasa.core.channels.channel import InputChannel
    from sanic import Sanic

    from bot.reader.library import Library


def channels_of(settings: Settings) -> list[InputChannel]:
    """Return the channels that listen at `/webhooks/<name>/`."""
    return [
        RestInput(settings),
        SocketInput(settings),
        WidgetInput(settings),
        WeChatInput(settings),
        HotlineInput(settings),
        TwilioHotlineInput(settings),
    ]


def add_pages(app: Sanic, settings: Settings, library: Library) -> None:
    """Add the pages that are no channels, such as the chat at `/`, and what hardens every answer."""
    app.ctx.agent.message_length = settings.operation.message_length
    harden(app, settings)
    page_routes(app, settings.widget_origins, library)
    staff_routes(app, settings)
    operator_routes(app, settings)
    reader_routes(app, library, settings.public_url)
