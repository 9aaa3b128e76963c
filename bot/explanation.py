"""What `ouwen ask --explain` shows: how a message was understood and what was found for it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

INTENTS_SHOWN = 5
TEXT_SHOWN = 60


def explain(text: str, parsed: dict[str, Any], payload: dict[str, Any]) -> dict[str, Any]:
    """Return the explanation of a message: normalised text, repairs, intents, entities, hits, timings."""
    from knowledge.phonetics import repair

    from knowledge.text import normalise

    normalised = normalise(text)
    repaired = repair(normalised)
    found = payload.get("explain") or {}
    return {
        "normalised": normalised,
        "repaired": repaired.text,
        "repairs": [{"heard": heard, "meant": meant} for heard, meant in repaired.changes],
        "intent": parsed.get("intent"),
        "intent_ranking": parsed.get("intent_ranking", [])[:INTENTS_SHOWN],
        "entities": [_entity(entity) for entity in parsed.get("entities", [])],
        "hits": found.get("hits", []),
        "rejected": found.get("rejected", []),
        "timings_ms": found.get("timings_ms", {}),
    }


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of an entity that say what was found where."""
    return {name: entity[name] for name in ("entity", "value", "start", "end") if name in entity}


def show(console: Console, explanation: dict[str, Any], latency_ms: float) -> None:
    """Print an explanation for people."""
    console.print(f"归一  {explanation['normalised']}", markup=False, highlight=False)
    for change in explanation["repairs"]:
        console.print(f"纠正  {change['heard']} → {change['meant']}", markup=False, highlight=False)
    ranking = explanation["intent_ranking"] or [explanation["intent"]]
    intents = "  ".join(f"{intent['name']} {intent['confidence']:.3f}" for intent in ranking if intent)
    console.print(f"意图  {intents}", markup=False, highlight=False)
    entities = "  ".join(f"{entity['entity']}={entity['value']}" for entity in explanation["entities"])
    console.print(f"实体  {entities or '无'}", markup=False, highlight=False)
    show_hits(console, "命中", explanation["hits"])
    show_hits(console, "弃用", explanation["rejected"])
    timings = {**explanation["timings_ms"], "整条消息": latency_ms}
    told = "  ".join(f"{name} {value:.1f}ms" for name, value in timings.items())
    console.print(f"用时  {told}", markup=False, highlight=False)


def show_hits(console: Console, title: str, hits: list[dict[str, Any]]) -> None:
    """Print hits as a table, best first."""
    if not hits:
        return
    table = Table(title=title, title_justify="left")
    for column in ("分", "词", "义", "公报", "页", "公文", "原文", "弃用原因"):
        table.add_column(column)
    for hit in hits:
        scores = [f"{hit.get(name) or 0:.3f}" for name in ("score", "lexical_score", "dense_score")]
        places = [str(hit.get(name) or "") for name in ("bulletin", "page", "title")]
        text = str(hit.get("text") or hit.get("quote") or "")[:TEXT_SHOWN]
        table.add_row(*scores, *places, text, str(hit.get("reason") or ""))
    console.print(table)
