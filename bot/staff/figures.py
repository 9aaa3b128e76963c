"""The figures of a day or of several, for the charts."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.local_time import LOCAL
from bot.settings import Settings
from bot.staff.fields import day_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.store import store_of
from bot.store.figures import Figures
from bot.wire import json_answer

MOST_DAYS = 366


def figures_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/figures?first=…&last=…`."""

    @app.get("/staff/api/figures")
    @staff_only
    async def counted(request: Request) -> HTTPResponse:
        found = await figures_of(request, settings)
        return json_answer(figures_row(found))


async def figures_of(request: Request, settings: Settings) -> Figures:
    """Return the figures of the days that a request names."""
    first, last = asked_days(request)
    return await asyncio.to_thread(store_of(settings).figures, first, last)


def asked_days(request: Request) -> tuple[date, date]:
    """Return the first and the last day that are asked for, today where none is; raises RefusedError."""
    today = datetime.now(LOCAL).date()
    first = day_field(request.args.get("first"), today)
    last = day_field(request.args.get("last"), max(first, today))
    if not 0 <= (last - first).days < MOST_DAYS:
        raise RefusedError("days", first=first, last=last, most=MOST_DAYS)
    return first, last


def figures_row(found: Figures) -> dict[str, Any]:
    """Return the figures as JSON; days are ISO, latencies milliseconds."""
    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "counted_at": datetime.now(LOCAL).isoformat(timespec="seconds"),
        "messages": found.messages,
        "questions": found.questions,
        "senders": found.senders,
        "by_status": found.by_status,
        "by_topic": found.by_topic,
        "by_channel": found.by_channel,
        "by_hour": list(found.by_hour),
        "by_day": {day.isoformat(): count for day, count in found.by_day.items()},
        "latency": {"p50": found.latency.p50, "p95": found.latency.p95, "p99": found.latency.p99},
        "up": found.up,
        "down": found.down,
    }
