"""`/export`: the conversations as a file that `ouwen replay` reads, or as text for people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from bot.masking import mask_values, masked
from bot.replies import without_explanation
from bot.shell.replies import quote_line
from bot.shell.talk import Chat, Exchange
from bot.shell.words import text

READABLE = frozenset({".md", ".txt"})


def exported(chats: Iterable[Chat], channel: str, path: Path) -> str:
    """Return the content of the file: text where its name says so, else a JSON line a conversation.

    Numbers that name a person are masked, as everywhere where something is kept.
    """
    if path.suffix.lower() in READABLE:
        return "\n".join(_readable(chat) for chat in chats)
    return "".join(json.dumps(_script(chat, channel), ensure_ascii=False) + "\n" for chat in chats)


def _script(chat: Chat, channel: str) -> dict[str, object]:
    """Return a conversation as `ouwen replay` reads it, with the replies and the days beside it."""
    return {
        "id": chat.sender,
        "channel": channel,
        "turns": [masked(exchange.question) for exchange in chat.exchanges],
        "days": [exchange.day.isoformat() for exchange in chat.exchanges],
        "replies": [
            mask_values([without_explanation(reply) for reply in exchange.replies])
            for exchange in chat.exchanges
        ],
    }


def _readable(chat: Chat) -> str:
    """Return a conversation as Markdown that reads as plain text too."""
    return "\n".join(_exchange(exchange) for exchange in chat.exchanges)


def _exchange(exchange: Exchange) -> str:
    lines = [f"**{text('you')}**（{exchange.day.isoformat()}）：{masked(exchange.question)}", ""]
    for reply in exchange.replies:
        if said := reply.get("text"):
            lines += [f"**{text('bot')}**：{masked(str(said))}", ""]
        citations = (reply.get("custom") or {}).get("citations") or ()
        lines += [line for citation in citations for line in (f"> {quote_line(citation)}", "")]
    return "\n".join(lines)
