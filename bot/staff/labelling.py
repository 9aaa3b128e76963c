"""Questions with what must be answered to them: made from what went wrong, replayed after each change."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text as text_response

from bot.judged_replay import read_reply
from bot.local_time import LOCAL
from bot.replies import tells_notice
from bot.settings import Settings
from bot.staff.asking import Asked, replies_to
from bot.staff.fields import body_of, flag_field, text_field, texts_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.store import store_of
from bot.store.labels import Label
from bot.store.tables import TURN_LENGTH
from bot.wire import json_answer
from knowledge.evaluation.question_set import Expected, JudgedQuestion
from knowledge.evaluation.verdicts import verdict_of

TURN_TEXT = 500
MOST_TURNS = 20
WORDS = 200
MOST_WORDS = 50
NOTE = 1000
JSON_LINES = "application/x-ndjson; charset=utf-8"


def labelling_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/labels`, each label, its trial, and all of them as JSON lines."""
    _editing_routes(app, settings)
    _using_routes(app, settings)


def _editing_routes(app: Sanic, settings: Settings) -> None:
    """Serve the labels: list, add, replace, delete."""

    @app.get("/staff/api/labels")
    @staff_only
    async def listed(request: Request) -> HTTPResponse:
        labels = await asyncio.to_thread(store_of(settings).labels.all)
        return json_answer({"labels": [_shown(label) for label in labels]})

    @app.post("/staff/api/labels")
    @staff_only
    async def add(request: Request) -> HTTPResponse:
        label = read_label(body_of(request))
        return json_answer(_shown(await asyncio.to_thread(store_of(settings).labels.add, label)), 201)

    @app.put("/staff/api/labels/<number:int>")
    @staff_only
    async def replace(request: Request, number: int) -> HTTPResponse:
        label = read_label(body_of(request))
        kept = await asyncio.to_thread(store_of(settings).labels.replace, number, label)
        return json_answer(_shown(_known(kept, number)))

    @app.delete("/staff/api/labels/<number:int>")
    @staff_only
    async def delete(request: Request, number: int) -> HTTPResponse:
        if not await asyncio.to_thread(store_of(settings).labels.delete, number):
            raise RefusedError("no_label", 404, number=number)
        return json_answer({"deleted": number})


def _using_routes(app: Sanic, settings: Settings) -> None:
    """Serve what labels are for: a trial of one, all of them for `ouwen replay`."""

    @app.post("/staff/api/labels/<number:int>/try")
    @staff_only
    async def attempt(request: Request, number: int) -> HTTPResponse:
        label = _known(await asyncio.to_thread(store_of(settings).labels.find, number), number)
        return json_answer(await tried(request.app.ctx.agent, label, settings))

    @app.get("/staff/api/labels.jsonl")
    @staff_only
    async def exported(request: Request) -> HTTPResponse:
        labels = await asyncio.to_thread(store_of(settings).labels.all)
        lines = [json.dumps(question_row(label), ensure_ascii=False) + "\n" for label in reversed(labels)]
        headers = {"Content-Disposition": 'attachment; filename="ouwen-labels.jsonl"'}
        return text_response("".join(lines), headers=headers, content_type=JSON_LINES)


def read_label(content: dict[str, Any]) -> Label:
    """Return the label in a body; raises RefusedError for one by which nothing could be judged."""
    label = Label(
        turns=texts_field(content, "turns", TURN_TEXT, MOST_TURNS),
        answerable=flag_field(content, "answerable"),
        channel=text_field(content, "channel", 64) or "widget",
        topic=text_field(content, "topic", 64),
        must_contain=_groups(content),
        must_not_contain=texts_field(content, "must_not_contain", WORDS, MOST_WORDS),
        cite=texts_field(content, "cite", WORDS, MOST_WORDS),
        note=text_field(content, "note", NOTE),
        turn=text_field(content, "turn", TURN_LENGTH) or None,
    )
    if not label.turns:
        raise RefusedError("label_without_turns")
    if label.answerable and not (label.must_contain or label.cite):
        raise RefusedError("label_without_words")
    return label


def _groups(content: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words of which one must be said each, empty ones left out."""
    groups = content.get("must_contain") or []
    if not isinstance(groups, list) or len(groups) > MOST_WORDS:
        raise RefusedError("texts_field", name="must_contain", limit=WORDS, most=MOST_WORDS)
    found = [texts_field({"must_contain": group}, "must_contain", WORDS, MOST_WORDS) for group in groups]
    return tuple(group for group in found if group)


def question_row(label: Label) -> dict[str, Any]:
    """Return the line of a label as `ouwen replay` and `ouwen evaluate questions` read it."""
    return {
        "id": f"label-{label.id}",
        "channel": label.channel,
        "turns": list(label.turns),
        "topic": label.topic,
        "kind": "label",
        "must_contain": [list(group) for group in label.must_contain],
        "must_not_contain": list(label.must_not_contain),
        "cite": list(label.cite),
        "answerable": label.answerable,
        "note": label.note,
    }


def _shown(label: Label) -> dict[str, Any]:
    """Return a label as the page shows it."""
    made = label.made.astimezone(LOCAL).isoformat(timespec="minutes") if label.made else None
    return {**question_row(label), "number": label.id, "turn": label.turn, "made": made}


def _known(label: Label | None, number: int) -> Label:
    """Return the label; raises RefusedError where there is none."""
    if label is None:
        raise RefusedError("no_label", 404, number=number)
    return label


async def tried(agent: Any, label: Label, settings: Settings) -> dict[str, Any]:
    """Return what the bot says now to the last turn of a label, and whether that is as it should be."""
    sender, today = f"console-{uuid.uuid4().hex}", settings.today().isoformat()
    replies: list[dict[str, Any]] = []
    for turn in label.turns:
        replies = await replies_to(agent, Asked(text=turn, sender=sender, today=today))
    answered = [one for one in replies if not tells_notice(one)]
    reply = read_reply(answered, nlu_ms=0.0, whole_ms=0.0)
    verdict = verdict_of(_question(label), reply)
    status = reply.status.value if reply.status else None
    return {"verdict": verdict.value, "status": status, "text": reply.text}


def _question(label: Label) -> JudgedQuestion:
    """Return the label as evaluation judges it."""
    return JudgedQuestion(
        id=str(label.id),
        channel=label.channel,
        turns=label.turns,
        topic=label.topic,
        kind="label",
        form="",
        answerable=label.answerable,
        expected=Expected(
            must_contain=label.must_contain, must_not_contain=label.must_not_contain, cite=label.cite
        ),
    )
