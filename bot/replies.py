"""Replies as every channel gives them: text, buttons and the payload of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.wording import NOTICE

Reply = dict[str, Any]


def tells_notice(reply: Reply) -> bool:
    """Tell whether a reply only tells the pinned notice: the answer comes after it."""
    return (reply.get("custom") or {}).get("status") == NOTICE


def answer_payload(replies: Sequence[Reply]) -> dict[str, Any]:
    """Return the payload of the answer: that of the last reply with one, a notice comes before it."""
    payloads: list[Reply] = [reply for reply in replies if reply.get("custom")]
    told = [reply for reply in payloads if not tells_notice(reply)]
    latest: dict[str, Any] = (told or payloads or [{"custom": {}}])[-1]["custom"]
    return latest


def without_explanation(reply: Reply) -> Reply:
    """Return the reply as residents get it, without the hits and timings that staff asked for."""
    if "explain" not in (reply.get("custom") or {}):
        return reply
    return {**reply, "custom": {name: part for name, part in reply["custom"].items() if name != "explain"}}
