"""Tables for Excel: UTF-8 with a mark at the beginning, no cell that Excel takes for a formula."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw

from bot.local_time import LOCAL
from bot.settings import Settings
from bot.staff.figures import asked_days, figures_of
from bot.staff.guards import staff_only
from bot.staff.replies import WORDING
from bot.store import store_of
from bot.store.figures import Figures, day_start
from bot.store.reviews import EXPORTED_AT_ONCE, Review, Selection
from bot.wording import sentences

CSV = "text/csv; charset=utf-8"
# Excel reads UTF-8 as such only behind this mark.
MARK = "\ufeff"
# =1+1 and ＝1+1 begin a formula, so do a tab or a return before it
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TURN_COLUMNS = (
    "at", "channel", "sender", "question", "status", "topic", "region", "text",
    "confidence", "latency_ms", "verdict", "reason", "comment", "turn",
)  # fmt: skip


def export_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/turns.csv` and `/staff/api/figures.csv`, with `first` and `last`."""

    @app.get("/staff/api/turns.csv")
    @staff_only
    async def turns(request: Request) -> HTTPResponse | None:
        first, last = asked_days(request)
        headers = _attachment("turns", first, last)
        stream = await request.respond(content_type=CSV, headers=headers)
        await stream.send(MARK + lines([_names(TURN_COLUMNS)]))
        chosen = Selection(since=day_start(first), until=day_start(last + timedelta(days=1)))
        offset = 0
        while reviews := (await _some(settings, chosen, offset)):
            await stream.send(lines(turn_cells(review) for review in reviews))
            offset += len(reviews)
        await stream.eof()
        return None

    @app.get("/staff/api/figures.csv")
    @staff_only
    async def figures(request: Request) -> HTTPResponse:
        found = await figures_of(request, settings)
        body = MARK + lines(figure_cells(found))
        return raw(body.encode(), content_type=CSV, headers=_attachment("figures", found.first, found.last))


async def _some(settings: Settings, chosen: Selection, offset: int) -> Sequence[Review]:
    """Return the next chosen turns."""
    found = await asyncio.to_thread(store_of(settings).listing, chosen, EXPORTED_AT_ONCE, offset)
    return found.reviews


def lines(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as lines of a table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def cell(value: object) -> object:
    """Return a value as a cell that shows it: what would be a formula is text behind an apostrophe."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def turn_cells(review: Review) -> list[Any]:
    """Return the row of a turn in words, the moment in Wenzhou's time."""
    turn, vote = review.turn, review.feedback
    reason = _name(vote.reason.value) if vote and vote.reason else ""
    return [
        turn.at.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M:%S"),
        _name(turn.channel),
        turn.sender,
        turn.question,
        _name(turn.status),
        _name(turn.topic or ""),
        turn.region,
        turn.text.replace("**", ""),
        turn.confidence,
        turn.latency_ms,
        _name(vote.verdict.value) if vote else "",
        reason,
        vote.comment if vote else "",
        turn.id,
    ]


def figure_cells(found: Figures) -> list[list[Any]]:
    """Return the rows (group, name, number) of the figures."""
    rows: list[list[Any]] = [_names(("group", "name", "number"))]
    whole = {"messages": found.messages, "questions": found.questions, "senders": found.senders}
    whole |= {"up": found.up, "down": found.down}
    latency = {"p50": found.latency.p50, "p95": found.latency.p95, "p99": found.latency.p99}
    hours = {f"{hour:02d}:00": count for hour, count in enumerate(found.by_hour)}
    days = {day.isoformat(): count for day, count in found.by_day.items()}
    groups: dict[str, dict[str, Any]] = {
        "whole": whole,
        "by_status": found.by_status,
        "by_topic": found.by_topic,
        "by_channel": found.by_channel,
        "latency": latency,
        "by_hour": hours,
        "by_day": days,
    }
    for group, numbers in groups.items():
        rows += [[_name(group), _name(name), number] for name, number in numbers.items()]
    return rows


def _name(key: str) -> str:
    """Return what a column, a group or a figure is called, the key where it has no name."""
    return sentences(WORDING).get(f"column_{key}", key)


def _names(keys: Iterable[str]) -> list[str]:
    return [_name(key) for key in keys]


def _attachment(what: str, first: date, last: date) -> dict[str, str]:
    """Return the header by which a browser saves the table under a name of its own."""
    days = first.isoformat() if first == last else f"{first}_{last}"
    return {"Content-Disposition": f'attachment; filename="ouwen-{what}-{days}.csv"'}
