"""Bulletins, documents and standards as staff browses them, each as it stands on a chosen day."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.listings import bulletin_row, document_row, standard_row
from bot.settings import Settings
from bot.staff.fields import day_field, number_field
from bot.staff.guards import staff_only
from bot.staff.replies import RefusedError
from bot.wire import json_answer
from knowledge.live import live_knowledge
from knowledge.records import Article, Bulletin, Document, Standard, Standing, Topic, ValidityStatus
from knowledge.service import KnowledgeBase
from knowledge.text import normalise

Row = dict[str, Any]
PAGE = 100
MOST_ROWS = 100_000
TOPICS = [topic.value for topic in Topic]
# What a search looks at in a document and in a standard.
DOCUMENT_TEXTS = ("title", "enclosed_title", "document_number", "registration_number", "issuer")
STANDARD_TEXTS = ("subject", "value", "condition", "region", "document_number", "title", "quote")


def browsing_routes(app: Sanic, settings: Settings) -> None:
    """Serve `/staff/api/bulletins`, `documents`, `document` and `standards`."""

    def serve(path: str, rows: Any) -> None:
        @app.get(f"/staff/api/{path}", name=f"staff_api_{path}")
        @staff_only
        async def listed(request: Request) -> HTTPResponse:
            asked = {name: request.args.get(name) for name in request.args}
            day = day_field(asked.get("day"), settings.today())
            return json_answer(await asyncio.to_thread(rows, _base(settings), asked, day))

    serve("bulletins", bulletins)
    serve("documents", documents)
    serve("document", document)
    serve("standards", standards)


def _base(settings: Settings) -> KnowledgeBase:
    """Return what is known now."""
    return live_knowledge(settings.knowledge()).base


def bulletins(base: KnowledgeBase, asked: dict[str, str], day: date) -> Row:
    """Return the issues, newest first."""
    return {"day": day.isoformat(), "rows": [bulletin_row(one) for one in reversed(base.bulletins)]}


def documents(base: KnowledgeBase, asked: dict[str, str], day: date) -> Row:
    """Return the documents that are as asked: issue, kind, validity, issuer, year and words."""
    rows = [
        {**document_row(bulletin, one, day), **_standing(base.standing(one, day))}
        for bulletin in reversed(base.bulletins)
        if asked.get("issue") in (None, "", bulletin.key)
        for one in bulletin.documents
    ]
    return _page(rows, asked, day, DOCUMENT_TEXTS, ("kind", "standing"))


def standards(base: KnowledgeBase, asked: dict[str, str], day: date) -> Row:
    """Return the standards that are as asked: topic, validity, place and words."""
    documents = {one.key: base.standing(one, day) for one in base.documents}
    rows = [_standard(one, day, documents) for one in base.standards]
    rows.sort(key=lambda row: TOPICS.index(row["topic"]))
    if region := asked.get("region"):
        rows = [row for row in rows if region in row["region"]]
    return _page(rows, asked, day, STANDARD_TEXTS, ("topic", "standing"))


def document(base: KnowledgeBase, asked: dict[str, str], day: date) -> Row:
    """Return a document with its articles and standards; raises RefusedError for an unknown key."""
    for bulletin in base.bulletins:
        for one in bulletin.documents:
            if one.key == asked.get("key"):
                return {"day": day.isoformat(), **_whole(base, bulletin, one, day)}
    raise RefusedError("no_document", 404, key=str(asked.get("key"))[:40])


def _whole(base: KnowledgeBase, bulletin: Bulletin, found: Document, day: date) -> Row:
    """Return everything known of a document."""
    standing = base.standing(found, day)
    return {
        **document_row(bulletin, found, day),
        **_standing(standing),
        "issue": bulletin.key,
        "articles": [_article(article) for article in found.articles],
        "standards": [
            _standard(one, day, {found.key: standing})
            for one in base.standards
            if one.citation.document_key == found.key
        ],
    }


def _article(article: Article) -> Row:
    return {
        "label": article.label,
        "trail": list(article.trail),
        "text": article.text,
        "page": article.page,
    }


def _standing(standing: Standing | None) -> Row:
    """Return how a document stands; a section of a bulletin neither holds nor expires."""
    if standing is None:
        return {"standing": "", "standing_note": ""}
    return {"standing": standing.status.value, "standing_note": standing.note}


def _standard(standard: Standard, day: date, documents: Mapping[str, Standing | None]) -> Row:
    """Return a standard with where it is written; one that is in force stands as its document does."""
    row, document = standard_row(standard, day), documents.get(standard.citation.document_key)
    if document is None or row["validity"] != ValidityStatus.IN_FORCE.value:
        standing: Row = {"standing": row["validity"], "standing_note": ""}
    else:
        standing = _standing(document)
    return {
        **row,
        **standing,
        "excluded": list(standard.excluded_regions),
        "title": standard.citation.title,
        "document": standard.citation.document_key,
        "tier": standard.tier,
        "name": standard.name,
        "url": standard.citation.url,
    }


def _page(
    rows: list[Row], asked: dict[str, str], day: date, texts: tuple[str, ...], kinds: tuple[str, ...]
) -> Row:
    """Return a part of the rows that are as asked.

    `counts` tells how many there would be of each value of a kind if that kind were not asked for.
    """
    rows = [row for row in rows if _says(row, asked.get("q", ""), texts) and _is_of(row, asked)]
    counts = {kind: _counts(_chosen(rows, asked, set(kinds) - {kind}), kind) for kind in kinds}
    rows = _chosen(rows, asked, kinds)
    offset = number_field(asked.get("offset"), 0, MOST_ROWS)
    limit = number_field(asked.get("limit"), PAGE, MOST_ROWS)
    return {
        "day": day.isoformat(),
        "total": len(rows),
        "counts": counts,
        "rows": rows[offset : offset + limit],
    }


def _chosen(rows: list[Row], asked: dict[str, str], kinds: Iterable[str]) -> list[Row]:
    """Return the rows that have the asked value of each of the kinds."""
    wanted = {kind: asked[kind] for kind in kinds if asked.get(kind)}
    return [row for row in rows if all(row[kind] == value for kind, value in wanted.items())]


def _says(row: Row, words: str, texts: tuple[str, ...]) -> bool:
    """Tell whether each of the words stands somewhere in the texts of the row, whatever their form."""
    said = normalise(" ".join(_plain(row.get(name)) for name in texts)).lower()
    return all(word in said for word in normalise(words).lower().split())


def _is_of(row: Row, asked: dict[str, str]) -> bool:
    """Tell whether a document is of the asked issuer and signed in the asked year."""
    issuer, year = asked.get("issuer") or "", asked.get("year") or ""
    signed = row.get("signed_date") or ""
    return issuer in _plain(row.get("issuer")) and (not year or signed.startswith(year))


def _plain(value: object) -> str:
    return " ".join(str(one) for one in value) if isinstance(value, list) else str(value or "")


def _counts(rows: list[Row], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row[name]] = found.get(row[name], 0) + 1
    return found
