"""Events of the socket.io channel: what a client sends, and replies in the shapes that Rasa clients read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.fields import NAME_LIMIT, BadMessageError, metadata_field, text_field
from bot.replies import Reply

EXPECTED = '消息应是一个 JSON 对象：{"message": "…", "session_id": "…"}'

# What clients of Rasa say by themselves when a chat is opened: intents of a bot that they do not know.
OPENINGS = frozenset({"/greet", "/get_started", "/session_start"})
GREETING = "您好"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One message of a client; without a `session` it belongs to its connection."""

    message: str
    session: str | None
    message_id: str | None
    metadata: dict[str, Any] | None


def session_id(content: object) -> str | None:
    """Return the session that a client names, None where it names none or one that can be no name."""
    named = content.get("session_id") if isinstance(content, dict) else None
    fits = isinstance(named, str) and 0 < len(named) <= NAME_LIMIT and named.isprintable() and named.strip()
    return named if isinstance(named, str) and fits else None


def read_utterance(content: object, metadata_key: str = "metadata") -> Utterance:
    """Return the message in the content of an event.

    Raises:
        BadMessageError: It is no message, or a part of it is no text.
    """
    if not isinstance(content, dict):
        raise BadMessageError(EXPECTED)
    message = text_field(content, "message") or ""
    return Utterance(
        message=GREETING if message.strip() in OPENINGS else message,
        session=session_id(content),
        message_id=text_field(content, "message_id", NAME_LIMIT) or None,
        metadata=metadata_field(_with_parsed(content, metadata_key), metadata_key),
    )


def _with_parsed(content: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the content with metadata that was sent as text of JSON, as Rasa takes it, parsed."""
    value = content.get(key)
    if not isinstance(value, str):
        return content
    try:
        return {**content, key: json.loads(value or "null")}
    except (ValueError, RecursionError):
        return content


def events_of(reply: Reply) -> Iterator[dict[str, Any]]:
    """Yield the events of one reply: text with its quick replies, picture, attachment, then the payload.

    Clients such as rasa-webchat tell the kinds of events by their exact keys and pass over an event with
    others, so the payload is an event of its own, in the place where Rasa sends custom JSON.
    """
    buttons = [
        {"content_type": "text", "title": button["title"], "payload": button["payload"]}
        for button in reply.get("buttons") or ()
    ]
    if text := reply.get("text"):
        yield {"text": text, "quick_replies": buttons} if buttons else {"text": text}
    if image := reply.get("image"):
        yield {"attachment": {"type": "image", "payload": {"src": image}}}
    if attachment := reply.get("attachment"):
        yield {"attachment": attachment}
    if custom := reply.get("custom"):
        yield {"custom": custom}
