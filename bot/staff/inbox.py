"""What residents were not helped with: clustered, with the conversations, and marked when dealt with."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.settings import Settings
from bot.staff.fields import body_of, flag_field, number_field, text_field, texts_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.store import Store, store_of
from bot.store.clusters import CLUSTERED_LIMIT, Cluster, clusters_of
from bot.store.feedback import Feedback, Verdict
from bot.store.figures import STAFF_CHANNEL
from bot.store.reviews import Review, Selection
from bot.store.tables import TURN_LENGTH
from bot.wire import json_answer

# What may be looked through; `down` are the answers with a thumb down.
KINDS = ("not_in_bulletins", "clarify", "out_of_scope", "error", "handoff", "down")
DAYS = 7
MOST_DAYS = 3650
TURNS_SHOWN = 20
CONVERSATION = 50


def inbox_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/inbox`, `turn` and `handled`."""

    @app.get("/staff/api/inbox")
    @staff_only
    async def inbox(request: Request) -> HTTPResponse:
        days = number_field(request.args.get("days"), DAYS, MOST_DAYS)
        kinds = tuple(kind for kind in KINDS if kind in request.args.get("kinds", ",".join(KINDS)).split(","))
        words, handled = request.args.get("q", "")[:100], request.args.get("handled") == "1"
        return json_answer(await asyncio.to_thread(waiting, settings, days, kinds, words, handled))

    @app.get("/staff/api/turn")
    @staff_only
    async def turn(request: Request) -> HTTPResponse:
        return json_answer(
            await asyncio.to_thread(conversation, store_of(settings), request.args.get("id", ""))
        )

    @app.post("/staff/api/handled")
    @staff_only
    async def handled(request: Request) -> HTTPResponse:
        content = body_of(request)
        turns = texts_field(content, "turns", TURN_LENGTH, CLUSTERED_LIMIT)
        labels = store_of(settings).labels
        act = labels.handle if flag_field(content, "done") else labels.reopen
        await asyncio.to_thread(act, turns)
        return json_answer({"turns": len(turns)})


def waiting(
    settings: Settings, days: int, kinds: tuple[str, ...], words: str, handled: bool
) -> dict[str, Any]:
    """Return the clusters of the turns of the last days, the largest first.

    `handled` gives those that are dealt with in place of those that wait.
    """
    store = store_of(settings)
    since = datetime.now(timezone.utc) - timedelta(days=days)
    done, labelled = store.labels.handled(), store.labels.labelled()
    reviews = {
        review.turn.id: review
        for review in _reviews(store, since, kinds, words)
        if (review.turn.id in done) is handled and review.turn.channel != STAFF_CHANNEL
    }
    found = clusters_of([review.turn for review in reviews.values()], settings) if reviews else []
    return {
        "total": len(reviews),
        "clusters": [_cluster(cluster, reviews, labelled) for cluster in found],
    }


def _reviews(store: Store, since: datetime, kinds: tuple[str, ...], words: str) -> list[Review]:
    """Return the turns of these kinds, newest first within each."""
    statuses = frozenset(kinds) - {"down"}
    chosen = [Selection(since=since, statuses=statuses, contains=words)] if statuses else []
    if "down" in kinds:
        chosen.append(Selection(since=since, verdict=Verdict.DOWN, contains=words))
    return [review for one in chosen for review in store.listing(one, CLUSTERED_LIMIT).reviews]


def _cluster(cluster: Cluster, reviews: dict[str, Review], labelled: frozenset[str]) -> dict[str, Any]:
    """Return a cluster with its ids in full and its newest turns."""
    members = [reviews[turn.id] for turn in cluster.turns]
    statuses: dict[str, int] = {}
    for review in members:
        statuses[review.turn.status] = statuses.get(review.turn.status, 0) + 1
    return {
        "name": cluster.name,
        "size": cluster.size,
        "statuses": statuses,
        "down": sum(1 for review in members if _is_down(review.feedback)),
        "turns": [review.turn.id for review in members],
        "labelled": sum(1 for review in members if review.turn.id in labelled),
        "shown": [turn_row(review) for review in members[:TURNS_SHOWN]],
    }


def _is_down(feedback: Feedback | None) -> bool:
    return feedback is not None and feedback.verdict is Verdict.DOWN


def turn_row(review: Review) -> dict[str, Any]:
    """Return a turn with the vote on it; what the resident wrote was masked on its way in."""
    turn = review.turn
    return {
        "id": turn.id,
        "at": turn.at.isoformat(),
        "channel": turn.channel,
        "question": turn.question,
        "status": turn.status,
        "topic": turn.topic,
        "region": turn.region,
        "text": turn.text,
        "confidence": turn.confidence,
        "latency_ms": turn.latency_ms,
        "feedback": _feedback(review.feedback),
    }


def _feedback(feedback: Feedback | None) -> dict[str, Any] | None:
    if feedback is None:
        return None
    reason = feedback.reason.value if feedback.reason else None
    return {"verdict": feedback.verdict.value, "reason": reason, "comment": feedback.comment}


def conversation(store: Store, turn_id: str) -> dict[str, Any]:
    """Return the conversation around a turn, oldest first, each turn with its vote; raises RefusedError."""
    found = store.turns.find(text_field({"id": turn_id}, "id", TURN_LENGTH))
    if found is None:
        raise RefusedError("no_turn", 404)
    turns = store.turns.of(found.sender, CONVERSATION)
    if found.id not in {turn.id for turn in turns}:
        turns = [found]
    rows = [turn_row(Review(turn=turn, feedback=store.feedback.of(turn.id))) for turn in turns]
    return {"id": found.id, "turns": rows}
