"""The operator's view: calls followed live, with the answer, its sources and what can be copied."""

from __future__ import annotations

import asyncio
import uuid
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

from rasa.core.channels.channel import UserMessage
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.channels.hotline.answers import HotlineOutput, answered
from bot.channels.hotline.channel import HotlineInput
from bot.channels.hotline.desk import Desk
from bot.channels.hotline.sms import sms_of
from bot.channels.hotline.state import Shown
from bot.channels.hotline.words import say
from bot.channels.hotline.written import particulars_of
from bot.settings import Settings
from bot.staff.guards import staff_only
from bot.staff.pages import console_page
from bot.staff.replies import file_of
from bot.store.calls import CallRow, Calls, CallTurn
from bot.wire import json_answer, json_object

PREFIX = "/staff/operator"
# Calls that ended longer ago are no longer listed.
LISTED = timedelta(hours=12)
# A request for news is answered after this long at the latest, well before the server gives it up.
WAIT_SECONDS = 12.0
FILES = ("operator.js", "transcript.js", "copying.js", "operator.css")


def operator_routes(app: Sanic, settings: Settings) -> None:
    """Serve the view below `/staff/operator/`; the door of the staff console is open before."""
    _page_routes(app)
    _call_routes(app, settings)

    @app.post(f"{PREFIX}/api/ask", name="operator_ask")
    @staff_only
    async def ask(request: Request) -> HTTPResponse:
        limit = settings.operation.message_length
        question = _question(request.body, limit)
        if question is None:
            return json_answer({"error": say("operator_question", limit=limit)}, 400)
        output = HotlineOutput("staff")
        sender = f"operator-{uuid.uuid4().hex}"
        message = UserMessage(question, output, sender, input_channel="staff")
        await request.app.ctx.agent.handle_message(message)
        answer = answered(output.messages)
        reply = {"speech": answer.speech, "display": answer.text, "custom": answer.payload}
        return json_answer({"reply": reply, "copies": _copies(reply, settings)})


def _page_routes(app: Sanic) -> None:
    """Serve the page and its files."""

    @app.get(PREFIX, name="operator_page")
    @staff_only
    async def page(request: Request) -> HTTPResponse:
        if not request.path.endswith("/"):
            return redirect("operator/", status=308)
        title = say("operator_title")
        return console_page(request, name="operator", title=title, module="operator/files/operator.js")

    @app.get(f"{PREFIX}/files/<name:str>", name="operator_file")
    @staff_only
    async def static(request: Request, name: str) -> HTTPResponse:
        if name not in FILES:
            return json_answer({"error": say("operator_no_file")}, 404)
        return file_of(f"operator/{name}")


def _call_routes(app: Sanic, settings: Settings) -> None:
    """Serve the list of calls, one call, and the news of all calls."""
    desk = Desk(settings, HotlineInput.name())

    @app.get(f"{PREFIX}/api/calls", name="operator_calls")
    @staff_only
    async def calls(request: Request) -> HTTPResponse:
        await desk.close_idle()
        kept = desk.store.calls
        last = await asyncio.to_thread(kept.last_number)
        rows = await asyncio.to_thread(kept.recent, datetime.now(timezone.utc) - LISTED)
        return json_answer({"calls": [_call(row) for row in rows], "last": last})

    @app.get(f"{PREFIX}/api/calls/<call_id:str>", name="operator_call")
    @staff_only
    async def one(request: Request, call_id: str) -> HTTPResponse:
        kept = desk.store.calls
        row = await asyncio.to_thread(kept.find, call_id)
        if row is None:
            return json_answer({"error": say("operator_no_call")}, 404)
        turns = await asyncio.to_thread(kept.turns, call_id)
        return json_answer({"call": _call(row), "turns": [_turn(turn, settings) for turn in turns]})

    @app.get(f"{PREFIX}/api/news", name="operator_news")
    @staff_only
    async def news(request: Request) -> HTTPResponse:
        after = request.args.get("after", "0")
        number = int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0
        kept = desk.store.calls
        turns = await _turns_after(kept, number)
        names = dict.fromkeys(turn.call_id for turn in turns)
        rows = [await asyncio.to_thread(kept.find, name) for name in names]
        return json_answer(
            {
                "calls": [_call(row) for row in rows if row],
                "turns": [_turn(turn, settings) for turn in turns],
                "last": turns[-1].id if turns else number,
            }
        )


async def _turns_after(calls: Calls, number: int) -> list[CallTurn]:
    """Return the turns after `number`, waiting for the next one where there is none yet."""
    loop, news = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(news.set)

    with calls.watched(wake):
        turns = await asyncio.to_thread(calls.after, number)
        if turns:
            return turns
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(news.wait(), WAIT_SECONDS)
        return await asyncio.to_thread(calls.after, number)


def _call(row: CallRow) -> dict[str, Any]:
    """Return a call for the list."""
    exchanges = row.state.get("exchanges") or []
    return {
        **particulars_of(row),
        "handed": row.state.get("handed"),
        "asked": exchanges[-1]["asked"] if exchanges else "",
    }


def _turn(turn: CallTurn, settings: Settings) -> dict[str, Any]:
    """Return a turn with what can be copied from it."""
    return {
        "number": turn.id,
        "call_id": turn.call_id,
        "at": turn.at.isoformat(),
        "heard": turn.heard,
        "reply": {name: part for name, part in turn.reply.items() if name != "ssml"},
        "copies": _copies(turn.reply, settings),
    }


def _copies(reply: dict[str, Any], settings: Settings) -> dict[str, str]:
    """Return the answer, the citation and the short message of a reply, as they are copied."""
    payload, display = reply.get("custom") or {}, reply.get("display") or ""
    if not payload.get("citations"):
        return {"answer": display} if display else {}
    source = say("operator_source")
    lines = display.splitlines()
    return {
        "answer": "\n".join(line for line in lines if not line.startswith(source)),
        "citation": "\n".join(line for line in lines if line.startswith(source)),
        "sms": sms_of(Shown(text=display, payload=payload), settings.public_url).text,
    }


def _question(body: bytes, limit: int) -> str | None:
    """Return the question in a body, None where there is none of 1 to `limit` characters."""
    question = (json_object(body) or {}).get("question")
    if not isinstance(question, str) or not 0 < len(question.strip()) <= limit:
        return None
    return question
