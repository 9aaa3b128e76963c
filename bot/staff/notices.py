"""The emergency notice: pinned on all channels, with or without answers beside it, and taken off."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.errors import NoticeError
from bot.settings import Settings
from bot.staff.fields import body_of, flag_field, moment_field, text_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.store import Store, store_of
from bot.store.notices import Notice
from bot.wire import json_answer

# The store says that a notice of more than 500 characters is too long.
TEXT_LIMIT = 5000


def notice_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/notice`: what is pinned, pin, unpin."""

    @app.get("/staff/api/notice")
    @staff_only
    async def pinned(request: Request) -> HTTPResponse:
        return json_answer(await asyncio.to_thread(board, store_of(settings)))

    @app.post("/staff/api/notice")
    @staff_only
    async def pin(request: Request) -> HTTPResponse:
        content, store = body_of(request), store_of(settings)
        text, only = text_field(content, "text", TEXT_LIMIT), flag_field(content, "only")
        until = moment_field(content.get("until"))
        try:
            await asyncio.to_thread(store.notices.pin, text, only, until)
        except NoticeError as error:
            raise RefusedError("notice_refused", told=str(error)) from error
        return json_answer(await asyncio.to_thread(board, store), 201)

    @app.delete("/staff/api/notice")
    @staff_only
    async def unpin(request: Request) -> HTTPResponse:
        store = store_of(settings)
        await asyncio.to_thread(store.notices.unpin)
        return json_answer(await asyncio.to_thread(board, store))


def board(store: Store) -> dict[str, Any]:
    """Return the notice that is pinned, None for none, and all of the last ones, newest first."""
    current = store.notices.current()
    return {
        "current": _row(current) if current else None,
        "history": [_row(notice) for notice in store.notices.history()],
    }


def _row(notice: Notice) -> dict[str, Any]:
    """Return a notice; moments are ISO with their zone."""
    return {**notice.payload(), "ended": notice.ended.isoformat() if notice.ended else None}
