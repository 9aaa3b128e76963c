"""`/why-not`: why the last question got no answer, or this one, in words that staff understand."""

from __future__ import annotations

import os
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.hit_lines import TABLE_WIDTH, print_hits
from bot.shell.talk import Exchange
from bot.shell.words import name_of, reason_in_words, text

HITS_SHOWN = 6
TEXT_SHOWN = 40


def show_why(out: Console, exchange: Exchange) -> None:
    """Print the outcome, what was sure enough for what, the passages and what would have been needed."""
    payload = exchange.payload
    explained = payload.get("explain") or {}
    status = payload.get("status") or "smalltalk"
    _line(out, text("why_question", question=exchange.question))
    _line(out, text("why_status", status=name_of("status", status)))
    if status != "smalltalk":
        _line(out, confidence_line(payload))
    hits, rejected = explained.get("hits") or [], explained.get("rejected") or []
    if payload.get("standards") and not hits:
        _line(out, text("why_standards", count=len(payload["standards"])))
    _show_hits(out, text("why_used"), hits, reasons=False)
    _show_hits(out, text("why_rejected"), rejected, reasons=True)
    if not hits and not rejected and not payload.get("citations"):
        _line(out, text("why_none"))
    _line(out, text("why_needed", needed=name_of("needed", status)))


def confidence_line(payload: dict[str, Any]) -> str:
    """Return how sure the answer is beside what it takes to give one."""
    from knowledge.thresholds import Thresholds

    least = Thresholds.from_environment(os.environ)
    named = ("answer", "told", "nearest", "out_of_scope")
    values = {name: f"{getattr(least, name):.2f}" for name in named}
    return text("why_confidence", confidence=f"{payload.get('confidence') or 0.0:.2f}", **values)


def _show_hits(out: Console, title: str, hits: list[dict[str, Any]], *, reasons: bool) -> None:
    """Print passages with their scores, best first, each with its words or with why it was not used."""
    if not hits:
        return
    if out.width < TABLE_WIDTH:
        reasoned = ((hit, reason_in_words(hit.get("reason")) if reasons else "") for hit in hits[:HITS_SHOWN])
        print_hits(out, title, reasoned)
        return
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for heading in ("分", "词", "义"):
        table.add_column(heading, justify="right", no_wrap=True)
    for heading in ("公报", "页"):
        table.add_column(heading, no_wrap=True)
    table.add_column("公文", overflow="fold")
    table.add_column("没有采用的原因" if reasons else "原文", overflow="fold")
    for hit in hits[:HITS_SHOWN]:
        scores = [f"{hit.get(name) or 0:.3f}" for name in ("score", "lexical_score", "dense_score")]
        places = [str(hit.get(name) or "") for name in ("bulletin", "page")]
        said = reason_in_words(hit.get("reason")) if reasons else str(hit.get("text") or "")
        title_shown, said_shown = str(hit.get("title") or "")[:TEXT_SHOWN], said[:TEXT_SHOWN]
        table.add_row(*scores, *places, title_shown, said_shown)
    out.print(table)


def _line(out: Console, line: str) -> None:
    out.print(line, markup=False, soft_wrap=True)
