"""`POST feedback`: what a resident thinks of an answer; `GET notice`: what is pinned and what is held."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.widget.requests import RequestRefusedError, Vote, body_of, read_vote, refusal
from bot.limits.rates import rates_of
from bot.settings import Settings
from bot.store import store_of
from bot.wire import json_answer

if TYPE_CHECKING:
    from bot.reader.library import Library

logger = logging.getLogger(__name__)


def add_feedback_routes(blueprint: Blueprint, settings: Settings) -> None:
    """Add both routes to the channel; the store of `settings` is opened by the first request."""
    rates = rates_of(settings)

    @blueprint.post("/feedback", stream=True)
    async def feedback(request: Request) -> HTTPResponse:
        try:
            vote = read_vote(await body_of(request))
            if overrun := await rates.overrun_by(request, "", f"vote {vote.sender}"):
                return json_answer({"error": overrun.text}, overrun.status, overrun.headers)
            await _keep(settings, vote)
        except RequestRefusedError as refused:
            return refusal(refused)
        return json_answer({"stored": True})

    @blueprint.get("/notice")
    async def notice(request: Request) -> HTTPResponse:
        try:
            found = await asyncio.to_thread(lambda: store_of(settings).notices.current())
        except Exception:
            # A page without the notice is better than no page.
            logger.exception("The notice could not be read.")
            found = None
        held = await asyncio.to_thread(_held, getattr(request.app.ctx, "library", None))
        return json_answer({"notice": found.payload() if found else None, "held": held})


def _held(library: Library | None) -> dict[str, Any] | None:
    """Return how many issues are held and the newest one, such as 2020年第6期; None where there is none."""
    try:
        issues = library.issues() if library else ()
    except Exception:
        logger.exception("The issues that are held could not be found.")
        return None
    return {"issues": len(issues), "newest": issues[0].name} if issues else None


async def _keep(settings: Settings, vote: Vote) -> None:
    """Store the vote; raises `RequestRefusedError` where that failed or its turn is another sender's."""

    def store() -> bool:
        feedback = store_of(settings).feedback
        return feedback.add(vote.sender, vote.turn, vote.verdict, vote.reason, vote.comment)

    try:
        stored = await asyncio.to_thread(store)
    except Exception as error:
        logger.exception("A vote could not be stored.")
        raise RequestRefusedError("not_stored", 503) from error
    if not stored:
        raise RequestRefusedError("no_turn", 404)
