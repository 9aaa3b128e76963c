"""Reads what a request of the console says: bodies, days, numbers, texts, each with a bound."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sanic.request import Request

from bot.local_time import local_moment
from bot.staff.replies import RefusedError
from bot.wire import json_object
from knowledge.dates import iso_day


def body_of(request: Request) -> dict[str, Any]:
    """Return the JSON object in the body; raises RefusedError where there is none."""
    content = json_object(request.body)
    if content is None:
        raise RefusedError("not_json")
    return content


def text_field(content: dict[str, Any], name: str, limit: int, *, needed: bool = False) -> str:
    """Return a text field without white space around it, "" where it is absent.

    Raises:
        RefusedError: It is no text, longer than `limit`, or absent though `needed`.
    """
    value = content.get(name)
    text = "" if value is None else value
    if not isinstance(text, str) or len(text) > limit or (needed and not text.strip()):
        raise RefusedError("text_field", name=name, limit=limit)
    return text.encode("utf-8", "replace").decode().strip()


def texts_field(content: dict[str, Any], name: str, limit: int, most: int) -> tuple[str, ...]:
    """Return a list of texts, empty ones left out; raises RefusedError for anything else."""
    value = content.get(name)
    listed = [] if value is None else value
    if not isinstance(listed, list) or len(listed) > most:
        raise RefusedError("texts_field", name=name, limit=limit, most=most)
    found = [text_field({name: one}, name, limit) for one in listed]
    return tuple(text for text in found if text)


def flag_field(content: dict[str, Any], name: str) -> bool:
    """Return a yes or no; raises RefusedError for anything else."""
    value = content.get(name)
    if not isinstance(value, bool):
        raise RefusedError("flag_field", name=name)
    return value


def day_field(value: object, default: date) -> date:
    """Return an ISO day, `default` for none; raises RefusedError for anything else."""
    if value in (None, ""):
        return default
    day = iso_day(value)
    if day is None:
        raise RefusedError("day_field", value=str(value)[:20])
    return day


def moment_field(value: object) -> datetime | None:
    """Return an ISO moment, Wenzhou's time where it names no zone, None for none; raises RefusedError."""
    if value in (None, ""):
        return None
    moment = local_moment(value) if isinstance(value, str) else None
    if moment is None:
        raise RefusedError("moment_field", value=str(value)[:30])
    return moment


def number_field(value: object, default: int, most: int) -> int:
    """Return a whole number from 0 to `most`; raises RefusedError for anything else."""
    if value in (None, ""):
        return default
    if isinstance(value, str) and value.isascii() and value.isdigit() and int(value[:9]) <= most:
        return int(value[:9])
    raise RefusedError("number_field", value=str(value)[:20], most=most)
