"""What `ouwen ask --explain` shows: how a message was understood and what was found for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.hit_lines import TABLE_WIDTH, print_hits
from bot.shell.words import reason_in_words

if TYPE_CHECKING:
    from knowledge.settings import KnowledgeSettings

INTENTS_SHOWN = 5
HITS_SEARCHED = 5
TEXT_SHOWN = 40


def explain(
    text: str, parsed: dict[str, Any], payload: dict[str, Any], settings: KnowledgeSettings
) -> dict[str, Any]:
    """Return the explanation of a message: normalised text, repairs, intents, entities, hits, timings.

    `searched` tells whether the answer came from the hits; where it came from a standard, the hits are
    what a search for the message gives.
    """
    from knowledge.text import normalise

    normalised = normalise(text)
    repaired = parsed.get("text") or normalised
    changes = (parsed.get("normalisation") or {}).get("changes", [])
    told = payload.get("explain") or {}
    found = told if told.get("hits") or told.get("rejected") else _search(repaired, settings)
    return {
        "normalised": normalised,
        "repaired": repaired,
        "repairs": [{"heard": heard, "meant": meant} for heard, meant in changes],
        "intent": parsed.get("intent"),
        "intent_ranking": parsed.get("intent_ranking", [])[:INTENTS_SHOWN],
        "entities": [_entity(entity) for entity in parsed.get("entities", [])],
        "searched": found is told,
        "hits": found.get("hits", []),
        "rejected": found.get("rejected", []),
        "timings_ms": told.get("timings_ms", {}),
    }


def _search(text: str, settings: KnowledgeSettings) -> dict[str, Any]:
    """Return the hits and rejected hits of a search for `text`."""
    from bot.listings import hit_row
    from knowledge.live import live_knowledge

    result = live_knowledge(settings).base.search(text, HITS_SEARCHED)
    return {
        "hits": [hit_row(hit) for hit in result.hits],
        "rejected": [hit_row(hit) for hit in result.rejected],
    }


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of an entity that say what was found where."""
    return {name: entity[name] for name in ("entity", "value", "start", "end") if name in entity}


def show(console: Console, explanation: dict[str, Any], latency_ms: float) -> None:
    """Print an explanation for people."""
    console.print(f"归一  {explanation['normalised']}", markup=False, highlight=False)
    for change in explanation["repairs"]:
        meant = change["meant"] or "（略）"
        console.print(f"纠正  {change['heard']} → {meant}", markup=False, highlight=False)
    ranking = explanation["intent_ranking"] or [explanation["intent"]]
    intents = "  ".join(f"{intent['name']} {intent['confidence']:.3f}" for intent in ranking if intent)
    entities = "  ".join(f"{entity['entity']}={entity['value']}" for entity in explanation["entities"])
    timings = {**explanation["timings_ms"], "整条消息": latency_ms}
    for line in (f"意图  {intents}", f"实体  {entities or '无'}"):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    show_timings(console, timings)
    found = "命中" if explanation["searched"] else "命中（答案取自标准，没有用到检索）"
    show_hits(console, found, explanation["hits"])
    show_hits(console, "弃用", explanation["rejected"])


def show_timings(console: Console, timings_ms: Mapping[str, float]) -> None:
    """Print the wall time of each stage."""
    told = "  ".join(f"{name.removesuffix('_ms')} {value:.1f}ms" for name, value in timings_ms.items())
    console.print(f"用时  {told}", markup=False, highlight=False, soft_wrap=True)


def show_hits(console: Console, title: str, hits: list[dict[str, Any]], *, explained: bool = True) -> None:
    """Print hits as a table, best first; `explained` with the scores of the arms and the reasons."""
    if not hits:
        return
    if console.width < TABLE_WIDTH:
        print_hits(console, title, [(hit, reason_in_words(hit.get("reason"))) for hit in hits])
        return
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    scores = {"score": "分", "fused_score": "合", "lexical_score": "词", "dense_score": "义"}
    shown = list(scores) if explained else ["score"]
    for column in (*(scores[name] for name in shown), "公报", "页"):
        table.add_column(column, no_wrap=True)
    reasoned = explained and any(hit.get("reason") for hit in hits)
    for column in ("公文", "原文", *(["弃用原因"] if reasoned else [])):
        table.add_column(column, overflow="fold")
    for hit in hits:
        places = [str(hit.get(name) or "")[:TEXT_SHOWN] for name in ("bulletin", "page", "title")]
        text = str(hit.get("text") or hit.get("quote") or "")[:TEXT_SHOWN]
        reason = [reason_in_words(hit.get("reason"))] if reasoned else []
        table.add_row(*(f"{hit.get(name) or 0:.3f}" for name in shown), *places, text, *reason)
    console.print(table)
