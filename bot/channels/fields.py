"""What stands in the JSON of a message: text, names and metadata, each checked before Rasa sees it."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.characters import whole_characters
from bot.errors import BotError

NAME_LIMIT = 200
METADATA_LIMIT = 16_000
# What walks through a conversation later goes down by itself: Python ends that at a thousand levels.
METADATA_DEPTH = 32


class BadMessageError(BotError):
    """What was sent is no message; the text tells the developer of the client why, `status` is HTTP's."""

    def __init__(self, told: str, status: int = 400) -> None:
        """Refuse with what is told."""
        super().__init__(told)
        self.status = status


def text_field(content: dict[str, Any], field: str, limit: int | None = None) -> str | None:
    """Return a text field without half surrogates, None where it is absent.

    Raises:
        BadMessageError: The field is no text or longer than `limit` characters.
    """
    value = content.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadMessageError(f"{field} 应是文字。")
    if limit is not None and len(value) > limit:
        raise BadMessageError(f"{field} 最多 {limit} 个字符。")
    return whole_characters(value)


def metadata_field(content: dict[str, Any], field: str = "metadata") -> dict[str, Any] | None:
    """Return the metadata of a message, None where it has none; it is kept with the conversation.

    Raises:
        BadMessageError: It is no JSON object, or too large or too deep to keep.
    """
    value = content.get(field)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise BadMessageError(f"{field} 应是 JSON 对象。")
    try:
        size = len(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        raise BadMessageError(f"{field} 应是 JSON 对象。") from None
    if size > METADATA_LIMIT:
        raise BadMessageError(f"{field} 最多 {METADATA_LIMIT} 个字符。")
    if not _is_shallow(value, METADATA_DEPTH):
        raise BadMessageError(f"{field} 最多 {METADATA_DEPTH} 层。")
    return value


def _is_shallow(value: Any, levels: int) -> bool:
    """Tell whether a JSON value has at most so many levels of objects and lists."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels >= 0 and all(_is_shallow(one, levels - 1) for one in inner)
