"""The channel behind the chat page: messages, feedback, the pinned notice, and the page with its files."""

from bot.channels.widget.channel import WidgetInput
from bot.channels.widget.pages import page_routes

__all__ = ["WidgetInput", "page_routes"]
