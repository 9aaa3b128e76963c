"""Asks the bot as staff does: any day, with how the message was understood and what was found."""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.replies import ReplyChannel
from bot.explanation import explain
from bot.guard.fitness import plain_text
from bot.replies import Reply, answer_payload, without_explanation
from bot.settings import Settings
from bot.shell.why import confidence_line
from bot.shell.words import name_of, reason_in_words, text
from bot.staff.fields import body_of, day_field, text_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.store.figures import STAFF_CHANNEL
from bot.wire import json_answer

# The bot itself says that a message is too long, beyond OUWEN_MESSAGE_LENGTH.
TEXT_LIMIT = 8000
# console-3f2c… : the conversations of the console, apart from those of residents
SENDER = re.compile(r"console-[0-9a-f]{32}")

WITHOUT_ANSWER = ("not_in_bulletins", "clarify", "out_of_scope", "handoff", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of staff."""

    text: str
    sender: str
    today: str


def asking_routes(app: Sanic, settings: Settings) -> None:
    """Serve `POST /staff/api/ask`."""

    @app.post("/staff/api/ask")
    @staff_only
    async def ask(request: Request) -> HTTPResponse:
        asked = _asked(request, settings)
        return json_answer(await explained(request.app.ctx.agent, asked, settings))


def _asked(request: Request, settings: Settings) -> Asked:
    """Return the question in a request; raises RefusedError where there is none."""
    content = body_of(request)
    sender = text_field(content, "sender", 64) or f"console-{uuid.uuid4().hex}"
    if not SENDER.fullmatch(sender):
        raise RefusedError("sender")
    day = day_field(content.get("today"), settings.today())
    return Asked(
        text=text_field(content, "text", TEXT_LIMIT, needed=True), sender=sender, today=day.isoformat()
    )


async def explained(agent: Any, asked: Asked, settings: Settings) -> dict[str, Any]:
    """Return the replies with the explanation and the time they took, in milliseconds."""
    started = time.perf_counter()
    replies = await replies_to(agent, asked)
    latency_ms = (time.perf_counter() - started) * 1000
    parsed = await agent.parse_message(plain_text(asked.text))
    payload = answer_payload(replies)
    found = await asyncio.to_thread(explain, asked.text, parsed, payload, settings.knowledge())
    told = payload.get("explain") or {}
    return {
        "sender": asked.sender,
        "today": asked.today,
        "replies": [without_explanation(reply) for reply in replies],
        "explain": {
            **told,
            **found,
            "rejected": [{**hit, "reason": reason_in_words(hit.get("reason"))} for hit in found["rejected"]],
            "why_not": why_not(payload),
        },
        "latency_ms": round(latency_ms, 1),
    }


def why_not(payload: dict[str, Any]) -> list[str]:
    """Return why there is no answer, and what it would take: what `/why-not` of the shell says."""
    status = payload.get("status")
    if status not in WITHOUT_ANSWER:
        return []
    told = text("why_status", status=name_of("status", status))
    return [told, confidence_line(payload), text("why_needed", needed=name_of("needed", status))]


async def replies_to(agent: Any, asked: Asked) -> list[Reply]:
    """Return what the bot says to the question."""
    output = ReplyChannel()
    metadata = {"explain": True, "today": asked.today}
    message = UserMessage(asked.text, output, asked.sender, input_channel=STAFF_CHANNEL, metadata=metadata)
    await agent.handle_message(message)
    replies: list[Reply] = output.messages
    return replies
