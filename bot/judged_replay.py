"""Judged questions through the whole bot: the conversation held, the last reply read and judged."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from knowledge.evaluation.metrics import DEPTH, Ranked, ranked
from knowledge.evaluation.question_set import JudgedQuestion
from knowledge.evaluation.verdicts import BotReply, Judged, verdict_of
from knowledge.records import AnswerStatus
from knowledge.search import SearchResult

Search = Callable[[str], SearchResult]


class Talks(Protocol):
    """Whatever answers a message and tells how it understands one."""

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Return the replies to one message."""

    def parse(self, text: str) -> dict[str, Any]:
        """Return how a message is understood."""


def judged(bot: Talks, search: Search, questions: Sequence[JudgedQuestion]) -> Iterator[Judged]:
    """Yield each question with its reply and verdict; `search` is asked for the last turn as it stands."""
    for question in questions:
        reply = last_reply(bot, question)
        started = time.perf_counter()
        result = search(question.turns[-1])
        searched = {"search_ms": (time.perf_counter() - started) * 1000}
        searched |= {f"search.{stage}": taken for stage, taken in result.timings_ms.items()}
        reply = replace(reply, timings_ms={**reply.timings_ms, **searched})
        # a ranking is measured: what has too little evidence for an answer stands in it too
        ranking = [hit.passage.id for hit in (*result.hits, *result.rejected)]
        found = _found(ranking, question)
        yield Judged(question=question, reply=reply, verdict=verdict_of(question, reply), found=found)


def last_reply(bot: Talks, question: JudgedQuestion) -> BotReply:
    """Hold the conversation in a session of its own and return the reply to its last turn."""
    sender = f"evaluate-{uuid.uuid4().hex}"
    *before, last = question.turns
    for turn in before:
        bot.send(sender, question.channel, turn)
    started = time.perf_counter()
    bot.parse(last)
    understood = time.perf_counter()
    replies = bot.send(sender, question.channel, last, {"explain": True})
    whole = time.perf_counter() - understood
    return read_reply(replies, nlu_ms=(understood - started) * 1000, whole_ms=whole * 1000)


def read_reply(replies: Sequence[dict[str, Any]], nlu_ms: float, whole_ms: float) -> BotReply:
    """Return the replies to one message as one; `nlu_ms` is the time of understanding it once more."""
    payload: dict[str, Any] = next((reply["custom"] for reply in replies if reply.get("custom")), {})
    citations, status = payload.get("citations") or [], payload.get("status")
    stages = (payload.get("explain") or {}).get("timings_ms") or {}
    return BotReply(
        text="\n".join(reply.get("text") or "" for reply in replies),
        status=AnswerStatus(status) if status else None,
        confidence=payload.get("confidence"),
        documents=tuple(document_of(one["passage_id"]) for one in citations),
        quotes=tuple(one["quote"] for one in citations),
        timings_ms={"whole_ms": whole_ms, "nlu_ms": nlu_ms, **_named(stages)},
    )


def _named(stages: Mapping[str, float]) -> dict[str, float]:
    """Return the steps of answering under names that say so."""
    return {f"answer.{stage}": taken for stage, taken in stages.items()}


def document_of(passage: str) -> str:
    """Return the key of the document of a passage: 2019-12/03#5 → 2019-12/03."""
    return passage.rpartition("#")[0] or passage


def _found(passages: Sequence[str], question: JudgedQuestion) -> Ranked | None:
    """Return where the document stands among those found; None where it is not told or context is needed."""
    if question.document is None or len(question.turns) > 1:
        return None
    documents = dict.fromkeys(document_of(passage) for passage in passages)
    return ranked(list(documents)[:DEPTH], frozenset({question.document}))
